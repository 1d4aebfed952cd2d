package vedette.detect.flood;

import java.util.EnumSet;
import java.util.Set;
import vedette.decode.Protocol;
import vedette.detect.site.ServiceBook;
import vedette.detect.state.Keys.Service;

/// What is known of a TCP service by its protocol or, where none was heard, by its port.
final class Ports {

    private static final Set<Integer> WEB = Set.of(80, 81, 443, 3000, 5000, 8000, 8008, 8080, 8081, 8088, 8443, 8888);
    private static final Set<Integer> LOG_IN = Set.of(
            21, 22, 23, 25, 88, 110, 135, 139, 143, 389, 445, 465, 587, 636, 993, 995, 1433, 1521, 2222, 3306, 3389,
            5432, 5900, 5985, 5986);
    private static final Set<Protocol> LOG_IN_PROTOCOLS = EnumSet.of(
            Protocol.SSH,
            Protocol.FTP,
            Protocol.SMTP,
            Protocol.POP3,
            Protocol.IMAP,
            Protocol.MYSQL,
            Protocol.POSTGRESQL,
            Protocol.MSSQL,
            Protocol.SMB,
            Protocol.LDAP,
            Protocol.KERBEROS,
            Protocol.TELNET,
            Protocol.RDP,
            Protocol.VNC);

    private Ports() {}

    /// Whether it speaks HTTP or TLS.
    static boolean isWeb(Service service, ServiceBook services) {
        Protocol heard = services.protocol(service);
        return heard == null ? WEB.contains(service.port()) : heard == Protocol.HTTP || heard == Protocol.TLS;
    }

    /// Whether many connections to it are guesses at a password rather than visits.
    static boolean isLogIn(Service service, ServiceBook services) {
        Protocol heard = services.protocol(service);
        return heard == null ? LOG_IN.contains(service.port()) : LOG_IN_PROTOCOLS.contains(heard);
    }

    /// Whether it is known by its port as one that asks for a password, inside TLS or not.
    static boolean isForLogIn(Service service) {
        return LOG_IN.contains(service.port());
    }
}
