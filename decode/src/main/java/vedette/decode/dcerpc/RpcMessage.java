package vedette.decode.dcerpc;

import java.lang.foreign.MemorySegment;
import vedette.decode.message.MessageView;

/// A view of a message of connection-oriented RPC ([C706, section
/// 12.6](https://pubs.opengroup.org/onlinepubs/9629399/chap12.htm)), up to what it binds to or calls.
///
/// ```
///  head     5, minor, type, flags, data representation (4), length (2), authentication (2), call (4)
///  bind     sizes (4), group (4), contexts (1), 0 (3), { number (2), n (1), 0, interface (20), n syntaxes (20) } ...
///  request  hint (4), context (2), operation (2), object (16) if the flags say so, ...
/// ```
public final class RpcMessage extends MessageView {

    public static final int REQUEST = 0;
    public static final int RESPONSE = 2;
    public static final int FAULT = 3;
    public static final int BIND = 11;
    public static final int BIND_ACK = 12;
    public static final int BIND_NAK = 13;
    public static final int ALTER = 14;
    public static final int ALTER_ACK = 15;
    public static final int AUTHENTICATE = 16;

    private static final int VERSION = 5;
    private static final int LAST_TYPE = 19;
    private static final int HEADER = 16;
    private static final int FLAGS = 3;
    private static final int IS_FIRST_PART = 1;
    private static final int HAS_OBJECT = 0x80;
    private static final int LITTLE_ENDIAN = 0x10;
    private static final int LENGTH = 8;
    private static final int AUTHENTICATION = 10;
    private static final int REQUEST_HEADER = 24;
    private static final int OBJECT = 16;

    private static final int CONTEXTS = 24;
    private static final int FIRST_CONTEXT = 28;
    private static final int SYNTAX = 20;
    private static final int CONTEXT_HEADER = 4;
    private static final int UUID = 16;
    private static final int MAX_CONTEXTS = 32;

    private boolean isOne;

    /// Moves the view to the message that begins at `start`.
    ///
    /// @param limit the end of the captured bytes
    /// @return whether it is one, of a known type
    public boolean wrap(MemorySegment buffer, long start, long limit) {
        moveTo(buffer, start, limit);
        isOne = has(0, HEADER)
                && u8(0) == VERSION
                && u8(1) <= 1
                && u8(2) <= LAST_TYPE
                && (u8(4) == LITTLE_ENDIAN || u8(4) == 0)
                && u8(5) == 0
                && u16(6) == 0
                && number16(LENGTH) >= HEADER
                && number16(AUTHENTICATION) <= number16(LENGTH) - HEADER;
        return isOne;
    }

    /// [#REQUEST], [#BIND] and so on, or -1.
    public int type() {
        return isOne ? u8(2) : MISSING;
    }

    /// Whether only clients send such.
    public boolean isFromClient() {
        return switch (type()) {
            case REQUEST, BIND, ALTER, AUTHENTICATE -> true;
            default -> false;
        };
    }

    /// Whether it begins what it says, which goes on in other messages if it is too long for one.
    public boolean isFirstPart() {
        return isOne && (u8(FLAGS) & IS_FIRST_PART) != 0;
    }

    /// The whole length, with the head; -1 if it is none.
    public int size() {
        return isOne ? number16(LENGTH) : MISSING;
    }

    /// In how many contexts a client wants to call, 0 if it does not say.
    public int contexts() {
        return type() == BIND || type() == ALTER ? Math.max(0, u8(CONTEXTS)) : 0;
    }

    /// The number of a context that a client binds, or -1 if it was not captured.
    public int context(int i) {
        int offset = contextStart(i);
        return offset == MISSING ? MISSING : number16(offset);
    }

    /// The interface that a client wants to call in this context, as `367abb81-9844-35f1-ad32-98f038001003`; empty if
    /// it was not captured.
    public String interfaceId(int i) {
        return hasInterface(i) ? uuid(contextStart(i) + CONTEXT_HEADER) : "";
    }

    /// Whether the interface of this context was captured.
    public boolean hasInterface(int i) {
        int offset = contextStart(i);
        return offset != MISSING && has(offset + CONTEXT_HEADER, UUID);
    }

    /// The first interface that a client binds, or empty.
    public String firstInterface() {
        return interfaceId(0);
    }

    /// The context that a client calls in, or -1.
    public int calledContext() {
        return type() == REQUEST ? number16(HEADER + 4) : MISSING;
    }

    /// The number of what a client calls, or -1.
    public int operation() {
        return type() == REQUEST ? number16(HEADER + 6) : MISSING;
    }

    /// Whether a client calls an object, as DCOM does.
    public boolean hasObject() {
        return type() == REQUEST && (u8(FLAGS) & HAS_OBJECT) != 0;
    }

    /// How long what a client calls with is in this part, with what proves who it is; -1 if it calls nothing.
    public int argumentLength() {
        int head = REQUEST_HEADER + (hasObject() ? OBJECT : 0);
        return type() == REQUEST ? Math.max(0, size() - head) : MISSING;
    }

    private int contextStart(int i) {
        if (i >= Math.min(contexts(), MAX_CONTEXTS)) {
            return MISSING;
        }
        int offset = FIRST_CONTEXT;
        for (int before = 0; before < i; before++) {
            int syntaxes = u8(offset + 2);
            if (syntaxes == MISSING) {
                return MISSING;
            }
            offset += CONTEXT_HEADER + SYNTAX * (1 + syntaxes);
        }
        return has(offset, CONTEXT_HEADER) ? offset : MISSING;
    }

    private String uuid(int offset) {
        StringBuilder text = new StringBuilder(36);
        append(text, number32(offset), 8);
        append(text.append('-'), number16(offset + 4), 4);
        append(text.append('-'), number16(offset + 6), 4);
        append(text.append('-'), u16(offset + 8), 4);
        append(text.append('-'), u48(offset + 10), 12);
        return text.toString();
    }

    private static void append(StringBuilder text, long number, int digits) {
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            text.append(Character.forDigit((int) (number >>> shift) & 0xF, 16));
        }
    }

    private int number16(int offset) {
        return u8(4) == LITTLE_ENDIAN ? u16Reversed(offset) : u16(offset);
    }

    private long number32(int offset) {
        return u8(4) == LITTLE_ENDIAN ? u32Reversed(offset) : u32(offset);
    }
}
