package vedette.app.retrain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vedette.app.text.Times;
import vedette.learn.judge.Interval;
import vedette.learn.local.BeforeAfter;
import vedette.learn.local.Comparison;

/// A candidate beside the model before, as a table.
final class ComparisonText {

    private static final String LINE = "%-26s %9s %7s  %-30s %-30s %s";

    private ComparisonText() {}

    static List<String> lines(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        lines.add(LINE.formatted("held back", "rows", "apart", "before", "after", "")
                .stripTrailing());
        for (BeforeAfter part : comparison.parts()) {
            lines.add(LINE.formatted(
                            part.name(),
                            Times.count(part.rows()),
                            Times.count(part.groups()),
                            "",
                            "",
                            part.change().label())
                    .stripTrailing());
            add("false alarms in 100,000", part.falseAlarms(), 100_000, "%.0f", lines);
            add("attacks found, %", part.found(), 100, "%.1f", lines);
            for (BeforeAfter.OfFamily family : part.families()) {
                add("  " + family.name(), family.found(), 100, "%.1f", lines);
            }
            add("macro-F1 of families", part.macroF1(), 1, "%.3f", lines);
        }
        return lines;
    }

    private static void add(String what, BeforeAfter.Pair pair, double scale, String format, List<String> lines) {
        if (pair.before().isKnown()) {
            lines.add(LINE.formatted(
                            "  " + what,
                            Times.count(pair.of()),
                            "",
                            text(pair.before(), scale, format),
                            text(pair.after(), scale, format),
                            "")
                    .stripTrailing());
        }
    }

    private static String text(Interval figure, double scale, String format) {
        return String.format(
                Locale.ROOT,
                format + " (" + format + "-" + format + ")",
                scale * figure.value(),
                scale * figure.low(),
                scale * figure.high());
    }
}
