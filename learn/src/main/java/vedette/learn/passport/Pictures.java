package vedette.learn.passport;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import vedette.learn.judge.Confusion;
import vedette.learn.judge.Ranking;
import vedette.learn.judge.Reliability;
import vedette.learn.network.Epoch;
import vedette.learn.plot.Bars;
import vedette.learn.plot.Curves;
import vedette.learn.plot.Matrix;

/// The pictures of a passport.
final class Pictures {

    private static final int MOST_BARS = 20;

    private Pictures() {}

    /// SVG files, by name.
    static Map<String, String> of(Passport passport) {
        Map<String, String> pictures = new LinkedHashMap<>();
        Confusion confusion = passport.test().confusion();
        if (confusion != null) {
            pictures.put("confusion.svg", Matrix.svg("Confusion on rows kept back", confusion));
        }
        Ranking ranking = passport.test().ranking();
        if (ranking.isKnown()) {
            pictures.put("roc.svg", roc(ranking));
            pictures.put("precision-recall.svg", precision(ranking));
        }
        Reliability reliability = passport.test().reliability();
        if (reliability != null) {
            pictures.put("calibration.svg", calibration(reliability));
        }
        if (!passport.importance().isEmpty()) {
            pictures.put("importance.svg", importance(passport));
        }
        if (!passport.history().isEmpty()) {
            pictures.put("history.svg", history(passport.history()));
        }
        return pictures;
    }

    private static String roc(Ranking ranking) {
        List<double[]> points = new ArrayList<>();
        points.add(new double[] {0, 0});
        ranking.points().forEach(point -> points.add(new double[] {point.falseShare(), point.recall()}));
        points.add(new double[] {1, 1});
        return new Curves("ROC: attacks against what is benign", "benign rows taken for attacks", "attacks found")
                .add(String.format(Locale.ROOT, "area %.4f", ranking.rocAuc()), "a", points)
                .add("chance", "c", List.of(new double[] {0, 0}, new double[] {1, 1}))
                .svg();
    }

    private static String precision(Ranking ranking) {
        List<double[]> points = new ArrayList<>();
        ranking.points().forEach(point -> points.add(new double[] {point.recall(), point.precision()}));
        return new Curves("Precision and recall", "attacks found", "of what is found, attacks")
                .add(String.format(Locale.ROOT, "area %.4f", ranking.prAuc()), "a", points)
                .svg();
    }

    private static String calibration(Reliability reliability) {
        List<double[]> points = new ArrayList<>();
        reliability.bins().forEach(bin -> points.add(new double[] {bin.said(), bin.happened()}));
        return new Curves("Calibration", "said to be an attack, with this probability", "share that were attacks")
                .add(String.format(Locale.ROOT, "error %.4f", reliability.error()), "a", points)
                .add("as it should be", "c", List.of(new double[] {0, 0}, new double[] {1, 1}))
                .svg();
    }

    private static String history(List<Epoch> history) {
        double most = history.stream()
                .mapToDouble(epoch -> Math.max(epoch.loss(), epoch.validationLoss()))
                .max()
                .orElse(1);
        Curves curves = new Curves("Training", "epoch", "share; losses as shares of the greatest", history.size());
        curves.add("loss on the rows learnt from", "c", line(history, epoch -> epoch.loss() / most));
        curves.add("loss on the rows chosen by", "b", line(history, epoch -> epoch.validationLoss() / most));
        return curves.add("macro-F1 on the rows chosen by", "a", line(history, Epoch::macroF1))
                .svg();
    }

    private static List<double[]> line(List<Epoch> history, ToDoubleFunction<Epoch> figure) {
        return history.stream()
                .map(epoch -> new double[] {epoch.number(), figure.applyAsDouble(epoch)})
                .toList();
    }

    private static String importance(Passport passport) {
        Bars bars = new Bars("Share of the features in telling classes apart");
        IntStream.range(0, passport.importance().size())
                .boxed()
                .sorted((a, b) -> Double.compare(
                        passport.importance().get(b), passport.importance().get(a)))
                .limit(MOST_BARS)
                .forEach(column -> bars.add(
                        passport.columns().name(column), passport.importance().get(column)));
        return bars.svg();
    }
}
