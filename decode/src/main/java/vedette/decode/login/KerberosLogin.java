package vedette.decode.login;

import java.lang.foreign.MemorySegment;
import vedette.decode.kerberos.KerberosMessage;

/// Logins with Kerberos. A client that is first told to prove that it knows the password asks twice.
final class KerberosLogin {

    private final KerberosMessage message = new KerberosMessage();

    LoginStep step(MemorySegment buffer, long start, long limit, boolean isFromServer) {
        if (!message.wrap(buffer, start, limit)) {
            return LoginStep.NONE;
        }
        if (!isFromServer) {
            return message.isLoginAsked() ? LoginStep.ASKED : LoginStep.NONE;
        }
        if (message.isRefused()) {
            return LoginStep.REFUSED;
        }
        return message.isAccepted() ? LoginStep.ACCEPTED : LoginStep.NONE;
    }
}
