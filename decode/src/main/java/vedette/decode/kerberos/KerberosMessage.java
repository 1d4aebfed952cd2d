package vedette.decode.kerberos;

import java.lang.foreign.MemorySegment;
import vedette.decode.ber.BerView;

/// A view of a Kerberos message ([RFC 4120](https://www.rfc-editor.org/rfc/rfc4120)), over UDP or, with its
/// length before it, over TCP.
///
/// ```
///  AS-REQ, TGS-REQ   { [1] version, [2] type, [3] proofs, [4] { { [0] options, [1] name, [2] realm, ... } } }
///  AS-REP, TGS-REP   { [0] version, [1] type, [2] proofs, [3] realm, [4] name, ... }
///  KRB-ERROR         { [0] version, [1] type, ..., [6] error, [7] realm, [8] name, ... }
/// ```
public final class KerberosMessage extends BerView {

    public static final int AS_REQ = 10;
    public static final int AS_REP = 11;
    public static final int TGS_REQ = 12;
    public static final int TGS_REP = 13;
    public static final int KRB_ERROR = 30;

    private static final int UNKNOWN_CLIENT = 6;
    private static final int CLIENT_REVOKED = 18;
    private static final int PROOF_REFUSED = 24;

    private static final int APPLICATION = 0x60;
    private static final int APPLICATION_MASK = 0xE0;
    private static final int FIELD = 0xA0;
    private static final int GENERAL_STRING = 0x1B;
    private static final int TCP_LENGTH = 4;
    private static final int MAX_FIELDS = 16;
    private static final int MAX_TEXT = 128;

    private int type;
    private int fieldsStart;
    private int fieldsEnd;

    /// Moves the view to the message that begins at `start`.
    ///
    /// @param limit the end of the captured bytes
    /// @return whether it is one of those named here
    public boolean wrap(MemorySegment buffer, long start, long limit) {
        moveTo(buffer, start, limit);
        type = MISSING;
        fieldsStart = 0;
        fieldsEnd = 0;
        int from = u8(0) == 0 ? TCP_LENGTH : 0;
        int first = u8(from);
        if (first == MISSING || (first & APPLICATION_MASK) != APPLICATION || !isKnown(first - APPLICATION)) {
            return false;
        }
        if (!readFirst(from, first) || !read(contentStart(), contentEnd(), SEQUENCE)) {
            return false;
        }
        fieldsStart = contentStart();
        fieldsEnd = contentEnd();
        int newType = first - APPLICATION;
        int typeField = isRequest(newType) ? 2 : 1;
        if (!readField(fieldsStart, fieldsEnd, typeField) || readNumber() != newType) {
            fieldsEnd = fieldsStart;
            return false;
        }
        type = newType;
        return true;
    }

    /// [#AS_REQ], [#AS_REP], [#TGS_REQ], [#TGS_REP], [#KRB_ERROR], or -1.
    public int type() {
        return type;
    }

    /// The code of an error, or -1.
    public int errorCode() {
        return type == KRB_ERROR && readField(fieldsStart, fieldsEnd, 6) ? readNumber() : MISSING;
    }

    /// Whether a client asks for the ticket that it gets others with: it logs in.
    public boolean isLoginAsked() {
        return type == AS_REQ;
    }

    public boolean isAccepted() {
        return type == AS_REP;
    }

    /// Whether the client is unknown, locked out, or has the wrong password. An error that asks for a proof
    /// of the password is no refusal.
    public boolean isRefused() {
        int code = errorCode();
        return code == UNKNOWN_CLIENT || code == CLIENT_REVOKED || code == PROOF_REFUSED;
    }

    /// The first part of the client's name; empty if it is not said.
    public String clientName() {
        boolean isNamed = switch (type) {
            case AS_REQ, TGS_REQ -> readBody() && readField(contentStart(), contentEnd(), 1);
            case AS_REP, TGS_REP -> readField(fieldsStart, fieldsEnd, 4);
            case KRB_ERROR -> readField(fieldsStart, fieldsEnd, 8);
            default -> false;
        };
        return isNamed && readNames() && read(contentStart(), contentEnd(), GENERAL_STRING) ? content() : "";
    }

    /// Where the client belongs; empty if it is not said.
    public String realm() {
        boolean isNamed = switch (type) {
            case AS_REQ, TGS_REQ -> readBody() && readField(contentStart(), contentEnd(), 2);
            case AS_REP, TGS_REP -> readField(fieldsStart, fieldsEnd, 3);
            case KRB_ERROR -> readField(fieldsStart, fieldsEnd, 7);
            default -> false;
        };
        return isNamed && read(contentStart(), contentEnd(), GENERAL_STRING) ? content() : "";
    }

    private String content() {
        return text(contentStart(), contentEnd(), MAX_TEXT);
    }

    private boolean readBody() {
        return readField(fieldsStart, fieldsEnd, 4) && read(contentStart(), contentEnd(), SEQUENCE);
    }

    /// A name is a sequence of its kind and of its parts.
    private boolean readNames() {
        return read(contentStart(), contentEnd(), SEQUENCE)
                && readField(contentStart(), contentEnd(), 1)
                && read(contentStart(), contentEnd(), SEQUENCE);
    }

    private int readNumber() {
        return read(contentStart(), contentEnd(), INTEGER) ? smallNumber() : MISSING;
    }

    /// Moves to the field with that number, among those between two offsets.
    private boolean readField(int from, int end, int number) {
        int offset = from;
        for (int i = 0; i < MAX_FIELDS && read(offset, end); i++) {
            if (tag() == FIELD + number) {
                return true;
            }
            offset = contentEnd();
        }
        return false;
    }

    private static boolean isKnown(int type) {
        return (type >= AS_REQ && type <= TGS_REP) || type == KRB_ERROR;
    }

    private static boolean isRequest(int type) {
        return type == AS_REQ || type == TGS_REQ;
    }
}
