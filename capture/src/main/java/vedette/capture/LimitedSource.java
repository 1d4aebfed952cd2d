package vedette.capture;

import java.util.List;

/// The beginning of another source: so many packets, or so long by their timestamps, whichever ends first.
public final class LimitedSource implements PacketSource {

    private final PacketSource source;
    private final long nanos;
    private long left;
    private boolean hasBegun;
    private long firstNanos;

    /// A limit of [Long#MAX_VALUE] is none.
    public LimitedSource(PacketSource source, long packets, long nanos) {
        this.source = source;
        this.nanos = nanos;
        left = packets;
    }

    @Override
    public State poll(PacketBatch batch) {
        if (left == 0) {
            batch.clear();
            return State.END;
        }
        State state = source.poll(batch);
        if (batch.size() > left) {
            batch.truncate((int) left);
        }
        left -= batch.size();
        if (nanos != Long.MAX_VALUE) {
            endInTime(batch);
        }
        return state;
    }

    private void endInTime(PacketBatch batch) {
        if (!hasBegun && batch.size() > 0) {
            hasBegun = true;
            firstNanos = batch.timestampNanos(0);
        }
        for (int i = 0; i < batch.size(); i++) {
            if (batch.timestampNanos(i) - firstNanos >= nanos) {
                batch.truncate(i);
                left = 0;
                return;
            }
        }
    }

    @Override
    public List<CaptureInterface> interfaces() {
        return source.interfaces();
    }

    @Override
    public CaptureStatistics statistics() {
        return source.statistics();
    }

    @Override
    public void close() {
        source.close();
    }
}
