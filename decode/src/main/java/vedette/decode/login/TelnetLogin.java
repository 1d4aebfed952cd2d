package vedette.decode.login;

import java.lang.foreign.MemorySegment;
import vedette.decode.message.MessageView;

/// Logins of Telnet, by what servers commonly show: nothing in the protocol says more.
///
/// A server that shows the prompt for a password has been asked.
final class TelnetLogin extends MessageView {

    private static final int LOOKED_AT = 256;

    LoginStep step(MemorySegment buffer, long start, long limit, boolean isFromServer) {
        moveTo(buffer, start, limit);
        if (!isFromServer) {
            return LoginStep.NONE;
        }
        if (shows("INCORRECT") || shows("LOGIN FAILED") || shows("AUTHENTICATION FAILED") || shows("BAD PASSWORD")) {
            return LoginStep.REFUSED;
        }
        if (shows("LAST LOGIN:")) {
            return LoginStep.ACCEPTED;
        }
        return shows("PASSWORD:") ? LoginStep.ASKED : LoginStep.NONE;
    }

    private boolean shows(String text) {
        return findInAnyCase(0, LOOKED_AT, text) != MISSING;
    }
}
