package vedette.decode.nbns;

import java.lang.foreign.MemorySegment;
import vedette.decode.message.MessageView;

/// A view of a message of the NetBIOS name service ([RFC 1002, section
/// 4.2](https://www.rfc-editor.org/rfc/rfc1002#section-4.2)), which looks like one of DNS.
///
/// ```
///  +-------------------------------+-------------------------------+
///  |        Transaction id         | R | Operation | Flags | Code  |
///  +-------------------------------+-------------------------------+
///  |           Questions           |            Answers            |
///  +-------------------------------+-------------------------------+
///  |          Authorities          |           Additions           |
///  +-------------------------------+-------------------------------+
///  |   0x20, name (32), scope, 0   |   Type (2)    |   Class (2)   |
///  +-------------------------------+-------------------------------+
/// ```
///
/// A name has fifteen characters and a suffix that says what bears it; each byte is written as two letters
/// from A to P.
public final class NbnsMessage extends MessageView {

    /// What is done with the name.
    public static final int QUERY = 0;

    public static final int REGISTRATION = 5;
    public static final int RELEASE = 6;
    public static final int WAIT = 7;
    public static final int REFRESH = 8;

    private static final int FLAGS = 2;
    private static final int QUESTIONS = 4;
    private static final int HEADER = 12;
    private static final int IS_RESPONSE = 0x8000;
    private static final int OPERATION_SHIFT = 11;
    private static final int ALTERNATIVE_REFRESH = 9;

    private static final int ENCODED = 32;
    private static final int NAME = HEADER + 1;
    private static final int MAX_SCOPE = 256;
    private static final int POINTER = 0xC0;
    private static final int QUESTION_END = 4;
    private static final int TYPE_NAME = 0x20;
    private static final int TYPE_STATUS = 0x21;
    private static final int ENTRY = 6;

    private int nameEnd;

    /// Moves the view to the message that begins at `start`.
    ///
    /// @param limit the end of the captured bytes
    /// @return whether it is one, with the name it is about
    public boolean wrap(MemorySegment buffer, long start, long limit) {
        moveTo(buffer, start, limit);
        nameEnd = MISSING;
        if (u8(HEADER) != ENCODED || !has(NAME, ENCODED) || !isKnown()) {
            return false;
        }
        for (int i = 0; i < ENCODED; i++) {
            if (u8(NAME + i) < 'A' || u8(NAME + i) > 'P') {
                return false;
            }
        }
        nameEnd = afterName(HEADER);
        return nameEnd != MISSING && has(nameEnd, QUESTION_END);
    }

    public int transactionId() {
        return u16(0);
    }

    public boolean isResponse() {
        return has(FLAGS, 2) && (u16(FLAGS) & IS_RESPONSE) != 0;
    }

    /// [#QUERY], [#REGISTRATION], [#RELEASE], [#WAIT] or [#REFRESH].
    public int operation() {
        int operation = has(FLAGS, 2) ? u16(FLAGS) >> OPERATION_SHIFT & 0xF : MISSING;
        return operation == ALTERNATIVE_REFRESH ? REFRESH : operation;
    }

    public boolean isRegistration() {
        return operation() == REGISTRATION;
    }

    /// 0 if the answer is no error, -1 if it is no answer.
    public int responseCode() {
        return isResponse() ? u16(FLAGS) & 0xF : MISSING;
    }

    /// The name without its suffix and the spaces it is filled up with.
    public String name() {
        if (nameEnd == MISSING) {
            return "";
        }
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < ENCODED - 2; i += 2) {
            int character = decoded(i);
            name.append(character < ' ' || character > '~' ? '.' : (char) character);
        }
        return name.toString().stripTrailing();
    }

    /// What bears the name: 0x00 a workstation, 0x1C domain controllers, 0x20 a file server; -1 if there is
    /// none.
    public int suffix() {
        return nameEnd == MISSING ? MISSING : decoded(ENCODED - 2);
    }

    /// Whether all names of a host are asked for.
    public boolean isStatus() {
        return nameEnd != MISSING && u16(nameEnd) == TYPE_STATUS;
    }

    /// How many addresses are said to bear the name.
    public int addresses() {
        int record = record();
        return record == MISSING ? 0 : u16(record + 8) / ENTRY;
    }

    /// The first address that is said to bear the name, or -1.
    public long address() {
        return addresses() == 0 ? MISSING : u32(record() + 10 + 2);
    }

    private boolean isKnown() {
        int operation = operation();
        return (operation == QUERY || (operation >= REGISTRATION && operation <= REFRESH)) && u16(QUESTIONS) <= 1;
    }

    private int decoded(int place) {
        return (u8(NAME + place) - 'A') << 4 | (u8(NAME + place + 1) - 'A');
    }

    /// Where the record with addresses goes on after its name, or -1 if it was cut or is about something
    /// else.
    private int record() {
        int offset = nameEnd;
        if (nameEnd != MISSING && u16(QUESTIONS) == 1) {
            offset = afterName(nameEnd + QUESTION_END);
        }
        boolean isAddress = offset != MISSING && u16(offset) == TYPE_NAME && has(offset, 10);
        return isAddress && has(offset + 10, u16(offset + 8)) ? offset : MISSING;
    }

    private int afterName(int from) {
        int offset = from;
        while (offset - from <= MAX_SCOPE) {
            int label = u8(offset);
            if (label == MISSING) {
                return MISSING;
            }
            if (label >= POINTER) {
                return offset + 2;
            }
            offset += 1 + label;
            if (label == 0) {
                return offset;
            }
        }
        return MISSING;
    }
}
