package vedette.flow.table;

import java.util.concurrent.atomic.AtomicLong;

/// What a table has done. Written by its shard; any thread may read.
public final class FlowCounters {

    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();
    private final AtomicLong parts = new AtomicLong();
    private final AtomicLong packets = new AtomicLong();
    private final AtomicLong icmpErrors = new AtomicLong();
    private final AtomicLong copies = new AtomicLong();
    private final AtomicLong shed = new AtomicLong();
    private final AtomicLong full = new AtomicLong();
    private final AtomicLong checkpointsLeftOut = new AtomicLong();

    FlowCounters() {}

    // One writer: a plain read of one's own last write and an opaque store are enough.
    private static void increment(AtomicLong counter) {
        counter.setOpaque(counter.getPlain() + 1);
    }

    void countBegun() {
        increment(begun);
    }

    void countEnded() {
        increment(ended);
    }

    void countPart() {
        increment(parts);
    }

    void countPacket() {
        increment(packets);
    }

    void countIcmpError() {
        increment(icmpErrors);
    }

    void countCopy() {
        increment(copies);
    }

    void countShed() {
        increment(shed);
    }

    void countFull() {
        increment(full);
    }

    void countCheckpointLeftOut() {
        increment(checkpointsLeftOut);
    }

    /// Conversations.
    public long begun() {
        return begun.getOpaque();
    }

    public long ended() {
        return ended.getOpaque();
    }

    public long live() {
        return begun() - ended();
    }

    /// Parts of conversations that ended before their conversation did.
    public long parts() {
        return parts.getOpaque();
    }

    /// Packets that were counted in a direction of a flow.
    public long packets() {
        return packets.getOpaque();
    }

    public long icmpErrors() {
        return icmpErrors.getOpaque();
    }

    /// Packets left out because another interface had brought them before.
    public long copies() {
        return copies.getOpaque();
    }

    /// Conversations that were ended because the table was full.
    public long shed() {
        return shed.getOpaque();
    }

    /// How often the table was full.
    public long full() {
        return full.getOpaque();
    }

    /// Checkpoints that were due but more than wanted, or for which there was no place.
    public long checkpointsLeftOut() {
        return checkpointsLeftOut.getOpaque();
    }
}
