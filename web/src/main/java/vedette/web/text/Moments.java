package vedette.web.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times on a screen, whose zone stands above them.
public final class Moments {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH);

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);

    private Moments() {}

    /// "21 Nov, 14:03".
    public static String day(Instant time, ZoneId zone) {
        return DAY.withZone(zone).format(time);
    }

    /// "14:03:07".
    public static String clock(Instant time, ZoneId zone) {
        return CLOCK.withZone(zone).format(time);
    }
}
