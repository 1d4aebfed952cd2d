package vedette.notify;

import java.time.Duration;
import java.time.Instant;

/// How long a receiver is left alone after it failed: twice as long after each failure, five minutes at most. Owned by
/// one thread.
final class BackOff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 9;

    private int failures;
    private Instant until = Instant.MIN;

    /// @param wish how long the receiver asked to be left alone; zero if it did not
    void failed(Instant now, Duration wish) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        Duration bounded = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
        until = now.plus(wish.compareTo(bounded) > 0 ? wish : bounded);
        failures++;
    }

    void succeeded() {
        failures = 0;
        until = Instant.MIN;
    }

    boolean hasFailed() {
        return failures > 0;
    }

    /// How long it is left alone yet; zero if it is not.
    Duration left(Instant now) {
        return now.isBefore(until) ? Duration.between(now, until) : Duration.ZERO;
    }
}
