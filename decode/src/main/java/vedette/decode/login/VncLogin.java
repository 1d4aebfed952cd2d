package vedette.decode.login;

import java.lang.foreign.MemorySegment;
import vedette.decode.message.MessageView;

/// Logins of VNC ([RFC 6143](https://www.rfc-editor.org/rfc/rfc6143)), whose messages have nothing but
/// their length to be known by: the answer to a challenge has 16 bytes, the result 4 and perhaps a reason.
final class VncLogin extends MessageView {

    private static final int CHALLENGE_RESPONSE = 16;
    private static final int RESULT = 4;
    private static final int REASON = 8;
    private static final long OK = 0;
    private static final long FAILED = 1;
    private static final long TOO_MANY = 2;

    LoginStep step(MemorySegment buffer, long start, long limit, boolean isFromServer) {
        moveTo(buffer, start, limit);
        if (!isFromServer) {
            return length() == CHALLENGE_RESPONSE ? LoginStep.ASKED : LoginStep.NONE;
        }
        long result = u32(0);
        boolean isAlone = length() == RESULT;
        if (result == OK && isAlone) {
            return LoginStep.ACCEPTED;
        }
        boolean hasReason = length() > REASON && u32(RESULT) == length() - REASON;
        boolean isRefusal = (result == FAILED && (isAlone || hasReason)) || (result == TOO_MANY && hasReason);
        return isRefusal ? LoginStep.REFUSED : LoginStep.NONE;
    }
}
