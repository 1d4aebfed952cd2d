package vedette.flow;

import java.util.concurrent.atomic.AtomicLong;

/// What the reader did. It alone counts; any thread may read.
public final class ReaderCounters {

    private final AtomicLong packets = new AtomicLong();
    private final AtomicLong late = new AtomicLong();
    private final AtomicLong ticks = new AtomicLong();

    void countPackets(int count) {
        packets.setOpaque(packets.getPlain() + count); // a single writer needs no atomic add
    }

    void countLate() {
        late.setOpaque(late.getPlain() + 1);
    }

    void countTick() {
        ticks.setOpaque(ticks.getPlain() + 1);
    }

    public long packets() {
        return packets.getOpaque();
    }

    /// Packets older than a tick that was already closed; they joined the open one.
    public long late() {
        return late.getOpaque();
    }

    public long ticks() {
        return ticks.getOpaque();
    }
}
