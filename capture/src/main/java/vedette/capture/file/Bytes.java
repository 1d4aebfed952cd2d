package vedette.capture.file;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A stretch of a file in memory, and the means to get the next one. Owned by one thread.
///
/// The fields are read once per record, so they are fields. Only [#fill] changes which bytes lie there; between two
/// fills every byte stays where it is, which is what lets a batch hold views of them.
abstract class Bytes implements AutoCloseable {

    /// What a fill achieved.
    enum Fill {
        /// The wanted bytes are there.
        ENOUGH,
        /// They may come; ask again.
        NOT_YET,
        /// They never will; what is left is there.
        END
    }

    private static final ValueLayout.OfShort U16 = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(LITTLE_ENDIAN);
    private static final ValueLayout.OfInt U32 = ValueLayout.JAVA_INT_UNALIGNED.withOrder(LITTLE_ENDIAN);

    MemorySegment segment = MemorySegment.NULL;
    long position;
    long limit;

    /// Whether the file was written on a machine with the other byte order.
    boolean isBigEndian;

    /// Makes at least `wanted` bytes available from the position on, which may move.
    abstract Fill fill(long wanted);

    @Override
    public abstract void close();

    final long available() {
        return limit - position;
    }

    final int u16(long offset) {
        short value = segment.get(U16, offset);
        return Short.toUnsignedInt(isBigEndian ? Short.reverseBytes(value) : value);
    }

    final int s32(long offset) {
        int value = segment.get(U32, offset);
        return isBigEndian ? Integer.reverseBytes(value) : value;
    }

    final long u32(long offset) {
        return Integer.toUnsignedLong(s32(offset));
    }

    /// A 64-bit number in the file's byte order.
    final long s64(long offset) {
        return isBigEndian ? u32(offset) << 32 | u32(offset + 4) : u32(offset + 4) << 32 | u32(offset);
    }
}
