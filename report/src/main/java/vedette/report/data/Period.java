package vedette.report.data;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// A span of time and the time zone it is told in.
///
/// @param to when it ends; this instant is no longer part of it
public record Period(Instant from, Instant to, ZoneId zone) {

    public Period {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "a report's period must end after it begins, not from " + from + " to " + to);
        }
    }

    public Duration length() {
        return Duration.between(from, to);
    }
}
