package vedette.traces.plain;

import java.util.ArrayList;
import java.util.List;

/// One side's bytes by their sequence numbers: which came in order, late or again, and which never came.
final class Stream {

    /// What a packet was to the stream.
    enum Outcome {
        NOTHING,
        IN_ORDER,
        BEHIND_A_HOLE,
        OUT_OF_ORDER,
        DUPLICATE,
        RETRANSMISSION
    }

    private static final int HOLES = 2;
    private static final long JUMP = 1L << 30;

    /// A stretch of sequence numbers, as distances from the stream's first.
    private record Hole(long begin, long end) {}

    private final List<Hole> holes = new ArrayList<>();
    private boolean hasBegun;
    private long base;
    private long next;
    private long missed;
    long retransmittedPackets;
    long retransmittedBytes;
    long outOfOrderPackets;
    long duplicatePackets;

    Outcome add(Tcp tcp, long payload, boolean isDuplicate) {
        long syn = tcp.has(Tcp.SYN) ? 1 : 0;
        long places = payload + syn + (tcp.has(Tcp.FIN) ? 1 : 0);
        if (!hasBegun) {
            hasBegun = true;
            base = tcp.sequence();
            next = places;
            return Outcome.IN_ORDER;
        }
        if (places == 0) {
            duplicatePackets += isDuplicate ? 1 : 0;
            return isDuplicate ? Outcome.DUPLICATE : Outcome.NOTHING;
        }
        long distance = (int) (tcp.sequence() - (base + next));
        long begin = next + distance;
        long end = begin + places;
        if (Math.abs(distance) >= JUMP) {
            next = end;
            return Outcome.IN_ORDER;
        }
        if (begin == next) {
            next = end;
            return Outcome.IN_ORDER;
        }
        if (begin > next) {
            open(new Hole(next, begin));
            next = end;
            return Outcome.BEHIND_A_HOLE;
        }
        return end <= next ? old(begin, end, payload, isDuplicate) : half(begin, end, payload);
    }

    private Outcome old(long begin, long end, long payload, boolean isDuplicate) {
        for (int i = holes.size() - 1; i >= 0; i--) {
            Hole hole = holes.get(i);
            if (begin >= hole.begin && end <= hole.end) {
                fill(i, begin, end);
                outOfOrderPackets++;
                return Outcome.OUT_OF_ORDER;
            }
        }
        if (isDuplicate) {
            duplicatePackets++;
            return Outcome.DUPLICATE;
        }
        retransmittedPackets++;
        retransmittedBytes += payload;
        return Outcome.RETRANSMISSION;
    }

    private Outcome half(long begin, long end, long payload) {
        retransmittedPackets++;
        retransmittedBytes += Math.min(next - begin, payload);
        next = end;
        return Outcome.RETRANSMISSION;
    }

    private void fill(int i, long begin, long end) {
        Hole hole = holes.remove(i);
        if (end < hole.end) {
            holes.add(i, new Hole(end, hole.end));
            missed += begin - hole.begin;
        } else if (hole.begin < begin) {
            holes.add(i, new Hole(hole.begin, begin));
        }
    }

    private void open(Hole hole) {
        holes.add(hole);
        forget();
    }

    private void forget() {
        while (holes.size() > HOLES) {
            Hole oldest = holes.removeFirst();
            missed += oldest.end - oldest.begin;
        }
    }

    long missedBytes() {
        return missed + holes.stream().mapToLong(hole -> hole.end - hole.begin).sum();
    }
}
