package vedette.learn.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
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
/// fewer trees, rounds or epochs: they ask whether learning goes by the right things, not how well it goes.
final class Gates {

    private static final int MOST_ROWS = 30_000;
    private static final int TREES = 40;
    private static final int ROUNDS = 10; // in each of which every class gets a tree
    private static final int MOST_ROWS_OF_CNN = 6_000;
    private static final int EPOCHS = 8;
    private static final int MOST_LEFT_OUT_OF_CNN = 8;
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
    private final boolean isWhole;
    private final boolean isSlow;
    private final List<Gate> gates = new ArrayList<>();

    /// What a gate finds out by training.
    private interface Question {

        Gate answer(String name, String asks) throws IOException;
    }

    /// @param table with all rows of training
    Gates(Table table, TrainingPlan plan, Learner learner, Consumer<String> progress) {
        isWhole = plan.hasGates();
        isSlow = plan.kind() == ModelKind.CNN;
        this.table = Some.of(table, isSlow ? MOST_ROWS_OF_CNN : MOST_ROWS, plan.seed());
        this.plan = plan.roughly(rounds(plan.kind()));
        this.learner = learner;
        this.progress = progress;
    }

    private static int rounds(ModelKind kind) {
        if (kind.isNetwork()) {
            return EPOCHS;
        }
        return kind == ModelKind.BOOSTING ? ROUNDS : TREES;
    }

    /// All gates, in order.
    ///
    /// @param other rows of another origin, if there are any
    List<Gate> run(Model model, Judgement test, List<Baseline> baselines, @Nullable Table other) throws IOException {
        names();
        better(test, baselines);
        if (plan.kind().isAnomaly()) {
            ofLabels("shuffled labels", "with shuffled labels nothing is learnt", "nothing is learnt of labels");
            ask("order of time", "judged by later rows, ROC-AUC at least " + text(TIME_AREA), this::isFoundLater);
            ofLabels("unseen attacks", "attacks that were not trained on stand out", "no attack is trained on");
        } else {
            ask(
                    "shuffled labels",
                    "with shuffled labels nothing is learnt: " + figureOfShuffled() + " at most "
                            + text(chance() + SHUFFLED_SLACK),
                    this::shuffled);
            ask(
                    "order of time",
                    "judged by the later rows of each class, macro-F1 at least " + text(OF_GROUPS)
                            + " times that by groups",
                    this::inOrderOfTime);
            ask(
                    "unseen attacks",
                    "attacks of a kind that was not trained on stand out: in the middle of the kinds, ROC-AUC at least "
                            + text(UNSEEN_AREA),
                    this::unseenAttacks);
        }
        elsewhere(model, other);
        return List.copyOf(gates);
    }

    private void ofLabels(String name, String asks, String why) {
        gates.add(Gate.notRun(name, asks, why));
    }

    /// A question that needs a model of its own. Rows that it cannot be learnt from are no failure of the model.
    private void ask(String name, String asks, Question question) throws IOException {
        if (!isWhole) {
            gates.add(Gate.notRun(name, asks, "it was not asked for"));
            return;
        }
        progress.accept("gate: " + name);
        try {
            gates.add(question.answer(name, asks));
        } catch (IllegalArgumentException e) {
            gates.add(Gate.notRun(name, asks, String.valueOf(e.getMessage())));
        }
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

    private Gate shuffled(String name, String asks) throws IOException {
        Split split = Splits.byGroup(table, SHARE, plan.seed());
        Table train = table.choose(split.train());
        Model model = learn(train.relabel(shuffledLabels(train)));
        Table test = table.choose(split.test());
        double known = isSlow
                ? Belief.mean(model, test)
                : meanRecall(Judge.judge(model, test).confusion());
        return Gate.of(
                name,
                known <= chance() + SHUFFLED_SLACK,
                asks,
                figureOfShuffled() + " " + text(known) + ", by chance " + text(chance()));
    }

    /// A network says the same of all rows that are alike: which class that is decides chance, for many rows at once.
    private String figureOfShuffled() {
        return isSlow ? "mean probability of what is true" : "mean recall";
    }

    private double chance() {
        long classes =
                Arrays.stream(Some.counts(table)).filter(count -> count > 0).count();
        return 1.0 / Math.max(1, classes);
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

    private Gate isFoundLater(String name, String asks) throws IOException {
        double area = area(judge(byTime()));
        return Gate.of(name, area >= TIME_AREA, asks, "ROC-AUC " + text(area));
    }

    /// Asked of the classes that can be learnt of earlier rows: a class that only one host or recording has shown has
    /// none that do not belong together with its later ones.
    private Gate inOrderOfTime(String name, String asks) throws IOException {
        boolean[] learnable = learnable(table.choose(byTime().train()));
        Table asked = Some.ofClasses(table, learnable);
        long left = asked.classes().size() - Some.present(asked);
        if (Some.present(asked) < 2) {
            return Gate.notRun(
                    name, asks, "of fewer than two classes there are " + LEAST_OF_CLASS + " rows in the earlier part");
        }
        double time = macroF1(judge(asked, Division.CLASS_TIME.split(asked, SHARE, plan.seed())));
        double groups = macroF1(judge(asked, Division.GROUP.split(asked, SHARE, plan.seed())));
        return Gate.of(
                name,
                time >= OF_GROUPS * groups,
                asks,
                "macro-F1 " + text(time) + " by time, " + text(groups) + " by groups"
                        + (left == 0 ? "" : "; classes with too few earlier rows: " + left));
    }

    private static boolean[] learnable(Table train) {
        long[] counts = Some.counts(train);
        boolean[] learnable = new boolean[counts.length];
        for (int which = 0; which < counts.length; which++) {
            learnable[which] = counts[which] >= LEAST_OF_CLASS;
        }
        return learnable;
    }

    private Split byTime() {
        return Division.CLASS_TIME.split(table, SHARE, plan.seed());
    }

    private Gate unseenAttacks(String name, String asks) throws IOException {
        int benign = table.classes().indexOf(Judge.BENIGN);
        List<Integer> kinds = benign < 0 ? List.of() : kinds(benign);
        if (kinds.isEmpty()) {
            return Gate.notRun(name, asks, "there are not " + LEAST_OF_CLASS + " rows of any attack");
        }
        int asked = isSlow ? Math.min(MOST_LEFT_OUT_OF_CNN, kinds.size()) : kinds.size();
        List<Double> areas = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (int which : kinds.subList(0, asked)) {
            String kind = table.classes().get(which);
            progress.accept("gate: unseen attacks, without " + kind);
            double area = withoutClass(which, benign);
            areas.add(area);
            found.add(kind + " " + text(area));
        }
        Collections.sort(areas);
        double middle = areas.get(areas.size() / 2);
        return Gate.of(
                name,
                middle >= UNSEEN_AREA,
                asks,
                (asked < kinds.size() ? "of the " + asked + " with the most rows, in the middle " : "in the middle ")
                        + text(middle) + ": " + String.join(", ", found));
    }

    /// The attacks with rows enough; where not all are asked about, those with the most first.
    private List<Integer> kinds(int benign) {
        long[] counts = Some.counts(table);
        List<Integer> kinds = new ArrayList<>();
        for (int which = 0; which < counts.length; which++) {
            if (which != benign && counts[which] >= LEAST_OF_CLASS) {
                kinds.add(which);
            }
        }
        if (isSlow) {
            kinds.sort(Comparator.comparingLong(which -> -counts[which]));
        }
        return kinds;
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
        return judge(table, split);
    }

    private Judgement judge(Table rows, Split split) throws IOException {
        return Judge.judge(learn(rows.choose(split.train())), rows.choose(split.test()));
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
