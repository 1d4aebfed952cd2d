package vedette.report.text;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Services as people say them.
public final class ServiceName {

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(20, "FTP data"),
            Map.entry(21, "FTP"),
            Map.entry(22, "SSH"),
            Map.entry(23, "Telnet"),
            Map.entry(25, "mail"),
            Map.entry(53, "DNS"),
            Map.entry(67, "DHCP"),
            Map.entry(80, "HTTP"),
            Map.entry(88, "Kerberos"),
            Map.entry(110, "POP3"),
            Map.entry(123, "NTP"),
            Map.entry(143, "IMAP"),
            Map.entry(161, "SNMP"),
            Map.entry(389, "LDAP"),
            Map.entry(443, "HTTPS"),
            Map.entry(445, "SMB"),
            Map.entry(465, "mail"),
            Map.entry(514, "syslog"),
            Map.entry(587, "mail"),
            Map.entry(853, "DNS over TLS"),
            Map.entry(993, "IMAP"),
            Map.entry(995, "POP3"),
            Map.entry(1433, "SQL Server"),
            Map.entry(3306, "MySQL"),
            Map.entry(3389, "remote desktop"),
            Map.entry(5060, "SIP"),
            Map.entry(5353, "mDNS"),
            Map.entry(5432, "PostgreSQL"),
            Map.entry(6379, "Redis"),
            Map.entry(8080, "HTTP"));

    private ServiceName() {}

    /// The ports of each service that has a name, by the name as it is typed: `remote-desktop`.
    public static Map<String, Set<Integer>> ports() {
        Map<String, Set<Integer>> ports = new TreeMap<>();
        NAMES.forEach((port, name) ->
                ports.computeIfAbsent(typed(name), _ -> new TreeSet<>()).add(port));
        return ports;
    }

    private static String typed(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    /// How exactly this one is looked for: `443/tcp`, `icmp`.
    ///
    /// @param protocol as IP numbers it
    public static String typed(int protocol, int port) {
        String carrier = switch (protocol) {
            case 1 -> "icmp";
            case 6 -> "tcp";
            case 17 -> "udp";
            case 58 -> "icmp6";
            default -> Integer.toString(protocol);
        };
        return port == 0 && protocol != 6 && protocol != 17 ? carrier : port + "/" + carrier;
    }

    /// "443/tcp HTTPS".
    ///
    /// @param protocol as IP numbers it
    public static String of(int protocol, int port) {
        String carrier = switch (protocol) {
            case 6 -> "tcp";
            case 17 -> "udp";
            case 1 -> "ICMP";
            case 58 -> "ICMPv6";
            default -> "IP protocol " + protocol;
        };
        if (port == 0) {
            return carrier;
        }
        String name = NAMES.getOrDefault(port, "");
        return port + "/" + carrier + (name.isEmpty() ? "" : " " + name);
    }
}
