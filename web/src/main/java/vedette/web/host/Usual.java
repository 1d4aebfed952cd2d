package vedette.web.host;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vedette.store.flows.HostReader;

/// Today beside the days before, hour by hour of the day.
///
/// @param days on how many of the days before it was seen
/// @param today bytes in each hour; -1 in those that are yet to come
/// @param usual on average of those days; nothing without them
/// @param first the first hour of all that it was seen in, of the days that are looked at; null if in none
/// @param last the last
public record Usual(
        int days,
        List<Long> today,
        List<Long> usual,
        @Nullable Instant first,
        @Nullable Instant last) {

    /// So far back what is usual is looked for.
    public static final int DAYS_BACK = 7;

    private static final int HOURS = 24;

    public Usual {
        today = List.copyOf(today);
        usual = List.copyOf(usual);
    }

    /// The beginning of the time that is asked for.
    static Instant from(Instant now, ZoneId zone) {
        return now.atZone(zone)
                .toLocalDate()
                .minusDays(DAYS_BACK)
                .atStartOfDay(zone)
                .toInstant();
    }

    static Usual of(List<HostReader.Hour> hours, Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        Long[] seen = new Long[HOURS];
        Arrays.fill(seen, -1L);
        Arrays.fill(seen, 0, now.atZone(zone).getHour() + 1, 0L);
        long[] sums = new long[HOURS];
        Set<LocalDate> days = new TreeSet<>();
        for (HostReader.Hour hour : hours) {
            ZonedDateTime time = instant(hour.hour()).atZone(zone);
            long bytes = hour.sent() + hour.received();
            if (time.toLocalDate().equals(today)) {
                seen[time.getHour()] = Math.max(0, seen[time.getHour()]) + bytes;
            } else {
                sums[time.getHour()] += bytes;
                days.add(time.toLocalDate());
            }
        }
        List<Long> usual = days.isEmpty()
                ? List.of()
                : Arrays.stream(sums).map(sum -> sum / days.size()).boxed().toList();
        return new Usual(
                days.size(),
                List.of(seen),
                usual,
                hours.isEmpty() ? null : instant(hours.getFirst().hour()),
                hours.isEmpty() ? null : instant(hours.getLast().hour()));
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(Duration.ofNanos(micros * 1_000));
    }

    /// What it moved today.
    public long movedToday() {
        return today.stream()
                .filter(bytes -> bytes > 0)
                .mapToLong(Long::longValue)
                .sum();
    }

    /// What it usually has moved by the end of this hour.
    public long movedUsually() {
        long sum = 0;
        for (int hour = 0; hour < usual.size(); hour++) {
            sum += today.get(hour) < 0 ? 0 : usual.get(hour);
        }
        return sum;
    }
}
