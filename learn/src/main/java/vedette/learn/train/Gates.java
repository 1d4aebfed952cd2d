package vedette.learn.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vedette.learn.bundle.ModelKind;
import vedette.learn.judge.Confusion;
import vedette.learn.judge.Judge;
import vedette.learn.judge.Judgement;
import vedette.learn.model.Model;
import vedette.learn.passport.Baseline;
import vedette.learn.passport.Gate;
import vedette.learn.read.name.NeverFeatures;
import vedette.learn.split.Split;
import vedette.learn.split.Splits;
import vedette.learn.table.Table;

/// What a model must show before it is put to work. The gates that train models of their own do so on fewer rows, with
/// fewer trees: they ask whether learning goes by the right things, not how well it goes.
final class Gates {

    private static final int MOST_ROWS = 30_000;
    private static final int TREES = 40;
    private static final int ROUNDS = 10; // in each of which every class gets a tree
    private static final int LEAST_OF_CLASS = 30;
    private static final double SHARE = 0.3;

    private static final double SHUFFLED_SLACK = 0.1;
    private static final double OF_GROUPS = 0.8;
    private static final double TIME_AREA = 0.75;
    private static final double UNSEEN_AREA = 0.7;
    private static final double OTHER_AREA = 0.75;

    private final Table table;
    private final TrainingPlan plan;
    private final Learner learner;
    private final Consumer<String> progress;
    private final List<Gate> gates = new ArrayList<>();

    /// @param table with all rows of training
    Gates(Table table, TrainingPlan plan, Learner learner, Consumer<String> progress) {
        this.table = Some.of(table, MOST_ROWS, plan.seed());
        this.plan = plan.roughly(plan.kind() == ModelKind.BOOSTING ? ROUNDS : TREES);
        this.learner = learner;
        this.progress = progress;
    }

    /// All gates, in order.
    ///
    /// @param other rows of another origin, if there are any
    List<Gate> run(Model model, Judgement test, List<Baseline> baselines, @Nullable Table other) throws IOException {
        names();
        better(test, baselines);
        if (plan.kind().isAnomaly()) {
            gates.add(Gate.notRun(
                    "shuffled labels", "with shuffled labels nothing is learnt", "nothing is learnt of labels"));
        } else {
            shuffled();
        }
        inOrderOfTime();
        if (plan.kind().isAnomaly()) {
            gates.add(Gate.notRun(
                    "unseen attacks", "attacks that were not trained on stand out", "no attack is trained on"));
        } else {
            unseenAttacks();
        }
        elsewhere(model, other);
        return List.copyOf(gates);
    }

    /// The gates that need no training of their own.
    List<Gate> runQuick(Model model, Judgement test, List<Baseline> baselines, @Nullable Table other) {
        names();
        better(test, baselines);
        elsewhere(model, other);
        return List.copyOf(gates);
    }

    private void names() {
        List<String> forbidden =
                table.columns().names().stream().filter(NeverFeatures::contains).toList();
        gates.add(Gate.of(
                "features",
                forbidden.isEmpty(),
                "no address, port, time or id is among the features",
                forbidden.isEmpty() ? table.columns().size() + " features, none of them" : "" + forbidden));
    }

    private void better(Judgement test, List<Baseline> baselines) {
        Confusion confusion = test.confusion();
        boolean hasClasses = confusion != null;
        double own = confusion != null ? confusion.macroF1() : area(test);
        double best = 0;
        for (Baseline baseline : baselines) {
            double its = hasClasses ? baseline.macroF1() : baseline.rocAuc();
            best = Double.isNaN(its) ? best : Math.max(best, its);
        }
        gates.add(Gate.of(
                "baselines",
                own > best,
                "it is better than always the same class, and than the best single feature",
                (hasClasses ? "macro-F1 " : "ROC-AUC ") + text(own) + " against " + text(best)));
    }

    private void shuffled() throws IOException {
        progress.accept("gate: shuffled labels");
        Split split = Splits.byGroup(table, SHARE, plan.seed());
        Table train = table.choose(split.train());
        Model model = learn(train.relabel(shuffledLabels(train)));
        Confusion confusion = Judge.judge(model, table.choose(split.test())).confusion();
        double recall = meanRecall(confusion);
        long classes =
                Arrays.stream(Some.counts(table)).filter(count -> count > 0).count();
        double chance = 1.0 / Math.max(1, classes);
        gates.add(Gate.of(
                "shuffled labels",
                recall <= chance + SHUFFLED_SLACK,
                "with shuffled labels nothing is learnt: mean recall at most " + text(chance + SHUFFLED_SLACK),
                "mean recall " + text(recall) + ", by chance " + text(chance)));
    }

    private int[] shuffledLabels(Table train) {
        List<Integer> labels = new ArrayList<>();
        for (int row = 0; row < train.rows(); row++) {
            labels.add(train.label(row));
        }
        Collections.shuffle(labels, new Random(plan.seed()));
        return labels.stream().mapToInt(Integer::intValue).toArray();
    }

    private static double meanRecall(@Nullable Confusion confusion) {
        double sum = 0;
        int present = 0;
        for (int which = 0; confusion != null && which < confusion.labels().size(); which++) {
            if (confusion.rows(which) > 0) {
                sum += confusion.count(which, which) / confusion.rows(which);
                present++;
            }
        }
        return present == 0 ? 0 : sum / present;
    }

    private void inOrderOfTime() throws IOException {
        String asks = plan.kind().isAnomaly()
                ? "judged by later rows, ROC-AUC at least " + text(TIME_AREA)
                : "judged by the later rows of each class, macro-F1 at least " + text(OF_GROUPS)
                        + " times that by groups";
        Split byTime;
        try {
            byTime = Splits.byTimeOfClass(table, SHARE);
        } catch (IllegalArgumentException e) {
            gates.add(Gate.notRun("order of time", asks, String.valueOf(e.getMessage())));
            return;
        }
        progress.accept("gate: order of time");
        Judgement later = judge(byTime);
        if (plan.kind().isAnomaly()) {
            gates.add(Gate.of("order of time", area(later) >= TIME_AREA, asks, "ROC-AUC " + text(area(later))));
            return;
        }
        double groups = macroF1(judge(Splits.byGroup(table, SHARE, plan.seed())));
        double time = macroF1(later);
        gates.add(Gate.of(
                "order of time",
                time >= OF_GROUPS * groups,
                asks,
                "macro-F1 " + text(time) + " by time, " + text(groups) + " by groups"));
    }

    private void unseenAttacks() throws IOException {
        String asks =
                "attacks of a kind that was not trained on stand out: in the middle of the kinds, ROC-AUC at least "
                        + text(UNSEEN_AREA);
        long[] counts = Some.counts(table);
        int benign = table.classes().indexOf(Judge.BENIGN);
        List<Double> areas = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (int which = 0; which < counts.length; which++) {
            if (which != benign && benign >= 0 && counts[which] >= LEAST_OF_CLASS) {
                String name = table.classes().get(which);
                progress.accept("gate: unseen attacks, without " + name);
                double area = withoutClass(which, benign);
                areas.add(area);
                found.add(name + " " + text(area));
            }
        }
        if (areas.isEmpty()) {
            gates.add(Gate.notRun("unseen attacks", asks, "there are not " + LEAST_OF_CLASS + " rows of any attack"));
            return;
        }
        Collections.sort(areas);
        double middle = areas.get(areas.size() / 2);
        gates.add(Gate.of(
                "unseen attacks",
                middle >= UNSEEN_AREA,
                asks,
                "in the middle " + text(middle) + ": " + String.join(", ", found)));
    }

    private double withoutClass(int which, int benign) throws IOException {
        Split split = Splits.withoutClass(table, table.classes().get(which), SHARE, plan.seed());
        boolean[] wanted = new boolean[table.classes().size()];
        wanted[which] = true;
        wanted[benign] = true;
        Model model = learn(table.choose(split.train()));
        return area(Judge.judge(model, Some.ofClasses(table.choose(split.test()), wanted)));
    }

    private void elsewhere(Model model, @Nullable Table other) {
        String asks = "on rows of another origin attacks stand out: ROC-AUC at least " + text(OTHER_AREA);
        if (other == null || other.rows() == 0) {
            gates.add(Gate.notRun("another origin", asks, "no such rows were given"));
            return;
        }
        Judgement judgement = Judge.judge(model, other);
        double area = area(judgement);
        Confusion confusion = judgement.confusion();
        String more = confusion == null
                ? ""
                : "; accuracy " + text(confusion.accuracy()) + ", macro-F1 " + text(confusion.macroF1());
        gates.add(Gate.of("another origin", area >= OTHER_AREA, asks, "ROC-AUC " + text(area) + more));
    }

    private Model learn(Table train) throws IOException {
        return learner.learn(train, train, plan).parts().whole();
    }

    private Judgement judge(Split split) throws IOException {
        return Judge.judge(learn(table.choose(split.train())), table.choose(split.test()));
    }

    private static double area(Judgement judgement) {
        return judgement.ranking().isKnown() ? judgement.ranking().rocAuc() : Double.NaN;
    }

    private static double macroF1(Judgement judgement) {
        Confusion confusion = judgement.confusion();
        return confusion == null ? Double.NaN : confusion.macroF1();
    }

    private static String text(double figure) {
        return String.format(Locale.ROOT, "%.3f", figure);
    }
}
