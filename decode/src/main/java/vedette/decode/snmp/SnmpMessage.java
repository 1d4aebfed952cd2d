package vedette.decode.snmp;

import java.lang.foreign.MemorySegment;
import vedette.decode.ber.BerView;

/// A view of an SNMP message: of versions 1 and 2c ([RFC 1157](https://www.rfc-editor.org/rfc/rfc1157),
/// [RFC 3416](https://www.rfc-editor.org/rfc/rfc3416)) up to the first object it is about, of version 3
/// ([RFC 3412](https://www.rfc-editor.org/rfc/rfc3412)) whether it names a user.
///
/// ```
///  1, 2c   sequence { version, community, PDU { request, error status, error index, { { object, value }, ... } } }
///  3       sequence { version, sequence { ... }, octets { sequence { ..., user, ... } }, ... }
/// ```
public final class SnmpMessage extends BerView {

    public static final int VERSION_1 = 1;
    public static final int VERSION_2C = 2;
    public static final int VERSION_3 = 3;

    public static final int GET = 0;
    public static final int GET_NEXT = 1;
    public static final int RESPONSE = 2;
    public static final int SET = 3;
    public static final int TRAP_1 = 4;
    public static final int GET_BULK = 5;
    public static final int INFORM = 6;
    public static final int TRAP = 7;
    public static final int REPORT = 8;

    private static final int PDU = 0xA0;
    private static final int MAX_COMMUNITY = 64;
    private static final int MAX_OBJECT = 64;
    private static final int USER_NAME_PLACE = 3;

    private int version;
    private int communityStart;
    private int communityEnd;
    private int pduType;
    private int errorStatus;
    private int objectStart;
    private int objectEnd;
    private boolean hasUserName;

    /// Moves the view to the message that begins at `start`.
    ///
    /// @param limit the end of the captured bytes
    /// @return whether it has a known version, and what that version has next
    public boolean wrap(MemorySegment buffer, long start, long limit) {
        moveTo(buffer, start, limit);
        version = MISSING;
        communityStart = 0;
        communityEnd = 0;
        pduType = MISSING;
        errorStatus = MISSING;
        objectStart = 0;
        objectEnd = 0;
        hasUserName = false;
        if (!readFirst(0, SEQUENCE)) {
            return false;
        }
        int end = contentEnd();
        if (!read(contentStart(), end, INTEGER)) {
            return false;
        }
        return switch (smallNumber()) {
            case 0 -> readCommunity(VERSION_1, end);
            case 1 -> readCommunity(VERSION_2C, end);
            case 3 -> readUser(end);
            default -> false;
        };
    }

    /// 1, 2 for 2c or 3, or -1.
    public int version() {
        return version;
    }

    /// The word that stands for a password in versions 1 and 2c; empty in version 3.
    public String community() {
        return text(communityStart, communityEnd, MAX_COMMUNITY);
    }

    /// What is asked or answered, -1 in version 3, which may encrypt it.
    public int pduType() {
        return pduType;
    }

    /// 0 where an answer is none of an error, -1 where there is no such field.
    public int errorStatus() {
        return errorStatus;
    }

    /// The first object that the message is about, as `1.3.6.1.2.1`; empty if none can be read.
    public String firstObject() {
        if (objectEnd == objectStart) {
            return "";
        }
        StringBuilder text = new StringBuilder(MAX_OBJECT);
        long number = 0;
        for (int offset = objectStart; offset < objectEnd && text.length() <= MAX_OBJECT; offset++) {
            number = (number << 7 | (u8(offset) & 0x7F)) & 0xFFFF_FFFFL;
            if (u8(offset) < 0x80) {
                append(text, number);
                number = 0;
            }
        }
        text.setLength(Math.min(text.length(), MAX_OBJECT));
        return text.toString();
    }

    /// Whether a message of version 3 names a user; one that first asks for the engine does not.
    public boolean hasUserName() {
        return hasUserName;
    }

    private boolean readCommunity(int newVersion, int end) {
        if (!read(contentEnd(), end, OCTET_STRING) || !has(contentStart(), contentEnd() - contentStart())) {
            return false;
        }
        int start = contentStart();
        int stop = contentEnd();
        if (!read(stop, end) || tag() < PDU || tag() > PDU + REPORT) {
            return false;
        }
        version = newVersion;
        communityStart = start;
        communityEnd = stop;
        pduType = tag() - PDU;
        if (pduType != TRAP_1) {
            readPdu(contentStart(), contentEnd());
        }
        return true;
    }

    private void readPdu(int start, int end) {
        if (!read(start, end, INTEGER) || !read(contentEnd(), end, INTEGER)) {
            return;
        }
        errorStatus = pduType == GET_BULK ? MISSING : smallNumber();
        if (!read(contentEnd(), end, INTEGER) || !read(contentEnd(), end, SEQUENCE)) {
            return;
        }
        if (!read(contentStart(), contentEnd(), SEQUENCE) || !read(contentStart(), contentEnd(), OBJECT_IDENTIFIER)) {
            return;
        }
        if (has(contentStart(), contentEnd() - contentStart())) {
            objectStart = contentStart();
            objectEnd = contentEnd();
        }
    }

    private boolean readUser(int end) {
        if (!read(contentEnd(), end, SEQUENCE) || !read(contentEnd(), end, OCTET_STRING)) {
            return false;
        }
        version = VERSION_3;
        if (!read(contentStart(), contentEnd(), SEQUENCE)) {
            return true;
        }
        int securityEnd = contentEnd();
        int offset = contentStart();
        for (int i = 0; i < USER_NAME_PLACE; i++) {
            if (!read(offset, securityEnd)) {
                return true;
            }
            offset = contentEnd();
        }
        hasUserName = read(offset, securityEnd, OCTET_STRING) && contentEnd() > contentStart();
        return true;
    }

    /// The first number of an object's name holds two.
    private static void append(StringBuilder text, long number) {
        if (!text.isEmpty()) {
            text.append('.').append(number);
            return;
        }
        long first = Math.min(number / 40, 2);
        text.append(first).append('.').append(number - first * 40);
    }
}
