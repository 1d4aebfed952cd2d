package vedette.web.page.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vedette.report.text.Numbers;
import vedette.web.view.models.ComparisonView;

/// A model beside the one before it, as its passport has it.
final class Comparisons {

    private static final int IN_MANY = 100_000;

    private Comparisons() {}

    /// @param comparison of a passport; nothing if it was compared with none
    static ComparisonView of(Tree comparison) {
        if (!comparison.isThere()) {
            return ComparisonView.NONE;
        }
        List<ComparisonView.Row> rows = new ArrayList<>();
        for (Tree part : comparison.at("heldBack").list()) {
            String name = part.at("rows").text();
            String of = Numbers.exact(part.at("count").count());
            rows.add(new ComparisonView.Row(name, "", of, "", "", change(part)));
            add(rows, "false alarms in 100,000", part.at("falseAlarmShare"), IN_MANY, "%.0f");
            add(rows, "attacks found, %", part.at("attacksFound"), 100, "%.1f");
            for (Map.Entry<String, Tree> family : part.at("families").members().entrySet()) {
                add(rows, "of these " + family.getKey() + ", %", family.getValue(), 100, "%.1f");
            }
            add(rows, "F1, mean of all families", part.at("macroF1"), 1, "%.3f");
        }
        return new ComparisonView(
                comparison.at("verdict").text(), comparison.at("isWorse").isTrue(), learnt(comparison), rows);
    }

    private static String learnt(Tree comparison) {
        long rows = comparison.at("feedbackRowsLearnt").count();
        return "Learnt from " + Numbers.several(rows, "row", "rows") + " of what was said here, judged by "
                + Numbers.exact(comparison.at("feedbackRowsHeldBack").count()) + " others. "
                + sentence(comparison.at("selfTraining").text());
    }

    private static String sentence(String words) {
        return words.isEmpty() ? "" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    private static void add(List<ComparisonView.Row> rows, String figure, Tree pair, double scale, String format) {
        Tree before = pair.at("before");
        Tree after = pair.at("after");
        if (before.isThere() && after.isThere()) {
            rows.add(new ComparisonView.Row(
                    "",
                    figure,
                    Numbers.exact(pair.at("of").count()),
                    text(pair, "before", scale, format),
                    text(pair, "after", scale, format),
                    difference(pair, scale, format)));
        }
    }

    private static String text(Tree pair, String name, double scale, String format) {
        List<Tree> bounds = pair.at(name + "95").list();
        String value = String.format(Locale.ROOT, format, scale * pair.at(name).number());
        return bounds.size() == 2
                ? value + " ("
                        + String.format(
                                Locale.ROOT,
                                format + "–" + format,
                                scale * bounds.get(0).number(),
                                scale * bounds.get(1).number())
                        + ")"
                : value;
    }

    /// As it was judged when it was trained, with some patience for chance.
    private static String change(Tree part) {
        String words = part.at("change").text();
        List<String> worse = part.at("worseIn").list().stream().map(Tree::text).toList();
        return worse.isEmpty() ? words : words + ": " + String.join(", ", worse);
    }

    private static String difference(Tree pair, double scale, String format) {
        double difference = scale * pair.at("difference").number();
        if (Double.isNaN(difference)) {
            return "";
        }
        String text = String.format(Locale.ROOT, format, Math.abs(difference));
        boolean isNothing = text.chars().noneMatch(digit -> digit >= '1' && digit <= '9');
        return isNothing ? "same" : (difference < 0 ? "−" : "+") + text;
    }
}
