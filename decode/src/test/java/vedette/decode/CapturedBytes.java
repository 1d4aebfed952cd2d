package vedette.decode;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;

/// Bytes in a native buffer that ends where they end, so that a read beyond them fails at once.
public final class CapturedBytes {

    /// Where the bytes begin in their buffer, that a reader which forgets its start is found out.
    public static final int START = 3;

    private CapturedBytes() {}

    public static MemorySegment of(byte[] bytes) {
        return of(bytes, bytes.length);
    }

    /// The first `length` of the bytes.
    public static MemorySegment of(byte[] bytes, int length) {
        MemorySegment buffer = Arena.ofAuto().allocate(START + (long) length, 1);
        MemorySegment.copy(bytes, 0, buffer, ValueLayout.JAVA_BYTE, START, length);
        return buffer;
    }

    /// Bytes written as hexadecimal digits, spaces between them as one likes.
    public static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replaceAll("\\s", ""));
    }

    /// The bytes with up to four of them changed, and cut somewhere every other time.
    public static byte[] mutate(byte[] bytes, SplittableRandom random) {
        int length = random.nextBoolean() ? bytes.length : random.nextInt(bytes.length) + 1;
        byte[] changed = Arrays.copyOf(bytes, length);
        for (int changes = random.nextInt(5); changes > 0; changes--) {
            changed[random.nextInt(length)] = (byte) random.nextInt();
        }
        return changed;
    }
}
