package vedette.capture.live;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A ring as the kernel would leave it, written by hand.
final class RingImage {

    static final int BLOCK_SIZE = 4096;
    static final int FIRST = 48;
    static final int DATA = 86;

    static final int USER = 1;
    static final int CHECKSUM_UNFINISHED = 8;
    static final int VLAN = 0x10;
    static final int VLAN_TPID = 0x40;
    static final int MERGED = 0x100;

    final MemorySegment memory;
    private final int[] places;
    private final int[] counts;
    private final int[] last;

    RingImage(Arena arena, int blocks) {
        memory = arena.allocate((long) blocks * BLOCK_SIZE, BLOCK_SIZE);
        places = new int[blocks];
        counts = new int[blocks];
        last = new int[blocks];
        java.util.Arrays.fill(places, FIRST);
    }

    /// Writes a packet into a block; returns where its header lies.
    long add(int block, byte[] bytes, long timestampNanos, int status) {
        long packet = (long) block * BLOCK_SIZE + places[block];
        int step = (DATA + bytes.length + 15) / 16 * 16;
        if (counts[block]++ > 0) {
            memory.set(JAVA_INT_UNALIGNED, last(block), places[block] - last[block]);
        }
        last[block] = places[block];
        places[block] += step;
        memory.set(JAVA_INT_UNALIGNED, packet + 4, (int) (timestampNanos / 1_000_000_000L));
        memory.set(JAVA_INT_UNALIGNED, packet + 8, (int) (timestampNanos % 1_000_000_000L));
        memory.set(JAVA_INT_UNALIGNED, packet + 12, bytes.length);
        memory.set(JAVA_INT_UNALIGNED, packet + 16, bytes.length);
        memory.set(JAVA_INT_UNALIGNED, packet + 20, status);
        memory.set(JAVA_SHORT_UNALIGNED, packet + 24, (short) DATA);
        MemorySegment.copy(bytes, 0, memory, JAVA_BYTE, packet + DATA, bytes.length);
        return packet;
    }

    void tag(long packet, int tpid, int tci) {
        memory.set(JAVA_INT_UNALIGNED, packet + 32, tci);
        memory.set(JAVA_SHORT_UNALIGNED, packet + 36, (short) tpid);
    }

    /// Says that a packet is on its way out.
    void outgoing(long packet) {
        memory.set(JAVA_BYTE, packet + 58, (byte) 4);
    }

    /// Hands a block over to the reader.
    void close(int block) {
        long base = (long) block * BLOCK_SIZE;
        memory.set(JAVA_INT_UNALIGNED, base + 12, counts[block]);
        memory.set(JAVA_INT_UNALIGNED, base + 16, FIRST);
        memory.set(JAVA_INT_UNALIGNED, base + 8, USER);
    }

    boolean isKernels(int block) {
        return memory.get(JAVA_INT_UNALIGNED, (long) block * BLOCK_SIZE + 8) == 0;
    }

    private long last(int block) {
        return (long) block * BLOCK_SIZE + last[block];
    }
}
