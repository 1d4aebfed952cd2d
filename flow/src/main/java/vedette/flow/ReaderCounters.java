package vedette.flow;

import java.util.concurrent.atomic.AtomicLong;
import vedette.common.DelayHistogram;

/// What the reader did. It alone counts; any thread may read.
public final class ReaderCounters {

    private final AtomicLong packets = new AtomicLong();
    private final AtomicLong late = new AtomicLong();
    private final AtomicLong ticks = new AtomicLong();
    private final DelayHistogram delays = new DelayHistogram();

    void countPackets(int count) {
        packets.setOpaque(packets.getPlain() + count); // a single writer needs no atomic add
    }

    void countLate() {
        late.setOpaque(late.getPlain() + 1);
    }

    void countTick() {
        ticks.setOpaque(ticks.getPlain() + 1);
    }

    void countDelay(long nanos) {
        delays.record(nanos);
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

    /// From a packet's stamp to when it was read: of the first of each batch, where packets come as they happen.
    public DelayHistogram delays() {
        return delays;
    }
}
