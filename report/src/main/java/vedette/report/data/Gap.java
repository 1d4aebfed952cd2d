package vedette.report.data;

import java.time.Duration;
import java.time.Instant;

/// A time in which less was seen than there was.
public record Gap(Instant from, Instant to, String reason) {

    public Duration length() {
        return Duration.between(from, to);
    }
}
