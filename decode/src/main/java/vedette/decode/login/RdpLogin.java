package vedette.decode.login;

import java.lang.foreign.MemorySegment;
import vedette.decode.message.MessageView;

/// The beginning of a remote desktop session
/// ([MS-RDPBCGR](https://learn.microsoft.com/openspecs/windows_protocols/ms-rdpbcgr/)): the credentials
/// themselves are always encrypted.
///
/// A client that connects asks. A server that will not negotiate says no to that, not to any credentials.
final class RdpLogin extends MessageView {

    private static final int TPKT_VERSION = 3;
    private static final int TYPE = 5;
    private static final int CONNECTION_REQUEST = 0xE0;
    private static final int CONNECTION_CONFIRM = 0xD0;
    private static final int NEGOTIATION = 11;
    private static final int NEGOTIATION_FAILURE = 3;

    LoginStep step(MemorySegment buffer, long start, long limit, boolean isFromServer) {
        moveTo(buffer, start, limit);
        if (u16(0) != TPKT_VERSION << 8 || u16(2) < NEGOTIATION || !has(0, NEGOTIATION)) {
            return LoginStep.NONE;
        }
        if (!isFromServer) {
            return u8(TYPE) == CONNECTION_REQUEST ? LoginStep.ASKED : LoginStep.NONE;
        }
        boolean isFailure = u8(TYPE) == CONNECTION_CONFIRM && u8(NEGOTIATION) == NEGOTIATION_FAILURE;
        return isFailure ? LoginStep.NEGATIVE : LoginStep.NONE;
    }
}
