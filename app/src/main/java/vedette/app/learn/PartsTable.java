package vedette.app.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vedette.learn.judge.Judgements;
import vedette.learn.passport.PartFigures;

/// What came out for parts of the rows, a line each.
public final class PartsTable {

    private static final String HEAD = "%-32s %9s %9s %9s %15s %9s";

    private PartsTable() {}

    /// Lines for each origin and each age, a head before them; none if there are no parts.
    public static List<String> lines(Judgements judgements) {
        List<String> lines = new ArrayList<>();
        add("each origin apart", judgements.origins(), lines);
        add("by how old flows were", judgements.ages(), lines);
        return lines;
    }

    private static void add(String title, List<Judgements.Part> parts, List<String> lines) {
        if (parts.isEmpty()) {
            return;
        }
        lines.add(HEAD.formatted(title, "rows", "accuracy", "macro-F1", "benign errors %", "ROC-AUC"));
        for (Judgements.Part part : parts) {
            PartFigures figures = PartFigures.of(part.judgement());
            lines.add(HEAD.formatted(
                    part.name(),
                    figures.rows(),
                    text(figures.accuracy()),
                    text(figures.macroF1()),
                    text(100 * figures.benignErrors()),
                    text(figures.rocAuc())));
        }
    }

    private static String text(double figure) {
        return Double.isNaN(figure) ? "-" : String.format(Locale.ROOT, "%.4f", figure);
    }
}
