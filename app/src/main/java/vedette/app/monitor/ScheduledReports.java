package vedette.app.monitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import vedette.app.report.KeptReports;
import vedette.app.report.ReportFile;
import vedette.feature.AddressSet;
import vedette.report.ReportFormat;
import vedette.report.data.Period;
import vedette.report.section.ReportConfig;
import vedette.store.StorePlace;
import vedette.store.people.Setting;
import vedette.store.people.Setting.Schedule;
import vedette.store.people.Settings;

/// Writes a report of each day or week that is over, as is set: `reports/security-2026-11-22.pdf` beside the store.
/// What is there already is left as it is, so a monitor that was restarted goes on where it was: what was over while
/// none
/// was at work is made up for, one report at a time.
///
/// @param zone in which days and weeks begin
/// @param home the addresses that are inside
/// @param clock by which days are over
/// @param told is told of each report
public record ScheduledReports(
        StorePlace place, ZoneId zone, AddressSet home, InstantSource clock, Consumer<String> told)
        implements Chores.Chore {

    @Override
    public void run() throws IOException {
        write(clock.instant());
    }

    /// Writes the report that has been due longest at a time, back to one that is there; none of a time in which
    /// nothing
    /// was watched.
    ///
    /// @return where it is
    Optional<Path> write(Instant now) throws IOException {
        Settings settings = new Settings(place.incidents());
        Schedule every = settings.get(Setting.REPORT_SCHEDULE);
        if (every == Schedule.OFF) {
            return Optional.empty();
        }
        ReportFormat format = ReportFormat.of(Path.of("report." + settings.get(Setting.REPORT_FORMAT)));
        Path reports = KeptReports.folder(place);
        Period due = null;
        for (Period period : new ReportSchedule(every, zone).over(now)) {
            if (Files.exists(reports.resolve(fileName(every, period, format)))) {
                break;
            }
            due = new ReportFile(place, period, home).hasTraffic() ? period : due;
        }
        return due == null ? Optional.empty() : Optional.of(write(due, every, format, reports));
    }

    private Path write(Period period, Schedule every, ReportFormat format, Path reports) throws IOException {
        Path file = reports.resolve(fileName(every, period, format));
        Files.createDirectories(file.toAbsolutePath().getParent());
        new ReportFile(place, period, home).write(ReportConfig.defaults(), format, file);
        told.accept("the report of " + name(every, period) + " is in " + file);
        return file;
    }

    private String fileName(Schedule every, Period period, ReportFormat format) {
        return "security-" + name(every, period) + format.ending();
    }

    private String name(Schedule every, Period period) {
        LocalDate begin = LocalDate.ofInstant(period.from(), zone);
        return every == Schedule.DAILY ? begin.toString() : begin + "-to-" + begin.plusDays(6);
    }
}
