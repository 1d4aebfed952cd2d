package vedette.flow.observe;

import org.jspecify.annotations.Nullable;
import vedette.decode.Protocol;
import vedette.decode.login.LoginProtocol;
import vedette.decode.login.LoginReply;
import vedette.flow.fact.FactKind;
import vedette.flow.fact.LoginFact;

/// Reads the steps of log-ins, by the server's port. Owned by one thread.
final class LoginReader {

    private final LoginReply reply = new LoginReply();

    /// The protocol that logs in at this port, or null.
    static @Nullable LoginProtocol protocolAt(int port) {
        return switch (port) {
            case 21, 2_121 -> LoginProtocol.FTP;
            case 23, 2_323 -> LoginProtocol.TELNET;
            case 25, 587 -> LoginProtocol.SMTP;
            case 88 -> LoginProtocol.KERBEROS;
            case 110 -> LoginProtocol.POP3;
            case 139, 445 -> LoginProtocol.SMB;
            case 143 -> LoginProtocol.IMAP;
            case 389 -> LoginProtocol.LDAP;
            case 1_433 -> LoginProtocol.MSSQL;
            case 3_306 -> LoginProtocol.MYSQL;
            case 3_389 -> LoginProtocol.RDP;
            case 5_432 -> LoginProtocol.POSTGRESQL;
            case 5_900, 5_901 -> LoginProtocol.VNC;
            case 6_379 -> LoginProtocol.REDIS;
            default -> null;
        };
    }

    void onPayload(Sighting sighting, LoginProtocol protocol, boolean isFromServer) {
        if (!reply.wrap(sighting.buffer(), sighting.start(), sighting.limit(), protocol, isFromServer)) {
            return;
        }
        LoginFact.Step step = switch (reply.step()) {
            case ASKED -> LoginFact.Step.ASKED;
            case REFUSED, NEGATIVE -> LoginFact.Step.REFUSED;
            case ACCEPTED -> LoginFact.Step.ACCEPTED;
            case NONE, POSITIVE -> null;
        };
        if (step != null && sighting.claims(FactKind.LOGIN)) {
            Protocol spoken = Protocol.valueOf(protocol.name());
            sighting.tell(new LoginFact(sighting.ends(isFromServer), sighting.micros(), spoken, step, ""));
        }
    }
}
