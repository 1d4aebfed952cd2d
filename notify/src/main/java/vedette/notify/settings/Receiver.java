package vedette.notify.settings;

import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import vedette.detect.Family;
import vedette.incident.Severity;
import vedette.store.outbox.Subscription;

/// Somebody who is told of incidents.
///
/// @param name by which people know it
/// @param least of incidents as severe as this
/// @param families of these; of all if empty
/// @param rate how often
/// @param repeat after which time it is told again that one goes on; zero for never
/// @param mostWaiting no more than this wait for it
public record Receiver(
        String name,
        Severity least,
        Set<Family> families,
        RateLimit rate,
        Duration repeat,
        int mostWaiting,
        Channel channel) {

    public static final Severity USUAL_LEAST = Severity.MEDIUM;
    public static final int USUAL_WAITING = 10_000;

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final int MOST_WAITING = 1_000_000;
    private static final Duration SHORTEST_REPEAT = Duration.ofMinutes(1);
    private static final Duration LONGEST_REPEAT = Duration.ofDays(365);

    public Receiver {
        families = Set.copyOf(families);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name must be of a-z, 0-9 and -, 40 at most, was \"" + name + "\"");
        }
        if (!repeat.isZero() && (repeat.compareTo(SHORTEST_REPEAT) < 0 || repeat.compareTo(LONGEST_REPEAT) > 0)) {
            throw new IllegalArgumentException("repeat must be from 1m to 365d, or 0 for never, was " + repeat);
        }
        if (mostWaiting < 1 || mostWaiting > MOST_WAITING) {
            throw new IllegalArgumentException("queue must be from 1 to 1,000,000, was " + mostWaiting);
        }
    }

    /// With all as usual but how it is reached.
    public static Receiver of(String name, Channel channel) {
        return new Receiver(name, USUAL_LEAST, Set.of(), channel.usualRate(), Duration.ZERO, USUAL_WAITING, channel);
    }

    /// The same from a severity on.
    public Receiver from(Severity newLeast) {
        return new Receiver(name, newLeast, families, rate, repeat, mostWaiting, channel);
    }

    /// The same, told so often.
    public Receiver within(RateLimit newRate) {
        return new Receiver(name, least, families, newRate, repeat, mostWaiting, channel);
    }

    /// Which incidents it wants.
    public Subscription subscription() {
        return new Subscription(name, least, families, repeat, mostWaiting);
    }
}
