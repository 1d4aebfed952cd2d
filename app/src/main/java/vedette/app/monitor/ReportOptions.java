package vedette.app.monitor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vedette.store.people.Actor;
import vedette.store.people.Setting;
import vedette.store.people.Setting.Schedule;
import vedette.store.people.Settings;

/// What reports a monitor writes by itself. What is given is kept: the next run does the same.
public final class ReportOptions {

    /// As it is given.
    enum Format {
        PDF,
        HTML,
        MD
    }

    @Option(
            names = "--report",
            paramLabel = "off|daily|weekly",
            description =
                    "write a report of each day, or of each week from Monday, when it is over; this and the next two"
                            + " hold for later runs, too")
    private @Nullable Schedule schedule;

    @Option(names = "--report-format", paramLabel = "pdf|html|md", description = "as what (default: pdf)")
    private @Nullable Format format;

    @Option(
            names = "--report-dir",
            paramLabel = "DIR",
            description = "where to (default: the folder reports beside the store)")
    private @Nullable Path folder;

    public ReportOptions() {}

    /// Keeps what was given.
    public void keep(Settings settings) throws IOException {
        Actor actor = new Actor(System.getProperty("user.name"), Instant.now());
        if (schedule != null) {
            settings.put(Setting.REPORT_SCHEDULE, schedule, actor);
        }
        if (format != null) {
            settings.put(Setting.REPORT_FORMAT, format.name().toLowerCase(Locale.ROOT), actor);
        }
        if (folder != null) {
            settings.put(Setting.REPORT_FOLDER, folder.toAbsolutePath(), actor);
        }
    }
}
