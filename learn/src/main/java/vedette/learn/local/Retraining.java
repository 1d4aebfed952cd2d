package vedette.learn.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vedette.learn.bundle.ModelKind;
import vedette.learn.bundle.Parts;
import vedette.learn.passport.Gate;
import vedette.learn.passport.Passport;
import vedette.learn.split.Split;
import vedette.learn.split.Splits;
import vedette.learn.table.Joined;
import vedette.learn.table.Table;
import vedette.learn.train.Learner;
import vedette.learn.train.Training;
import vedette.learn.train.TrainingPlan;

/// Trains a model again with what a site has said, and finds out whether it is better than the one before.
///
/// What is learnt from: the rows that were learnt from before, what people have labelled, and rows without labels on
/// which a random forest and boosted trees agree ([SelfTraining]); the last only if the model is no worse with them
/// than without. What is judged by, and by nothing else: incidents that were held back, the site's older traffic, and
/// half of the rows of other recordings; by the other half its threshold is set to as many false alarms as the model
/// before has there. Being no worse on any of these is a gate in the passport: wrong labels, or traffic that was made
/// to be learnt from, cost something there.
public final class Retraining {

    /// What rows are called by, of people and of models.
    public static final String FEEDBACK = "feedback";

    public static final String AGREED = "self-training";

    private static final String BEFORE = "before";
    private static final float HALF = 0.5f;

    private final TrainingPlan plan;
    private final LocalConfig config;
    private final String version;
    private final Consumer<String> progress;

    /// @param plan of a kind that learns from labels
    /// @param version of Vedette
    /// @param progress is told what is being done
    public Retraining(TrainingPlan plan, LocalConfig config, String version, Consumer<String> progress) {
        if (!learns(plan.kind())) {
            throw new IllegalArgumentException("a model of kind " + plan.kind().label()
                    + " does not learn from what incidents were: random-forest and boosting do");
        }
        this.plan = plan;
        this.config = config;
        this.version = version;
        this.progress = progress;
    }

    /// Whether models of a kind can be trained again so.
    public static boolean learns(ModelKind kind) {
        return kind == ModelKind.RANDOM_FOREST || kind == ModelKind.BOOSTING;
    }

    /// All rows of one training, and how they are divided.
    private record Lot(Table rows, Training.Ways ways) {}

    /// Trains and compares.
    public Candidate run(Former before, Known known, LocalRows local) throws IOException {
        Chosen chosen = Chosen.of(local.judged(), known.rows().rows(), config, plan.seed());
        Split halves = Splits.byGroup(known.heldBack(), HALF, plan.seed());
        WorkingPoint point = WorkingPoint.of(before, known.heldBack().choose(halves.train()));
        List<HeldBack> heldBack = heldBack(known.heldBack().choose(halves.test()), local, chosen);
        Table agreed = null;
        Map<String, Integer> taken = Map.of();
        String words = "there is no traffic that nobody has judged";
        Table unlabelled = local.unlabelled();
        if (!config.isSelfTraining()) {
            words = "traffic that nobody has judged was not asked for";
        } else if (unlabelled != null && unlabelled.rows() > 0) {
            SelfTraining self = teachers(known, local, chosen);
            progress.accept("asking two models about " + unlabelled.rows() + " flows that nobody has judged");
            Table found = self.agreed(unlabelled, both(known.rows(), local.judged()), AGREED, plan.seed());
            words = found.rows() == 0
                    ? "two models agreed on none of " + unlabelled.rows() + " flows"
                    : helps(known, local, chosen, found, heldBack, point);
            if (words.isEmpty()) {
                agreed = found;
                taken = self.taken();
                words = "two models agreed on " + found.rows() + " of " + unlabelled.rows() + " flows";
            }
        }
        Lot lot = lot(known, local, chosen, agreed);
        Training.Trained trained = training(plan).run(lot.rows(), lot.ways(), data(known, taken), known.heldBack());
        progress.accept("comparing with the model before");
        Former after = point.set(trained.parts().whole(), trained.manifest().threshold());
        Comparison comparison = Comparison.of(heldBack, before, after);
        Gate gate = Gate.of(
                "the model before",
                !comparison.isWorse(),
                "on rows kept back, of the site and others, it is no worse than the model before",
                comparison.verdict());
        return new Candidate(
                new Training.Trained(
                        trained.manifest().withThreshold(after.threshold()),
                        trained.parts(),
                        trained.passport().with(gate).withThreshold(after.threshold())),
                comparison,
                chosen.learnt().size(),
                chosen.heldBack().size(),
                chosen.copies(),
                taken,
                words);
    }

    private static List<HeldBack> heldBack(Table others, LocalRows local, Chosen chosen) {
        List<HeldBack> all = new ArrayList<>();
        all.add(new HeldBack("your feedback", local.judged().choose(numbers(chosen.heldBack())), true));
        Table older = local.older();
        if (older != null) {
            all.add(new HeldBack("your older traffic", older, true));
        }
        all.add(new HeldBack("rows of other recordings", others, false));
        return all;
    }

    private Training training(TrainingPlan wanted) {
        return new Training(wanted, learner(wanted.kind()), version, progress);
    }

    private static Learner learner(ModelKind kind) {
        return Learner.of(kind, (_, _, _) -> {
            throw new IOException("no network learns from what incidents were");
        });
    }

    /// Whether the model is no worse with those rows than without; empty if so, else why not.
    private String helps(
            Known known, LocalRows local, Chosen chosen, Table found, List<HeldBack> heldBack, WorkingPoint point)
            throws IOException {
        Former plain = quickly(lot(known, local, chosen, null), point);
        Former taught = quickly(lot(known, local, chosen, found), point);
        Comparison comparison = Comparison.of(heldBack, plain, taught);
        return comparison.isWorse()
                ? "two models agreed on " + found.rows() + " flows, which are left out: with them it is "
                        + comparison.verdict()
                : "";
    }

    /// A model without what is chosen for the one that is kept: both that are compared lack the same.
    private Former quickly(Lot lot, WorkingPoint point) throws IOException {
        Table rows = lot.rows().choose(lot.ways().outer().apply(lot.rows()).train());
        Parts parts = learner(plan.kind()).learn(rows, rows, plan).parts();
        return point.set(parts.whole(), HALF);
    }

    /// The rows of a training: those from before are divided as ever, what people have said by what was chosen, and
    /// what models have said is only learnt from. Choices (threshold, probabilities) are made by rows from before
    /// alone, of which there are enough.
    private Lot lot(Known known, LocalRows local, Chosen chosen, @Nullable Table agreed) {
        Joined joined = new Joined(known.rows().columns())
                .add(known.rows(), BEFORE)
                .add(local.judged(), numbers(chosen.learnt()), FEEDBACK, chosen.copies());
        if (agreed != null) {
            joined.add(agreed, AGREED);
        }
        int firstHeldBack = joined.rows();
        Table rows = joined.add(local.judged(), numbers(chosen.heldBack()), FEEDBACK, 1)
                .make();
        String how = ", what was said of incidents " + chosen.copies() + " times each";
        return new Lot(
                rows,
                new Training.Ways(
                        table -> divided(table, row -> row >= firstHeldBack, how),
                        table -> divided(table, _ -> false, how)));
    }

    private interface Rows {

        boolean has(int row);
    }

    /// Judges by a share of the rows from before, and these.
    private Split divided(Table table, Rows also, String how) {
        int[] before = IntStream.range(0, table.rows())
                .filter(row -> table.origins().get(table.origin(row)).equals(BEFORE))
                .toArray();
        Split split = plan.division().split(table.choose(before), plan.share(), plan.seed());
        boolean[] isJudged = new boolean[table.rows()];
        for (int row : split.test()) {
            isJudged[before[row]] = true;
        }
        return Splits.asTold(table, row -> isJudged[row] || also.has(row), split.how() + how);
    }

    /// Two models of different kinds that have learnt what people have labelled, too.
    private SelfTraining teachers(Known known, LocalRows local, Chosen chosen) throws IOException {
        Lot lot = lot(known, local, chosen, null);
        Table rest = lot.rows().choose(lot.ways().outer().apply(lot.rows()).train());
        Split inner = lot.ways().inner().apply(rest);
        Function<ModelKind, TrainingPlan> of = kind -> new TrainingPlan(
                kind.label(), kind, plan.rows(), plan.division(), plan.share(), 0, plan.seed(), plan.threads(), false);
        List<Teacher> teachers = new ArrayList<>();
        for (ModelKind kind : List.of(ModelKind.RANDOM_FOREST, ModelKind.BOOSTING)) {
            progress.accept("training a " + kind.label() + " to ask about traffic that nobody has judged");
            Table validation = rest.choose(inner.test());
            Parts parts = learner(kind)
                    .learn(rest.choose(inner.train()), validation, of.apply(kind))
                    .parts();
            teachers.add(Teacher.of(parts.whole(), validation, config.doubt()));
        }
        return new SelfTraining(config, teachers.getFirst(), teachers.getLast());
    }

    private static Table both(Table one, Table other) {
        return new Joined(one.columns()).add(one, BEFORE).add(other, FEEDBACK).make();
    }

    private static List<Passport.Data> data(Known known, Map<String, Integer> taken) {
        List<Passport.Data> data = new ArrayList<>(known.data());
        if (!taken.isEmpty()) {
            Map<String, Long> rows = new TreeMap<>();
            taken.forEach((label, count) -> rows.put(label, count.longValue()));
            data.add(new Passport.Data(
                    "traffic on which two models agree", AGREED, "", rows, new LinkedHashMap<>(), List.of()));
        }
        return data;
    }

    private static int[] numbers(List<Integer> rows) {
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }
}
