package vedette.capture.live;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import vedette.capture.PacketBatch;
import vedette.common.Oddity;
import vedette.common.OddityCounters;

/// Walks the packets in a `TPACKET_V3` ring, block by block, and gives the blocks back. Owned by one thread.
///
/// A block belongs to the kernel or to us, as its status says; within a block each packet names the distance to the
/// next ([packet_mmap](https://docs.kernel.org/networking/packet_mmap.html)).
///
/// ```
///  block  status@8  packets@12  first@16  length@20
///  packet next@0  sec@4  nsec@8  captured@12  wire@16  status@20  data@24 (u16)  tci@32  tpid@36 (u16)
///         packet type@58 (u8, within the link-layer address that follows the header)
/// ```
///
/// The kernel is trusted to mean well, but not to be without fault: every offset is held against its block, and a
/// block that contradicts itself is left at the place where it does.
final class RingWalker {

    private static final int BLOCK_STATUS = 8;
    private static final int BLOCK_PACKETS = 12;
    private static final int BLOCK_FIRST = 16;
    private static final int BLOCK_HEADER = 48;

    private static final int NEXT = 0;
    private static final int SECONDS = 4;
    private static final int NANOS = 8;
    private static final int CAPTURED = 12;
    private static final int WIRE = 16;
    private static final int STATUS = 20;
    private static final int DATA = 24;
    private static final int VLAN_TCI = 32;
    private static final int VLAN_TPID = 36;
    private static final int PACKET_TYPE = 58;
    private static final int PACKET_HEADER = 68;

    private static final int TP_STATUS_KERNEL = 0;
    private static final int TP_STATUS_USER = 1;
    private static final int TP_STATUS_CSUMNOTREADY = 1 << 3;
    private static final int TP_STATUS_VLAN_VALID = 1 << 4;
    private static final int TP_STATUS_VLAN_TPID_VALID = 1 << 6;
    private static final int TP_STATUS_GSO_TCP = 1 << 8;

    private static final int PACKET_OUTGOING = 4;
    private static final int MAC_ADDRESSES = 12;
    private static final int VLAN_TAG = 4;
    private static final short DOT1Q = (short) 0x8100;

    private static final ValueLayout.OfInt I32 = ValueLayout.JAVA_INT_UNALIGNED;
    private static final ValueLayout.OfShort I16 = ValueLayout.JAVA_SHORT_UNALIGNED;
    private static final ValueLayout.OfShort WIRE_I16 =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final VarHandle OWNER = ValueLayout.JAVA_INT.varHandle();

    private final MemorySegment ring;
    private final int blockSize;
    private final int blocks;
    private final LinkKind link;
    private final OddityCounters oddities;

    private int block; // the one in turn, or in hand
    private boolean inHand;
    private int finished; // blocks before the one in turn that the batch may still point into
    private boolean ranDry;
    private long next;
    private int left;

    private long packets;
    private long bytes;
    private long merged;

    /// @param ring whole blocks, aligned to a page
    RingWalker(MemorySegment ring, int blockSize, LinkKind link, OddityCounters oddities) {
        this.ring = ring;
        this.blockSize = blockSize;
        this.blocks = Math.toIntExact(ring.byteSize() / blockSize);
        this.link = link;
        this.oddities = oddities;
    }

    /// Adds packets until the batch is full or the ring holds no more; returns how many.
    int fill(PacketBatch batch) {
        int before = batch.size();
        ranDry = false;
        while (!batch.isFull() && (inHand || take())) {
            walk(batch);
        }
        return batch.size() - before;
    }

    /// Gives the kernel the blocks that were walked to their end. No batch may point into them any more.
    void release() {
        for (int i = finished; i > 0; i--) {
            long base = (long) ((block - i + blocks) % blocks) * blockSize;
            OWNER.setRelease(ring, base + BLOCK_STATUS, TP_STATUS_KERNEL);
        }
        finished = 0;
    }

    /// True if the last [#fill] ended because the kernel had no more.
    boolean ranDry() {
        return ranDry;
    }

    long packets() {
        return packets;
    }

    long bytes() {
        return bytes;
    }

    /// Frames that the card or the kernel had put together from several packets.
    long merged() {
        return merged;
    }

    private boolean take() {
        if (finished == blocks) {
            return false; // all around: these are still ours, but their packets were handed on
        }
        long base = (long) block * blockSize;
        int owner = (int) OWNER.getAcquire(ring, base + BLOCK_STATUS);
        if ((owner & TP_STATUS_USER) == 0) {
            ranDry = true;
            return false;
        }
        inHand = true;
        left = ring.get(I32, base + BLOCK_PACKETS);
        next = base + Integer.toUnsignedLong(ring.get(I32, base + BLOCK_FIRST));
        if (left < 0) {
            breakOff();
        }
        return true;
    }

    private void walk(PacketBatch batch) {
        long base = (long) block * blockSize;
        long end = base + blockSize;
        while (left > 0 && !batch.isFull()) {
            if (next < base + BLOCK_HEADER || next > end - PACKET_HEADER) {
                breakOff();
                break;
            }
            long packet = next;
            int step = ring.get(I32, packet + NEXT);
            add(batch, packet, end);
            left--;
            next = packet + step;
            if (step < PACKET_HEADER && left > 0) {
                breakOff();
            }
        }
        if (left <= 0) {
            inHand = false;
            finished++;
            block = (block + 1) % blocks;
        }
    }

    private void breakOff() {
        oddities.increment(Oddity.BROKEN_RING_BLOCK);
        left = 0;
    }

    private void add(PacketBatch batch, long packet, long end) {
        int captured = ring.get(I32, packet + CAPTURED);
        int wire = ring.get(I32, packet + WIRE);
        int data = Short.toUnsignedInt(ring.get(I16, packet + DATA));
        if (data < PACKET_HEADER || captured < 0 || wire < captured || packet + data + captured > end) {
            breakOff();
            return;
        }
        if (link.isLoopback() && ring.get(ValueLayout.JAVA_BYTE, packet + PACKET_TYPE) == PACKET_OUTGOING) {
            return; // it comes again as it arrives
        }
        int status = ring.get(I32, packet + STATUS);
        long start = packet + data;
        if (isTagTakenOut(status, captured) && data >= PACKET_HEADER + VLAN_TAG) {
            putTagBack(packet, start, status);
            start -= VLAN_TAG;
            captured += VLAN_TAG;
            wire += VLAN_TAG;
        }
        if (!link.accepts(ring, start, captured, wire)) {
            return;
        }
        if (link.isMerged(wire, (status & TP_STATUS_GSO_TCP) != 0)) {
            merged++;
        }
        int i = batch.add(ring, start, captured, wire, timestamp(packet));
        int flags = (status & TP_STATUS_CSUMNOTREADY) == 0 ? 0 : PacketBatch.CHECKSUM_UNFINISHED;
        batch.origin(i, 0, link.linkType(), flags);
        packets++;
        bytes += wire;
    }

    private boolean isTagTakenOut(int status, int captured) {
        return (status & TP_STATUS_VLAN_VALID) != 0 && link.isEthernet() && captured >= MAC_ADDRESSES;
    }

    /// Moves the two addresses into the room kept before the packet and writes the tag behind them, where it was on
    /// the wire: the kernel keeps it beside the packet.
    private void putTagBack(long packet, long start, int status) {
        boolean isNamed = (status & TP_STATUS_VLAN_TPID_VALID) != 0;
        short tpid = isNamed ? ring.get(I16, packet + VLAN_TPID) : DOT1Q;
        short tci = (short) ring.get(I32, packet + VLAN_TCI);
        MemorySegment.copy(ring, start, ring, start - VLAN_TAG, MAC_ADDRESSES);
        ring.set(WIRE_I16, start - VLAN_TAG + MAC_ADDRESSES, tpid);
        ring.set(WIRE_I16, start - VLAN_TAG + MAC_ADDRESSES + 2, tci);
    }

    private long timestamp(long packet) {
        long seconds = Integer.toUnsignedLong(ring.get(I32, packet + SECONDS));
        return seconds * 1_000_000_000L + Integer.toUnsignedLong(ring.get(I32, packet + NANOS));
    }
}
