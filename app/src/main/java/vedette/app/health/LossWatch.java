package vedette.app.health;

import java.util.ArrayDeque;
import java.util.Deque;
import vedette.capture.CaptureStatistics;
import vedette.common.NanoClock;

/// How many packets were lost in the last five minutes: what was lost in the first hour of a month says nothing of now.
/// One thread looks, any may ask.
final class LossWatch {

    private static final long EVERY_NANOS = 10_000_000_000L;
    private static final int KEPT = 31;

    private final NanoClock steady;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private volatile Facts.Loss latest = Facts.Loss.NONE;

    private record Sample(long atNanos, long read, long lost) {}

    LossWatch(NanoClock steady) {
        this.steady = steady;
        samples.add(new Sample(steady.nanos(), 0, 0));
    }

    void look(CaptureStatistics statistics) {
        Sample now = new Sample(steady.nanos(), statistics.packets(), statistics.drops());
        Sample oldest = samples.getFirst();
        latest = new Facts.Loss(Math.max(0, now.read - oldest.read), Math.max(0, now.lost - oldest.lost));
        if (now.atNanos - samples.getLast().atNanos >= EVERY_NANOS) {
            samples.addLast(now);
            if (samples.size() > KEPT) {
                samples.removeFirst();
            }
        }
    }

    Facts.Loss latest() {
        return latest;
    }
}
