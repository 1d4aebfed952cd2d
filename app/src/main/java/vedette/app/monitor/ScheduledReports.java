package vedette.app.monitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import vedette.app.report.ReportFile;
import vedette.feature.AddressSet;
import vedette.report.ReportFormat;
import vedette.report.data.Period;
import vedette.store.StorePlace;

/// Writes a report of each day or week that is over: `reports/security-2026-11-22.pdf` beside the store. What is there
/// already is left as it is, so a monitor that was restarted goes on where it was.
///
/// @param home the addresses that are inside
/// @param told is told of each report
public record ScheduledReports(
        StorePlace place, ReportSchedule schedule, ReportFormat format, AddressSet home, Consumer<String> told)
        implements Chores.Chore {

    @Override
    public void run() throws IOException {
        write(Instant.now());
    }

    /// Writes the report that is due at a time, unless it is there or nothing was watched by then.
    ///
    /// @return where it is
    Optional<Path> write(Instant now) throws IOException {
        Period period = schedule.latest(now);
        Path file = fileOf(period);
        if (Files.exists(file) || !ReportFile.hasTraffic(place, period)) {
            return Optional.empty();
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        ReportFile.write(place, period, home, format, file);
        told.accept("the report of " + name(period) + " is in " + file);
        return Optional.of(file);
    }

    private Path fileOf(Period period) {
        return place.folder().resolveSibling("reports").resolve("security-" + name(period) + format.ending());
    }

    private String name(Period period) {
        LocalDate begin = LocalDate.ofInstant(period.from(), schedule.zone());
        return switch (schedule.every()) {
            case DAILY -> begin.toString();
            case WEEKLY -> String.format(Locale.ROOT, "%s-to-%s", begin, begin.plusDays(6));
        };
    }
}
