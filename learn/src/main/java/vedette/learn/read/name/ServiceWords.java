package vedette.learn.read.name;

import java.util.Map;

/// What a responder's port is called, for people: few words, however many ports there are.
public final class ServiceWords {

    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int LAST_SYSTEM_PORT = 1_023;

    private static final Map<Integer, String> SERVICES = Map.ofEntries(
            Map.entry(20, "FTP data"),
            Map.entry(21, "FTP"),
            Map.entry(22, "SSH"),
            Map.entry(23, "Telnet"),
            Map.entry(25, "mail"),
            Map.entry(53, "DNS"),
            Map.entry(67, "DHCP"),
            Map.entry(80, "the web"),
            Map.entry(110, "mail"),
            Map.entry(123, "NTP"),
            Map.entry(143, "mail"),
            Map.entry(161, "SNMP"),
            Map.entry(389, "LDAP"),
            Map.entry(443, "the web, encrypted"),
            Map.entry(445, "SMB"),
            Map.entry(587, "mail"),
            Map.entry(993, "mail"),
            Map.entry(1_883, "MQTT"),
            Map.entry(1_900, "SSDP"),
            Map.entry(3_306, "MySQL"),
            Map.entry(3_389, "RDP"),
            Map.entry(5_353, "mDNS"),
            Map.entry(5_432, "PostgreSQL"),
            Map.entry(6_379, "Redis"),
            Map.entry(6_667, "IRC"),
            Map.entry(8_080, "the web"));

    private ServiceWords() {}

    /// Where a flow went; empty if that is not known.
    ///
    /// @param port of the responder, or NaN
    /// @param protocol of IP, or NaN
    public static String of(float port, float protocol) {
        String carrier = protocol == TCP ? "TCP" : protocol == UDP ? "UDP" : "";
        if (carrier.isEmpty() || !(port >= 0)) {
            return protocol == 1 || protocol == 58 ? "ICMP" : "";
        }
        String service = SERVICES.get((int) port);
        if (service != null) {
            return "to " + service + " (" + carrier + " port " + (int) port + ")";
        }
        return port <= LAST_SYSTEM_PORT ? "to " + carrier + " port " + (int) port : "to a high " + carrier + " port";
    }
}
