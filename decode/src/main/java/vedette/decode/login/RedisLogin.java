package vedette.decode.login;

import java.lang.foreign.MemorySegment;
import vedette.decode.message.MessageView;

/// Logins of Redis, sent as a line or as an array of
/// [RESP](https://redis.io/docs/latest/develop/reference/protocol-spec/).
///
/// A server without a password refuses `AUTH` as it would any mistake; what it says to those who are not
/// logged in is an answer to another command. Both are negative, but no refusal of credentials.
final class RedisLogin extends MessageView {

    private static final int MAX_COUNT_DIGITS = 3;

    LoginStep step(MemorySegment buffer, long start, long limit, boolean isFromServer) {
        moveTo(buffer, start, limit);
        if (!isFromServer) {
            return isAuthentication() ? LoginStep.ASKED : LoginStep.NONE;
        }
        return switch (u8(0)) {
            case '+' -> isAt(1, "OK\r\n") ? LoginStep.POSITIVE : LoginStep.NONE;
            case '-' -> error();
            default -> LoginStep.NONE;
        };
    }

    private LoginStep error() {
        if (isAt(1, "WRONGPASS ") || isAt(1, "ERR invalid password")) {
            return LoginStep.REFUSED;
        }
        return isAt(1, "NOAUTH ") || isAt(1, "ERR ") ? LoginStep.NEGATIVE : LoginStep.NONE;
    }

    private boolean isAuthentication() {
        if (u8(0) != '*') {
            return isAtInAnyCase(0, "AUTH ");
        }
        int name = afterCount(0, '*');
        return name != MISSING && isAt(name, "$4\r\n") && isAtInAnyCase(name + 4, "AUTH\r\n");
    }

    /// What follows a sign, a few digits and the end of the line, or -1.
    private int afterCount(int from, int sign) {
        if (u8(from) != sign) {
            return MISSING;
        }
        int offset = from + 1;
        while (offset - from <= MAX_COUNT_DIGITS && isDigit(u8(offset))) {
            offset++;
        }
        return offset > from + 1 && isAt(offset, "\r\n") ? offset + 2 : MISSING;
    }
}
