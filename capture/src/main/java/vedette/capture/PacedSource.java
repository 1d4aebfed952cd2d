package vedette.capture;

import java.util.List;
import vedette.common.NanoClock;

/// A recording that is played: each packet is shown when its time has come, as if it happened now.
///
/// Tick marks of the recording are left out, for they have the times of then. Owned by one thread, but for
/// [#statistics].
public final class PacedSource implements PacketSource {

    private final PacketSource recording;
    private final NanoClock clock;
    private final double speed;
    private final boolean isNow;
    private final PacketBatch ahead = new PacketBatch();
    private int next;
    private long firstStamp;
    private long begun;
    private boolean hasBegun;

    /// @param speed how many times as fast as it was
    /// @param isNow whether packets bear the time at which they are shown, rather than that of the recording
    public PacedSource(PacketSource recording, NanoClock clock, double speed, boolean isNow) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed must be above 0, was " + speed);
        }
        this.recording = recording;
        this.clock = clock;
        this.speed = speed;
        this.isNow = isNow;
    }

    @Override
    public State poll(PacketBatch batch) {
        batch.clear();
        if (next == ahead.size()) {
            State state = recording.poll(ahead);
            next = 0;
            if (state != State.MORE) {
                ahead.clear();
                return state;
            }
        }
        long now = clock.nanos();
        while (next < ahead.size()) {
            long stamp = ahead.timestampNanos(next);
            if (!hasBegun) {
                hasBegun = true;
                firstStamp = stamp;
                begun = now;
            }
            long due = begun + (long) ((double) (stamp - firstStamp) / speed);
            if (due > now) {
                break;
            }
            batch.addFrom(ahead, next, ahead.interfaceId(next));
            if (isNow) {
                batch.stamp(batch.size() - 1, due);
            }
            next++;
        }
        return batch.size() > 0 ? State.MORE : State.IDLE;
    }

    @Override
    public List<CaptureInterface> interfaces() {
        return recording.interfaces();
    }

    @Override
    public CaptureStatistics statistics() {
        return recording.statistics();
    }

    @Override
    public void close() {
        recording.close();
    }
}
