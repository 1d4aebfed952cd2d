package vedette.decode.text;

import java.lang.foreign.MemorySegment;
import vedette.decode.header.Wire;

/// Payload bytes as text: printable ASCII as it is, every other byte as `\x` and two hexadecimal digits.
public final class PayloadText {

    private static final int FIRST_PRINTABLE = 0x20;
    private static final int LAST_PRINTABLE = 0x7E;
    private static final String HEX = "0123456789abcdef";

    private PayloadText() {}

    /// The bytes from `start` to `limit`, or the first `maxLength` of them; nothing if there are none.
    public static String ascii(MemorySegment buffer, long start, long limit, int maxLength) {
        return text(buffer, start, (int) Math.min(limit - start, maxLength), false);
    }

    /// The same, but tabs and the ends of lines are as they are too.
    public static String lines(MemorySegment buffer, long start, long limit, int maxLength) {
        return text(buffer, start, (int) Math.min(limit - start, maxLength), true);
    }

    private static String text(MemorySegment buffer, long start, int length, boolean hasLines) {
        if (length <= 0) {
            return "";
        }
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            append(text, Wire.u8(buffer, start + i), hasLines);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, int value, boolean hasLines) {
        boolean isOfLines = value == '\n' || value == '\r' || value == '\t';
        if ((value >= FIRST_PRINTABLE && value <= LAST_PRINTABLE) || (hasLines && isOfLines)) {
            text.append((char) value);
        } else {
            text.append("\\x").append(HEX.charAt(value >>> 4)).append(HEX.charAt(value & 0xF));
        }
    }
}
