package vedette.app.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Times and amounts as people read them.
public final class Times {

    private static final DateTimeFormatter ISO_MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final long SECOND = 1_000_000_000L;

    private Times() {}

    public static String iso(long nanos) {
        return iso(Instant.EPOCH.plusNanos(nanos));
    }

    public static String iso(Instant time) {
        return ISO_MICROSECONDS.format(time);
    }

    /// In nanoseconds since 1970, as packets have it.
    public static long nanos(Instant time) {
        return ChronoUnit.NANOS.between(Instant.EPOCH, time);
    }

    /// A span in the two units that matter.
    public static String span(long nanos) {
        double seconds = (double) nanos / SECOND;
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.3f s", seconds);
        }
        long whole = nanos / SECOND;
        if (whole < 3_600) {
            return whole / 60 + " min " + whole % 60 + " s";
        }
        return whole < 86_400
                ? whole / 3_600 + " h " + whole / 60 % 60 + " min"
                : whole / 86_400 + " d " + whole / 3_600 % 24 + " h";
    }

    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
