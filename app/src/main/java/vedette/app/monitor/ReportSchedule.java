package vedette.app.monitor;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import vedette.report.data.Period;
import vedette.store.people.Setting.Schedule;

/// What reports are of.
///
/// @param every day, or week from Monday to Monday
/// @param zone in which days and weeks begin
record ReportSchedule(Schedule every, ZoneId zone) {

    ReportSchedule {
        if (every == Schedule.OFF) {
            throw new IllegalArgumentException("no report is due where there is no schedule");
        }
    }

    /// The latest day or week that is over.
    Period latest(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return every == Schedule.DAILY ? period(today.minusDays(1), today) : period(monday.minusWeeks(1), monday);
    }

    private Period period(LocalDate begin, LocalDate end) {
        return new Period(
                begin.atStartOfDay(zone).toInstant(), end.atStartOfDay(zone).toInstant(), zone);
    }
}
