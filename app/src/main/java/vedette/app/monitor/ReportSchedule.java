package vedette.app.monitor;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import vedette.report.data.Period;

/// What reports are of.
///
/// @param zone in which days and weeks begin
public record ReportSchedule(Every every, ZoneId zone) {

    /// How long the time of a report is.
    public enum Every {
        DAILY,
        /// From Monday to Monday.
        WEEKLY
    }

    /// The latest day or week that is over.
    public Period latest(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return switch (every) {
            case DAILY -> period(today.minusDays(1), today);
            case WEEKLY -> {
                LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield period(monday.minusWeeks(1), monday);
            }
        };
    }

    private Period period(LocalDate begin, LocalDate end) {
        return new Period(
                begin.atStartOfDay(zone).toInstant(), end.atStartOfDay(zone).toInstant(), zone);
    }
}
