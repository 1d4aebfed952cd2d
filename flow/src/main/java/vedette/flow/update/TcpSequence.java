package vedette.flow.update;

import vedette.decode.header.TcpHeader;
import vedette.flow.record.Layout;
import vedette.flow.record.Memory;

/// Follows one side's byte stream: what is new, what was sent before, what came late, what was never seen.
///
/// Numbers wrap round, so they are compared by the sign of their difference. Of the holes that packets left, the two
/// latest are remembered; an older one counts as missed for good.
final class TcpSequence {

    /// A jump of this much or more is no loss but another stream, or forged.
    private static final int MAX_JUMP = 1 << 30;

    private static final int HOLE = 8;

    private TcpSequence() {}

    /// @param isFirst whether the side has sent nothing before
    /// @param isDuplicate whether the packet is the side's last one seen again
    static void onPacket(
            long record, PendingPackets packets, int i, boolean isForward, boolean isFirst, boolean isDuplicate) {
        long side = record + (isForward ? Layout.FORWARD_SIDE : Layout.BACKWARD_SIDE);
        int flags = packets.flags[i];
        int begin = packets.sequence[i];
        int length = packets.payload[i] + Integer.bitCount(flags & (TcpHeader.SYN | TcpHeader.FIN));
        int end = begin + length;
        if (isFirst) {
            Memory.put32(side + Layout.NEXT_SEQUENCE, end);
            return;
        }
        int next = Memory.i32(side + Layout.NEXT_SEQUENCE);
        int ahead = begin - next;
        if (length == 0) {
            Memory.add32(side + Layout.DUPLICATE_PACKETS, isDuplicate ? 1 : 0);
            return;
        }
        if (ahead >= MAX_JUMP || ahead <= -MAX_JUMP) {
            Memory.put32(side + Layout.NEXT_SEQUENCE, end);
        } else if (ahead >= 0) {
            if (ahead > 0) {
                addHole(side, next, begin);
                History.note(record, isForward, History.GAP);
            }
            Memory.put32(side + Layout.NEXT_SEQUENCE, end);
        } else if (end - next > 0) {
            Memory.put32(side + Layout.NEXT_SEQUENCE, end);
            retransmitted(record, side, isForward, Math.min(-ahead, packets.payload[i]), packets.payload[i] > 0);
        } else if (fill(side, begin, end)) {
            Memory.add32(side + Layout.OUT_OF_ORDER_PACKETS, 1);
        } else if (isDuplicate) {
            Memory.add32(side + Layout.DUPLICATE_PACKETS, 1);
        } else {
            retransmitted(record, side, isForward, packets.payload[i], packets.payload[i] > 0);
        }
    }

    private static void retransmitted(long record, long side, boolean isForward, int bytes, boolean hasPayload) {
        Memory.add32(side + Layout.RETRANSMITTED_PACKETS, 1);
        Memory.add64(side + Layout.RETRANSMITTED_BYTES, bytes);
        if (hasPayload) {
            int times = Memory.i32(side + Layout.RETRANSMITTED_PACKETS);
            if (!History.has(record, isForward, History.RETRANSMITTED)) {
                History.note(record, isForward, History.RETRANSMITTED);
            } else if (times >= 10) {
                History.count(record, isForward, History.RETRANSMITTED, times);
            }
        }
    }

    private static void addHole(long side, int begin, int end) {
        long latest = side + Layout.HOLES;
        long older = latest + HOLE;
        if (length(latest) != 0) { // else it was filled, and its place is free
            Memory.add64(side + Layout.MISSED_BYTES, length(older));
            Memory.put64(older, Memory.i64(latest));
        }
        Memory.put32(latest, begin);
        Memory.put32(latest + Integer.BYTES, end);
    }

    private static long length(long hole) {
        return Integer.toUnsignedLong(Memory.i32(hole + Integer.BYTES) - Memory.i32(hole));
    }

    /// Whether a packet lies in a hole, which then shrinks. One that lies in the midst splits it, and the hole's first
    /// piece counts as missed, as there is no place for a third.
    private static boolean fill(long side, int begin, int end) {
        for (long hole = side + Layout.HOLES; hole <= side + Layout.HOLES + HOLE; hole += HOLE) {
            int holeBegin = Memory.i32(hole);
            int holeEnd = Memory.i32(hole + Integer.BYTES);
            if (holeBegin != holeEnd && begin - holeBegin >= 0 && holeEnd - end >= 0) {
                if (begin == holeBegin) {
                    Memory.put32(hole, end);
                } else if (end == holeEnd) {
                    Memory.put32(hole + Integer.BYTES, begin);
                } else {
                    Memory.add64(side + Layout.MISSED_BYTES, begin - holeBegin);
                    Memory.put32(hole, end);
                }
                return true;
            }
        }
        return false;
    }
}
