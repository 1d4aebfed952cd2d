package vedette.notify.settings;

import java.time.Duration;
import java.util.Locale;

/// How often a receiver is told. What is beyond is counted, and said with what comes next.
///
/// @param most so many messages in any such time; 0 if it does not matter
public record RateLimit(int most, Duration per) {

    public static final RateLimit NONE = new RateLimit(0, Duration.ofHours(1));

    private static final int MOST = 1_000;

    public RateLimit {
        if (most < 0 || most > MOST) {
            throw new IllegalArgumentException("a rate limit is of 1 to 1,000 messages, or 0 for none, was " + most);
        }
        if (!per.isPositive() || per.compareTo(Duration.ofDays(7)) > 0) {
            throw new IllegalArgumentException("a rate limit is for more than no time and at most 7 days, was " + per);
        }
    }

    public boolean isNone() {
        return most == 0;
    }

    @Override
    public String toString() {
        return isNone()
                ? "no limit"
                : most + " in " + per.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
