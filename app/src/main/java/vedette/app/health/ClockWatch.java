package vedette.app.health;

import java.time.Duration;
import java.util.Optional;
import vedette.common.NanoClock;

/// Watches whether the machine's clock goes back, by a second one that cannot. One thread looks, any may ask.
final class ClockWatch {

    /// Clocks are corrected by less all the time.
    private static final long STEP_NANOS = 1_000_000_000L;

    private final NanoClock clock;
    private final NanoClock steady;
    private long lastNanos;
    private long lastSteady;
    private volatile Found found = new Found(0, 0, 0);

    /// @param times how often it went back
    /// @param byNanos how far the last time
    /// @param atSteady when that was
    private record Found(long times, long byNanos, long atSteady) {}

    /// @param clock of the machine
    /// @param steady one that only goes on
    ClockWatch(NanoClock clock, NanoClock steady) {
        this.clock = clock;
        this.steady = steady;
        lastNanos = clock.nanos();
        lastSteady = steady.nanos();
    }

    void look() {
        long now = clock.nanos();
        long passed = steady.nanos() - lastSteady;
        long back = lastNanos + passed - now;
        if (back > STEP_NANOS) {
            found = new Found(found.times + 1, back, lastSteady + passed);
        }
        lastNanos = now;
        lastSteady += passed;
    }

    /// How often it went back.
    long times() {
        return found.times;
    }

    /// When it went back last; nothing if it never did.
    Optional<Facts.Back> last() {
        Found latest = found;
        return latest.times == 0
                ? Optional.empty()
                : Optional.of(new Facts.Back(
                        Duration.ofNanos(latest.byNanos), Duration.ofNanos(steady.nanos() - latest.atSteady)));
    }
}
