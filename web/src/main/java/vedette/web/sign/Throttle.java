package vedette.web.sign;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// Makes those wait who try passwords: after a few failures twice as long each time, up to a quarter of an hour. Counts
/// by address and by name, so that neither many names nor many addresses help. Safe for any thread.
final class Throttle {

    private static final int FREE = 5;

    private static final Duration FIRST = Duration.ofSeconds(2);

    private static final Duration LONGEST = Duration.ofMinutes(15);

    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final Map<String, Failures> byWhom = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST;
        }
    };

    private record Failures(int count, Instant until) {}

    Throttle(InstantSource clock) {
        this.clock = clock;
    }

    /// How long whoever this is still has to wait; zero if they may try.
    synchronized Duration wait(String whom) {
        Failures failures = byWhom.get(whom);
        Instant now = clock.instant();
        return failures == null || !now.isBefore(failures.until)
                ? Duration.ZERO
                : Duration.between(now, failures.until);
    }

    synchronized void failed(String whom) {
        Failures before = byWhom.get(whom);
        int count = before == null ? 1 : before.count + 1;
        Duration wait = Duration.ZERO;
        if (count >= FREE) {
            long seconds = FIRST.toSeconds() << Math.min(count - FREE, 10);
            wait = seconds > LONGEST.toSeconds() ? LONGEST : Duration.ofSeconds(seconds);
        }
        byWhom.put(whom, new Failures(count, clock.instant().plus(wait)));
    }

    synchronized void succeeded(String whom) {
        byWhom.remove(whom);
    }
}
