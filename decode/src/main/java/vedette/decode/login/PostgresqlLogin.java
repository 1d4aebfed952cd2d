package vedette.decode.login;

import java.lang.foreign.MemorySegment;
import vedette.decode.message.MessageView;

/// Logins of PostgreSQL ([message
/// formats](https://www.postgresql.org/docs/current/protocol-message-formats.html)).
///
/// Of one login both the start and each message with a password or a part of its proof ask.
final class PostgresqlLogin extends MessageView {

    private static final long PROTOCOL_3 = 0x0003_0000;
    private static final int MAX_STARTUP = 10_000;
    private static final int AUTHENTICATION_OK_LENGTH = 8;
    private static final int HEADER = 5;
    private static final int MAX_MESSAGES = 4;
    private static final int MAX_FIELDS = 16;
    private static final int MAX_FIELD = 512;

    LoginStep step(MemorySegment buffer, long start, long limit, boolean isFromServer) {
        moveTo(buffer, start, limit);
        if (isFromServer) {
            return answer();
        }
        return isStartup() || isPassword() ? LoginStep.ASKED : LoginStep.NONE;
    }

    /// The end of a proof and what comes of it are sent at once, and a login can be refused after all.
    private LoginStep answer() {
        LoginStep step = LoginStep.NONE;
        int offset = 0;
        for (int message = 0; message < MAX_MESSAGES; message++) {
            if (u8(offset) == 'E') {
                return isCredentialsError(offset + HEADER) ? LoginStep.REFUSED : step;
            }
            long length = u32(offset + 1);
            if (u8(offset) != 'R' || length < AUTHENTICATION_OK_LENGTH || length > MAX_LENGTH) {
                return step;
            }
            if (length == AUTHENTICATION_OK_LENGTH && u32(offset + HEADER) == 0) {
                step = LoginStep.ACCEPTED;
            }
            offset += 1 + (int) length;
        }
        return step;
    }

    private boolean isStartup() {
        long length = u32(0);
        return length > 8 && length <= MAX_STARTUP && u32(4) == PROTOCOL_3;
    }

    private boolean isPassword() {
        long length = u32(1);
        return u8(0) == 'p' && length > 4 && length <= MAX_STARTUP && has(HEADER, 1);
    }

    /// Fields are a letter and a text that ends with a zero; `C` is the code of the error.
    private boolean isCredentialsError(int from) {
        int offset = from;
        for (int field = 0; field < MAX_FIELDS && u8(offset) > 0; field++) {
            if (u8(offset) == 'C') {
                return isAt(offset + 1, "28P01\0") || isAt(offset + 1, "28000\0");
            }
            int end = offset + 1;
            while (u8(end) > 0 && end - offset < MAX_FIELD) {
                end++;
            }
            if (u8(end) != 0) {
                return false;
            }
            offset = end + 1;
        }
        return false;
    }
}
