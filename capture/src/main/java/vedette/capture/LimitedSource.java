package vedette.capture;

import java.util.List;

/// The first so many packets of another source.
public final class LimitedSource implements PacketSource {

    private final PacketSource source;
    private long left;

    public LimitedSource(PacketSource source, long packets) {
        this.source = source;
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
        return state;
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
