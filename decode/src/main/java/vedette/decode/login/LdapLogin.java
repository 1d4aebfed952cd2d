package vedette.decode.login;

import java.lang.foreign.MemorySegment;
import vedette.decode.ber.BerView;

/// Logins of LDAP, called binds ([RFC 4511, section
/// 4.2](https://www.rfc-editor.org/rfc/rfc4511#section-4.2)).
final class LdapLogin extends BerView {

    private static final int BIND_REQUEST = 0x60;
    private static final int BIND_RESPONSE = 0x61;

    private static final int SUCCESS = 0;
    private static final int SASL_BIND_IN_PROGRESS = 14;
    private static final int INVALID_CREDENTIALS = 49;

    LoginStep step(MemorySegment buffer, long start, long limit, boolean isFromServer) {
        moveTo(buffer, start, limit);
        if (!readFirst(0, SEQUENCE)) {
            return LoginStep.NONE;
        }
        int end = contentEnd();
        if (!read(contentStart(), end, INTEGER) || smallNumber() == MISSING) {
            return LoginStep.NONE;
        }
        int operation = contentEnd();
        if (!isFromServer) {
            return read(operation, end, BIND_REQUEST) && read(contentStart(), contentEnd(), INTEGER)
                    ? LoginStep.ASKED
                    : LoginStep.NONE;
        }
        return read(operation, end, BIND_RESPONSE) && read(contentStart(), contentEnd(), ENUMERATED)
                ? answer(smallNumber())
                : LoginStep.NONE;
    }

    private static LoginStep answer(int result) {
        return switch (result) {
            case SUCCESS -> LoginStep.ACCEPTED;
            case INVALID_CREDENTIALS -> LoginStep.REFUSED;
            case SASL_BIND_IN_PROGRESS, MISSING -> LoginStep.NONE;
            default -> LoginStep.NEGATIVE;
        };
    }
}
