package vedette.decode.login;

import java.lang.foreign.MemorySegment;
import vedette.decode.message.MessageView;

/// Logins of Microsoft SQL Server, by the tokens of its
/// [tabular data stream](https://learn.microsoft.com/openspecs/windows_protocols/ms-tds/).
///
/// What the client sends is most often encrypted, even where the answer is not.
final class MssqlLogin extends MessageView {

    private static final int HEADER = 8;
    private static final int TYPE_LOGIN7 = 0x10;
    private static final int TYPE_RESPONSE = 0x04;
    private static final int FLAGS = 1;
    private static final int LENGTH = 2;
    private static final int KNOWN_FLAGS = 0x1F;

    private static final int TOKEN_ERROR = 0xAA;
    private static final int TOKEN_INFO = 0xAB;
    private static final int TOKEN_LOGIN_ACKNOWLEDGED = 0xAD;
    private static final int TOKEN_ENVIRONMENT = 0xE3;
    private static final int MAX_TOKENS = 16;
    private static final long LOGIN_FAILED = 18_456;

    LoginStep step(MemorySegment buffer, long start, long limit, boolean isFromServer) {
        moveTo(buffer, start, limit);
        int type = isFromServer ? TYPE_RESPONSE : TYPE_LOGIN7;
        boolean isWhole = has(0, HEADER + 1) && u16(LENGTH) > HEADER;
        if (u8(0) != type || !isWhole || (u8(FLAGS) & ~KNOWN_FLAGS) != 0) {
            return LoginStep.NONE;
        }
        return isFromServer ? response() : login();
    }

    /// The message's length stands again at its head, least significant byte first.
    private LoginStep login() {
        return u32Reversed(HEADER) == u16(LENGTH) - HEADER ? LoginStep.ASKED : LoginStep.NONE;
    }

    private LoginStep response() {
        int offset = HEADER;
        for (int token = 0; token < MAX_TOKENS; token++) {
            int type = u8(offset);
            if (type == TOKEN_LOGIN_ACKNOWLEDGED && has(offset, 3)) {
                return LoginStep.ACCEPTED;
            }
            if (type == TOKEN_ERROR) {
                return u32Reversed(offset + 3) == LOGIN_FAILED ? LoginStep.REFUSED : LoginStep.NONE;
            }
            if ((type != TOKEN_ENVIRONMENT && type != TOKEN_INFO) || !has(offset, 3)) {
                return LoginStep.NONE;
            }
            offset += 3 + u16Reversed(offset + 1);
        }
        return LoginStep.NONE;
    }
}
