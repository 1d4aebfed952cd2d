package vedette.report.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import vedette.report.data.Period;

/// The times of a report, in its time zone.
public final class Times {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter WHOLE_DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final Period period;
    private final boolean hasOneOffset;

    public Times(Period period) {
        this.period = period;
        this.hasOneOffset = offset(period.from()).equals(offset(period.to()));
    }

    /// The instant of a count of nanoseconds since 1970.
    public static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND_NANOS), Math.floorMod(nanos, SECOND_NANOS));
    }

    /// "21 Nov 2026 14:03", with the offset where the period has more than one.
    public String minute(Instant at) {
        return MINUTE.format(local(at)) + offsetIfNeeded(at);
    }

    /// "21 Nov 2026 14:03:07".
    public String second(Instant at) {
        return SECOND.format(local(at)) + offsetIfNeeded(at);
    }

    /// "14:03".
    public String clock(Instant at) {
        return CLOCK.format(local(at));
    }

    /// "21 Nov".
    public String day(Instant at) {
        return DAY.format(local(at));
    }

    /// From when to when, as short as it can be said: the second time without the day if it is the same.
    public String span(Instant from, Instant to) {
        ZonedDateTime begin = local(from);
        ZonedDateTime end = local(to);
        if (begin.toLocalDate().equals(end.toLocalDate())) {
            String until = clock(to).equals(clock(from)) ? "" : "–" + clock(to);
            return MINUTE.format(begin) + until + offsetIfNeeded(to);
        }
        return minute(from) + " – " + minute(to);
    }

    /// The whole period: by days where it is made of whole days.
    public String period() {
        ZonedDateTime begin = local(period.from());
        ZonedDateTime end = local(period.to());
        if (!isMidnight(begin) || !isMidnight(end)) {
            return span(period.from(), period.to());
        }
        ZonedDateTime last = end.minusDays(1);
        String first = WHOLE_DAY.format(begin);
        return begin.toLocalDate().equals(last.toLocalDate()) ? first : first + " – " + WHOLE_DAY.format(last);
    }

    /// "Europe/Berlin (UTC+01:00)".
    public String zone() {
        String id = period.zone().getId();
        String first = offset(period.from());
        if (period.zone() instanceof ZoneOffset || first.equals(id)) {
            return first;
        }
        return id + " (" + (hasOneOffset ? first : first + ", later " + offset(period.to())) + ")";
    }

    private ZonedDateTime local(Instant at) {
        return at.atZone(period.zone());
    }

    private String offset(Instant at) {
        ZoneOffset offset = period.zone().getRules().getOffset(at);
        return offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset.getId();
    }

    private String offsetIfNeeded(Instant at) {
        return hasOneOffset ? "" : " " + offset(at);
    }

    private static boolean isMidnight(ZonedDateTime time) {
        return time.toLocalTime().toSecondOfDay() == 0;
    }
}
