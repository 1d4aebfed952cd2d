package vedette.notify;

import java.time.Duration;

/// How long a receiver is left alone after it failed: twice as long after each failure, five minutes at most. Times are
/// those of a clock that only goes on, so that nothing lasts longer when the machine's is put back. Owned by one
/// thread.
final class BackOff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 9;

    private int failures;
    private long failedAt;
    private long pauseNanos;

    /// @param wish how long the receiver asked to be left alone; zero if it did not
    void failed(long now, Duration wish) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        Duration bounded = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
        pauseNanos = (wish.compareTo(bounded) > 0 ? wish : bounded).toNanos();
        failedAt = now;
        failures++;
    }

    void succeeded() {
        failures = 0;
        pauseNanos = 0;
    }

    boolean hasFailed() {
        return failures > 0;
    }

    /// How long it is left alone yet; zero if it is not.
    Duration left(long now) {
        return Duration.ofNanos(Math.max(0, pauseNanos - (now - failedAt)));
    }
}
