package vedette.flow.record;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Fields of records that lie off the heap, by address.
///
/// One segment over everything, in a constant, is what lets the compiler turn each call into one instruction. Only
/// addresses inside the tables of this package may come here: no check stands between a wrong one and a crash.
public final class Memory {

    @SuppressWarnings("restricted") // addresses come from a table of our own, never from a packet
    private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private Memory() {}

    public static int u8(long address) {
        return ALL.get(ValueLayout.JAVA_BYTE, address) & 0xFF;
    }

    public static int u16(long address) {
        return ALL.get(ValueLayout.JAVA_SHORT_UNALIGNED, address) & 0xFFFF;
    }

    public static int i32(long address) {
        return ALL.get(ValueLayout.JAVA_INT_UNALIGNED, address);
    }

    public static long u32(long address) {
        return Integer.toUnsignedLong(i32(address));
    }

    public static long i64(long address) {
        return ALL.get(ValueLayout.JAVA_LONG_UNALIGNED, address);
    }

    public static void put8(long address, int value) {
        ALL.set(ValueLayout.JAVA_BYTE, address, (byte) value);
    }

    public static void put16(long address, int value) {
        ALL.set(ValueLayout.JAVA_SHORT_UNALIGNED, address, (short) value);
    }

    public static void put32(long address, int value) {
        ALL.set(ValueLayout.JAVA_INT_UNALIGNED, address, value);
    }

    public static void put64(long address, long value) {
        ALL.set(ValueLayout.JAVA_LONG_UNALIGNED, address, value);
    }

    public static void add32(long address, int value) {
        put32(address, i32(address) + value);
    }

    public static void add64(long address, long value) {
        put64(address, i64(address) + value);
    }

    public static void clear(long address, long bytes) {
        ALL.asSlice(address, bytes).fill((byte) 0);
    }

    public static void copy(long from, long to, long bytes) {
        MemorySegment.copy(ALL, from, ALL, to, bytes);
    }

    /// Copies numbers of 32 bits to the heap.
    public static void copy(long from, int[] to, int at, int count) {
        MemorySegment.copy(ALL, ValueLayout.JAVA_INT_UNALIGNED, from, to, at, count);
    }
}
