package vedette.web.sign;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// Makes those wait who try passwords: after a few tries twice as long each time, up to a quarter of an hour; an hour
/// later all is forgotten. Safe for any thread.
final class Throttle {

    private static final int FREE = 5;

    private static final Duration FIRST = Duration.ofSeconds(2);

    private static final Duration LONGEST = Duration.ofMinutes(15);

    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final Map<String, Tries> byWhom = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > MOST;
        }
    };

    private record Tries(int count, Instant until) {}

    Throttle(InstantSource clock) {
        this.clock = clock;
    }

    /// Takes a try of whoever this is: it counts before it is known how it ends, so that many at once are no more than
    /// one after the other.
    ///
    /// @return how long they still have to wait; zero if they may try now
    synchronized Duration take(String whom) {
        Instant now = clock.instant();
        Tries before = byWhom.get(whom);
        if (before != null && now.isBefore(before.until)) {
            return Duration.between(now, before.until);
        }
        int count = before == null || now.isAfter(before.until.plus(FORGOTTEN)) ? 1 : before.count + 1;
        Duration wait = Duration.ZERO;
        if (count >= FREE) {
            long seconds = FIRST.toSeconds() << Math.min(count - FREE, 10);
            wait = seconds > LONGEST.toSeconds() ? LONGEST : Duration.ofSeconds(seconds);
        }
        byWhom.put(whom, new Tries(count, now.plus(wait)));
        return Duration.ZERO;
    }

    /// It was them.
    synchronized void succeeded(String whom) {
        byWhom.remove(whom);
    }
}
