package vedette.web.sign;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vedette.store.people.Secret;

/// Browsers that have signed in. They are forgotten when the process ends. Safe for any thread.
public final class Sessions {

    private static final int MOST = 4_096;

    private static final Duration IDLE = Duration.ofHours(12);

    private static final Duration LONGEST = Duration.ofDays(7);

    private final InstantSource clock;
    private final Map<String, Session> byDigest = new LinkedHashMap<>(16, 0.75f, true);

    /// A browser.
    ///
    /// @param user their name
    /// @param formToken what its forms bring back
    /// @param begun when it signed in
    /// @param seen when it last asked for something
    public record Session(String user, String formToken, Instant begun, Instant seen) {}

    public Sessions(InstantSource clock) {
        this.clock = clock;
    }

    /// Somebody has proved who they are. Where there is no room, the browser that was silent longest is forgotten.
    ///
    /// @return what the browser is to show from now on
    public synchronized String begin(String user) {
        String secret = Secret.fresh();
        Instant now = clock.instant();
        byDigest.put(Secret.digest(secret), new Session(user, Secret.fresh(), now, now));
        Iterator<String> oldest = byDigest.keySet().iterator();
        while (byDigest.size() > MOST) {
            oldest.next();
            oldest.remove();
        }
        return secret;
    }

    /// The session of whoever shows this.
    public synchronized Optional<Session> of(String secret) {
        String digest = Secret.digest(secret);
        Session session = byDigest.get(digest);
        if (session == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (isOver(session, now)) {
            byDigest.remove(digest);
            return Optional.empty();
        }
        Session seen = new Session(session.user, session.formToken, session.begun, now);
        byDigest.put(digest, seen);
        return Optional.of(seen);
    }

    /// How many there are that nobody has ended and that have not been silent for too long.
    public synchronized int open() {
        Instant now = clock.instant();
        byDigest.values().removeIf(session -> isOver(session, now));
        return byDigest.size();
    }

    private static boolean isOver(Session session, Instant now) {
        return now.isAfter(session.seen.plus(IDLE)) || now.isAfter(session.begun.plus(LONGEST));
    }

    /// Whoever shows this has signed out.
    public synchronized void end(String secret) {
        byDigest.remove(Secret.digest(secret));
    }

    /// Somebody is to sign in again everywhere: their password or role has changed.
    public synchronized void endAllOf(String user) {
        byDigest.values().removeIf(session -> session.user.equals(user));
    }
}
