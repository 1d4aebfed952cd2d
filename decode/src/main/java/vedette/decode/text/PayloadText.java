package vedette.decode.text;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// Captured bytes as text that can be shown anywhere.
public final class PayloadText {

    private static final int FIRST_PRINTABLE = 0x20;
    private static final int LAST_PRINTABLE = 0x7E;

    private PayloadText() {}

    /// At most `maxLength` characters, one a byte; a byte outside printable ASCII becomes a full stop.
    public static String ascii(MemorySegment buffer, long start, long limit, int maxLength) {
        int length = (int) Math.min(limit - start, maxLength);
        if (length <= 0) {
            return "";
        }
        byte[] text = new byte[length];
        MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, start, text, 0, length);
        for (int i = 0; i < length; i++) {
            if (text[i] < FIRST_PRINTABLE || text[i] > LAST_PRINTABLE) {
                text[i] = '.';
            }
        }
        return new String(text, StandardCharsets.US_ASCII);
    }
}
