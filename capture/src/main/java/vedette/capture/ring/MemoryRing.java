package vedette.capture.ring;

import java.lang.foreign.MemorySegment;

/// The records of the last packets, one behind the other in memory that is used again from its beginning. A record lies
/// in one piece: where it would not, what is left at the end stays empty. Safe for any thread: one waits for the other,
/// at most for a block of packets.
final class MemoryRing {

    /// So much is looked at in one go.
    private static final int STRIDE = RingBlock.BYTES;

    private final MemorySegment bytes;
    private final long size;
    private final RingPacket packet = new RingPacket();

    /// Positions since the beginning; their place is what is left after division by the size.
    private long tail;

    private long head;

    /// Where the last record before the end of the memory ends, if one between tail and head does.
    private long seam;

    private long firstNumber;

    MemoryRing(MemorySegment bytes) {
        this.bytes = bytes;
        size = bytes.byteSize();
    }

    synchronized void add(RingBlock block) {
        int offset = 0;
        while (offset < block.used) {
            packet.moveTo(block.bytes, offset);
            int length = packet.length();
            makeRoom(length);
            packet.moveTo(block.bytes, offset);
            packet.copyTo(bytes, head % size);
            head += length;
            offset += length;
        }
        if (tail < head) {
            packet.moveTo(bytes, tail % size);
            firstNumber = packet.number();
        }
    }

    private void makeRoom(int length) {
        if (head % size + length > size) {
            letGoUntil(head - head % size); // what is left of the round before lies where nothing is written any more
            seam = head;
            head += size - head % size;
        }
        letGoUntil(head + length - size);
    }

    private void letGoUntil(long position) {
        while (tail < position && tail < head) {
            packet.moveTo(bytes, tail % size);
            tail = next(tail + packet.length());
        }
    }

    /// Where the next record is, seen from the end of one.
    private long next(long position) {
        return position == seam ? position + (size - position % size) : position;
    }

    /// The number of the oldest packet here; 0 if there is none.
    synchronized long firstNumber() {
        return firstNumber;
    }

    /// Shows the packets from a number on that are wanted.
    ///
    /// @return how many were overwritten while it looked, wanted or not
    long each(long fromNumber, Wanted wanted, RingHandler handler) {
        RingPacket shown = new RingPacket();
        long position = 0;
        long expected = fromNumber;
        long lost = 0;
        boolean isMore = true;
        while (isMore) {
            synchronized (this) {
                if (position < tail) {
                    position = tail;
                    lost += Math.max(0, firstNumber - expected);
                }
                long end = Math.min(head, position + STRIDE);
                while (position < end) {
                    shown.moveTo(bytes, position % size);
                    expected = shown.number() + 1;
                    if (shown.number() >= fromNumber) {
                        Picking.show(shown, wanted, handler);
                    }
                    position = next(position + shown.length());
                }
                isMore = position < head;
            }
        }
        return lost;
    }
}
