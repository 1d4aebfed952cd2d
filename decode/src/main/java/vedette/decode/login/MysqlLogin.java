package vedette.decode.login;

import java.lang.foreign.MemorySegment;
import vedette.decode.message.MessageView;

/// Logins of MySQL and its kin, each packet of which has three bytes of length and a number in the
/// conversation ([protocol](https://dev.mysql.com/doc/dev/mysql-server/latest/PAGE_PROTOCOL.html)).
///
/// An answer to a query has the number 1; the answer that ends a login comes later.
final class MysqlLogin extends MessageView {

    private static final int NUMBER = 3;
    private static final int PAYLOAD = 4;

    private static final int OK = 0x00;
    private static final int ERROR = 0xFF;
    private static final int ACCESS_DENIED = 1045;
    private static final int ACCESS_DENIED_NO_PASSWORD = 1698;

    private static final int OK_MIN_LENGTH = 7;
    private static final int FIRST_OK_OF_LOGIN = 2;

    private static final int FIXED_RESPONSE = 32;
    private static final int FILLER = PAYLOAD + 9;
    private static final int FILLER_LENGTH = 19; // the last four are flags of MariaDB
    private static final long PROTOCOL_41 = 0x200;

    LoginStep step(MemorySegment buffer, long start, long limit, boolean isFromServer) {
        moveTo(buffer, start, limit);
        int payload = (int) (u32Reversed(0) & 0xFF_FFFF);
        if (!has(0, PAYLOAD + 1)) {
            return LoginStep.NONE;
        }
        if (!isFromServer) {
            return isHandshakeResponse(payload) ? LoginStep.ASKED : LoginStep.NONE;
        }
        return switch (u8(PAYLOAD)) {
            case ERROR -> error();
            case OK -> isEndOfLogin(payload) ? LoginStep.ACCEPTED : LoginStep.NONE;
            default -> LoginStep.NONE;
        };
    }

    private LoginStep error() {
        int code = u16Reversed(PAYLOAD + 1);
        return code == ACCESS_DENIED || code == ACCESS_DENIED_NO_PASSWORD ? LoginStep.REFUSED : LoginStep.NONE;
    }

    /// Nothing was changed and no row inserted, and the packet is all there is: a row of a result is unlike
    /// that.
    private boolean isEndOfLogin(int payload) {
        return u8(NUMBER) >= FIRST_OK_OF_LOGIN
                && payload >= OK_MIN_LENGTH
                && length() == PAYLOAD + payload
                && u16(PAYLOAD + 1) == 0;
    }

    private boolean isHandshakeResponse(int payload) {
        if (payload <= FIXED_RESPONSE || !has(0, PAYLOAD + FIXED_RESPONSE)) {
            return false;
        }
        int number = u8(NUMBER);
        if ((number != 1 && number != 2) || (u16Reversed(PAYLOAD) & PROTOCOL_41) == 0) {
            return false;
        }
        for (int i = 0; i < FILLER_LENGTH; i++) {
            if (u8(FILLER + i) != 0) {
                return false;
            }
        }
        return true;
    }
}
