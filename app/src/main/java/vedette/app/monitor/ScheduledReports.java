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
/// What is there already is left as it is, so a monitor that was restarted goes on where it was.
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

    /// Writes the report that is due at a time, unless it is there or nothing was watched by then.
    ///
    /// @return where it is
    Optional<Path> write(Instant now) throws IOException {
        Settings settings = new Settings(place.incidents());
        Schedule every = settings.get(Setting.REPORT_SCHEDULE);
        if (every == Schedule.OFF) {
            return Optional.empty();
        }
        Period period = new ReportSchedule(every, zone).latest(now);
        ReportFormat format = ReportFormat.of(Path.of("report." + settings.get(Setting.REPORT_FORMAT)));
        Path file = KeptReports.folder(place).resolve("security-" + name(every, period) + format.ending());
        ReportFile report = new ReportFile(place, period, home);
        if (Files.exists(file) || !report.hasTraffic()) {
            return Optional.empty();
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        report.write(ReportConfig.defaults(), format, file);
        told.accept("the report of " + name(every, period) + " is in " + file);
        return Optional.of(file);
    }

    private String name(Schedule every, Period period) {
        LocalDate begin = LocalDate.ofInstant(period.from(), zone);
        return every == Schedule.DAILY ? begin.toString() : begin + "-to-" + begin.plusDays(6);
    }
}
