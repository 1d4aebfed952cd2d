package vedette.bench.feedback;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// What came out of all networks and seeds in one way, on average and from the lowest to the highest.
final class Figures {

    private final List<One> all = new ArrayList<>();

    /// What one run showed.
    ///
    /// @param isInstalled whether the candidate could be put to work; if not, figures are of the former
    /// @param selfTrained rows that two models agreed on
    record One(double macroF1, double found, double falseAlarms, boolean isInstalled, int selfTrained) {}

    void add(One one) {
        all.add(one);
    }

    String cells() {
        return text(One::macroF1, 1, "%.3f")
                + " | " + text(One::found, 100, "%.1f")
                + " | " + text(One::falseAlarms, 100_000, "%.0f")
                + " | " + all.stream().filter(One::isInstalled).count() + " of " + all.size()
                + " | "
                + Math.round(all.stream().mapToInt(One::selfTrained).average().orElse(0));
    }

    private String text(ToDoubleFunction<One> figure, double scale, String format) {
        DoubleSummaryStatistics found = all.stream()
                .mapToDouble(figure)
                .filter(value -> !Double.isNaN(value))
                .summaryStatistics();
        return String.format(
                Locale.ROOT,
                format + " (" + format + "-" + format + ")",
                scale * found.getAverage(),
                scale * found.getMin(),
                scale * found.getMax());
    }
}
