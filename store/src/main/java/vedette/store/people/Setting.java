package vedette.store.people;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Something that is set while Vedette runs, rather than when it starts; those there are stand here.
///
/// @param name as people write it
/// @param usual its value unless somebody has set it
/// @param reader from what is kept; refuses what is no value of it
/// @param writer to what is kept
public record Setting<T>(String name, T usual, Function<String, T> reader, Function<T, String> writer) {

    /// How often a report is written by itself.
    public static final Setting<Schedule> REPORT_SCHEDULE =
            new Setting<>("report.schedule", Schedule.OFF, Schedule::named, Schedule::label);

    /// As what: `pdf`, `html` or `md`.
    public static final Setting<String> REPORT_FORMAT =
            new Setting<>("report.format", "pdf", Setting::format, Function.identity());

    /// Where to; if empty, beside what is kept.
    public static final Setting<Path> REPORT_FOLDER =
            new Setting<>("report.folder", Path.of(""), Setting::path, Path::toString);

    /// How many incidents a day people want to be told of that are only unusual.
    public static final Setting<Double> ALERT_BUDGET =
            new Setting<>("alert.budget", 5.0, Setting::budget, budget -> Double.toString(budget));

    /// Hosts that are asked for their latency, each as `HOST` or `HOST:PORT`.
    public static final Setting<List<String>> PING_TARGETS =
            new Setting<>("ping.targets", List.of(), PingTargets::read, PingTargets::text);

    /// All there are.
    public static final List<Setting<?>> ALL =
            List.of(REPORT_SCHEDULE, REPORT_FORMAT, REPORT_FOLDER, ALERT_BUDGET, PING_TARGETS);

    private static final int MOST_OF_PATH = 1_000;
    private static final int MOST_OF_BUDGET = 10_000;

    /// How often.
    public enum Schedule {
        OFF,
        DAILY,
        WEEKLY;

        /// How it is written.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The one that is written so.
        public static Schedule named(String label) {
            return Arrays.stream(values())
                    .filter(schedule -> schedule.label().equals(label))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("report.schedule is one of "
                            + Arrays.stream(values()).map(Schedule::label).collect(Collectors.joining(", "))));
        }
    }

    private static String format(String text) {
        if (!List.of("pdf", "html", "md").contains(text)) {
            throw new IllegalArgumentException("report.format is one of pdf, html, md");
        }
        return text;
    }

    private static Double budget(String text) {
        try {
            double budget = Double.parseDouble(text);
            if (budget > 0 && budget <= MOST_OF_BUDGET) {
                return budget;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new IllegalArgumentException("alert.budget is a number of incidents a day, more than 0 and at most "
                + MOST_OF_BUDGET + ", not " + text);
    }

    private static Path path(String text) {
        if (text.length() > MOST_OF_PATH || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "report.folder is the name of a folder, of at most " + MOST_OF_PATH + " visible characters");
        }
        return Path.of(text);
    }

    /// As it is kept; refuses what is no value of it.
    String kept(T value) {
        return writer.apply(reader.apply(writer.apply(value)));
    }
}
