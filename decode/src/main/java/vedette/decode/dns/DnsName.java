package vedette.decode.dns;

import java.lang.foreign.MemorySegment;
import java.util.Locale;
import vedette.decode.header.Wire;
import vedette.decode.text.PayloadText;

/// Walks a domain name ([RFC 1035, section 4.1.4](https://www.rfc-editor.org/rfc/rfc1035#section-4.1.4)).
///
/// A name is a row of labels, each behind its length, and ends with an empty label or with a pointer to the rest of it
/// earlier in the message. A pointer must lead to before everything the name was read from, as every writer's does, so
/// that a walk ends whatever the message says; the length of a name and its number of pointers are bounded besides.
final class DnsName {

    /// There is no such name, or it is cut.
    static final long NONE = -1;

    private static final int MAX_LENGTH = 255;
    private static final int MAX_LABEL = 63;
    private static final int MAX_POINTERS = 32;
    private static final int POINTER = 0xC0;
    private static final int POINTER_LENGTH = 2;

    private DnsName() {}

    /// Where the name at `at` ends as it lies there, a pointer not followed; or [#NONE].
    static long end(MemorySegment buffer, long at, long limit) {
        long next = at;
        while (next < limit && next - at < MAX_LENGTH) {
            int length = Wire.u8(buffer, next);
            if (length == 0) {
                return next + 1;
            }
            if (length >= POINTER) {
                return next + POINTER_LENGTH <= limit ? next + POINTER_LENGTH : NONE;
            }
            if (length > MAX_LABEL) {
                return NONE;
            }
            next += 1 + length;
        }
        return NONE;
    }

    /// How many labels the name at `at` has, which was found to be whole; or -1 if it has a pointer.
    static int labels(MemorySegment buffer, long at) {
        int labels = 0;
        long next = at;
        for (int length = Wire.u8(buffer, next); length > 0; length = Wire.u8(buffer, next)) {
            if (length > MAX_LABEL) {
                return -1;
            }
            next += 1 + length;
            labels++;
        }
        return labels;
    }

    /// The name in lower case with dots between its labels, `.` for the root, nothing if it cannot be read to its end.
    ///
    /// @param message where the message begins, from which pointers count
    static String text(MemorySegment buffer, long message, long at, long limit) {
        StringBuilder text = new StringBuilder();
        long next = at;
        long earliest = at;
        int pointers = 0;
        int length = 1;
        while (next < limit) {
            int first = Wire.u8(buffer, next);
            if (first == 0) {
                return text.isEmpty() ? "." : text.toString();
            }
            if (first >= POINTER) {
                next = target(buffer, message, next, limit);
                if (next >= earliest || ++pointers > MAX_POINTERS) {
                    return "";
                }
                earliest = next;
                continue;
            }
            length += 1 + first;
            if (first > MAX_LABEL || length > MAX_LENGTH || next + 1 + first > limit) {
                return "";
            }
            append(text, PayloadText.ascii(buffer, next + 1, next + 1 + first, MAX_LABEL));
            next += 1 + first;
        }
        return "";
    }

    /// Where the pointer at `at` leads; a pointer that is cut or leads into the message's header leads nowhere.
    private static long target(MemorySegment buffer, long message, long at, long limit) {
        int offset = at + POINTER_LENGTH <= limit ? Wire.u16(buffer, at) & 0x3FFF : 0;
        return offset < DnsMessage.HEADER_LENGTH ? Long.MAX_VALUE : message + offset;
    }

    /// A dot inside a label is escaped, for it does not part two labels.
    private static void append(StringBuilder text, String label) {
        if (!text.isEmpty()) {
            text.append('.');
        }
        text.append(label.replace(".", "\\x2e").toLowerCase(Locale.ROOT));
    }
}
