package vedette.app.monitor;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.IntStream;
import vedette.report.data.Period;
import vedette.store.people.Setting.Schedule;

/// What reports are of.
///
/// @param every day, or week from Monday to Monday
/// @param zone in which days and weeks begin
record ReportSchedule(Schedule every, ZoneId zone) {

    private static final int DAYS = 31;
    private static final int WEEKS = 8;

    ReportSchedule {
        if (every == Schedule.OFF) {
            throw new IllegalArgumentException("no report is due where there is no schedule");
        }
    }

    /// The latest day or week that is over.
    Period latest(Instant now) {
        return over(now).getFirst();
    }

    /// Those that are over, the latest first, as far back as anybody still asks for one.
    List<Period> over(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return every == Schedule.DAILY
                ? IntStream.range(0, DAYS)
                        .mapToObj(back -> period(today.minusDays(back + 1L), today.minusDays(back)))
                        .toList()
                : IntStream.range(0, WEEKS)
                        .mapToObj(back -> period(monday.minusWeeks(back + 1L), monday.minusWeeks(back)))
                        .toList();
    }

    private Period period(LocalDate begin, LocalDate end) {
        return new Period(
                begin.atStartOfDay(zone).toInstant(), end.atStartOfDay(zone).toInstant(), zone);
    }
}
