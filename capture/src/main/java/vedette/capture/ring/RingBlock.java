package vedette.capture.ring;

import java.lang.foreign.MemorySegment;
import vedette.capture.PacketBatch;

/// Records of packets, one behind the other, on their way into the ring. Owned by one thread at a time.
final class RingBlock {

    static final int BYTES = 1 << 20;

    /// The block ends no tick.
    static final long NO_TICK = Long.MIN_VALUE;

    final MemorySegment bytes;
    int used;
    int packets;
    long tickEnd = NO_TICK;

    RingBlock(MemorySegment bytes) {
        this.bytes = bytes;
    }

    void clear() {
        used = 0;
        packets = 0;
        tickEnd = NO_TICK;
    }

    boolean hasRoomFor(int captured) {
        return used + RingPacket.lengthFor(captured) <= BYTES;
    }

    void add(PacketBatch batch, int i, PacketEnds ends, boolean isEarly, long number) {
        used += RingPacket.write(bytes, used, batch, i, ends, isEarly, number);
        packets++;
    }

    /// Adds a packet of another block.
    void add(RingPacket packet) {
        packet.copyTo(bytes, used);
        used += packet.length();
        packets++;
    }
}
