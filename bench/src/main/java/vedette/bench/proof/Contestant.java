package vedette.bench.proof;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import vedette.learn.bundle.ModelKind;
import vedette.learn.judge.Confusion;
import vedette.learn.judge.Judge;
import vedette.learn.judge.Judgement;
import vedette.learn.judge.Ranking;
import vedette.learn.model.Model;
import vedette.learn.table.Table;
import vedette.learn.train.Division;
import vedette.learn.train.Learner;
import vedette.learn.train.TrainingPlan;

/// A kind of model that is tried out, trained as `vedette train` does it, but for what is chosen by
/// validation rows.
record Contestant(ModelKind kind) {

    static final List<Contestant> CLASSIFIERS =
            List.of(new Contestant(ModelKind.RANDOM_FOREST), new Contestant(ModelKind.BOOSTING));
    static final List<Contestant> ANOMALY =
            List.of(new Contestant(ModelKind.ISOLATION_FOREST), new Contestant(ModelKind.NEIGHBOURS));

    private static final double FALSE_SHARE = 0.01;

    Model train(Table table, long seed) throws IOException {
        TrainingPlan plan = new TrainingPlan(kind.label(), kind, "rows", Division.GROUP, 0.2, 0, seed, 2, false);
        Learner networks = (train, validation, wanted) -> {
            throw new IOException("no networks here");
        };
        return Learner.of(kind, networks).learn(table, table, plan).parts().whole();
    }

    String name() {
        return kind.label();
    }

    static double rocAuc(Judgement judgement) {
        Ranking ranking = judgement.ranking();
        return ranking.isKnown() ? ranking.rocAuc() : Double.NaN;
    }

    /// The share of attacks found where one in a hundred of the benign rows that are judged is taken for
    /// one.
    static double recall(Judgement judgement) {
        return judgement.ranking().isKnown()
                ? judgement.ranking().atFalseShare(FALSE_SHARE).recall()
                : Double.NaN;
    }

    static double macroF1(Judgement judgement) {
        Confusion confusion = judgement.confusion();
        return confusion == null ? Double.NaN : confusion.macroF1();
    }

    static double accuracy(Judgement judgement) {
        Confusion confusion = judgement.confusion();
        return confusion == null ? Double.NaN : confusion.accuracy();
    }

    static double benignErrors(Judgement judgement) {
        Confusion confusion = judgement.confusion();
        return confusion == null || judgement.benign() < 0
                ? Double.NaN
                : confusion.benignErrors(judgement.benign()).value();
    }

    /// The threshold that one in a hundred of these benign rows reaches.
    static float threshold(Model model, Table benign) {
        float[] scores = Judge.scores(model, benign);
        Arrays.sort(scores);
        return Math.nextUp(scores[(int) Math.ceil((1 - FALSE_SHARE) * scores.length) - 1]);
    }

    /// The share of these rows whose score reaches the threshold.
    static double reached(Model model, Table table, float threshold) {
        int reached = 0;
        for (float score : Judge.scores(model, table)) {
            reached += score >= threshold ? 1 : 0;
        }
        return table.rows() == 0 ? Double.NaN : (double) reached / table.rows();
    }

    static String text(double figure) {
        return Double.isNaN(figure) ? "" : String.format(Locale.ROOT, "%.3f", figure);
    }

    static String percent(double share) {
        return Double.isNaN(share) ? "" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
