package vedette.decode.header;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Unsigned fields as they lie on the wire: big-endian, at any alignment.
///
/// The layouts are compile-time constants so that each read is a single load.
public final class Wire {

    private static final ValueLayout.OfShort U16 = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(BIG_ENDIAN);
    private static final ValueLayout.OfInt U32 = ValueLayout.JAVA_INT_UNALIGNED.withOrder(BIG_ENDIAN);
    private static final ValueLayout.OfLong U64 = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(BIG_ENDIAN);

    private Wire() {}

    public static int u8(MemorySegment buffer, long offset) {
        return Byte.toUnsignedInt(buffer.get(ValueLayout.JAVA_BYTE, offset));
    }

    public static int u16(MemorySegment buffer, long offset) {
        return Short.toUnsignedInt(buffer.get(U16, offset));
    }

    public static long u32(MemorySegment buffer, long offset) {
        return Integer.toUnsignedLong(buffer.get(U32, offset));
    }

    /// Eight bytes; the caller takes care of the sign.
    public static long u64(MemorySegment buffer, long offset) {
        return buffer.get(U64, offset);
    }
}
