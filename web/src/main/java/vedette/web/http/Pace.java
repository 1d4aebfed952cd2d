package vedette.web.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// How often each may ask: so many at once, and so many a second after that. Safe for any thread.
final class Pace {

    private static final double AT_ONCE = 200;

    private static final double A_SECOND = 50;

    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final Map<String, Left> byWhom = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Left> eldest) {
            return size() > MOST;
        }
    };

    private record Left(double requests, Instant at) {}

    Pace(InstantSource clock) {
        this.clock = clock;
    }

    /// Whether whoever this is may ask once more.
    synchronized boolean allows(String whom) {
        Instant now = clock.instant();
        Left before = byWhom.getOrDefault(whom, new Left(AT_ONCE, now));
        double seconds = Math.max(0, Duration.between(before.at, now).toNanos() / 1e9);
        double left = Math.min(AT_ONCE, before.requests + seconds * A_SECOND);
        boolean isAllowed = left >= 1;
        byWhom.put(whom, new Left(isAllowed ? left - 1 : left, now));
        return isAllowed;
    }
}
