package vedette.web.sign;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Links that sign in whoever follows them: once, and for ten minutes. Safe for any thread.
public final class Links {

    /// How long one is good.
    public static final Duration GOOD = Duration.ofMinutes(10);

    private static final int MOST = 100;

    private final InstantSource clock;
    private final Map<String, Link> byDigest = new HashMap<>();

    private record Link(String user, Instant until) {}

    public Links(InstantSource clock) {
        this.clock = clock;
    }

    /// A new one.
    ///
    /// @return the secret in it
    public synchronized String make(String user) {
        Instant now = clock.instant();
        byDigest.values().removeIf(link -> now.isAfter(link.until));
        if (byDigest.size() >= MOST) {
            throw new IllegalStateException(MOST + " links are good already; use one of them");
        }
        String secret = Secret.fresh();
        byDigest.put(Secret.digest(secret), new Link(user, now.plus(GOOD)));
        return secret;
    }

    /// Whom it signs in. It is of no use after this.
    public synchronized Optional<String> use(String secret) {
        Link link = byDigest.remove(Secret.digest(secret));
        return link == null || clock.instant().isAfter(link.until) ? Optional.empty() : Optional.of(link.user);
    }
}
