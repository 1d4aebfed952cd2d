package vedette.learn.train;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vedette.learn.bundle.Manifest;
import vedette.learn.bundle.Parts;
import vedette.learn.calibrate.Calibration;
import vedette.learn.examples.ExampleChoice;
import vedette.learn.judge.Judge;
import vedette.learn.judge.Judgements;
import vedette.learn.judge.Ranking;
import vedette.learn.model.Model;
import vedette.learn.passport.Baseline;
import vedette.learn.passport.Gate;
import vedette.learn.passport.Passport;
import vedette.learn.split.Split;
import vedette.learn.table.Table;

/// Trains a model and finds out how good it is.
///
/// Rows are divided twice: what is kept back is judged by once, at the end; of the rest, one part is learnt from and
/// the other is chosen by (when to stop, how to set probabilities right, where the threshold is). Trees are then learnt
/// again from both, with those choices.
public final class Training {

    /// One in so many benign rows may be taken for an attack: where the threshold is.
    private static final double FALSE_SHARE = 0.01;

    private final TrainingPlan plan;
    private final Learner learner;
    private final String version;
    private final Consumer<String> progress;

    /// What came out.
    public record Trained(Manifest manifest, Parts parts, Passport passport) {}

    /// How rows are divided.
    ///
    /// @param outer into those to judge by once, at the end, and the rest
    /// @param inner the rest, into those to learn from and those to choose by
    public record Ways(Function<Table, Split> outer, Function<Table, Split> inner) {}

    /// @param version of Vedette
    /// @param progress is told what is being done
    public Training(TrainingPlan plan, Learner learner, String version, Consumer<String> progress) {
        this.plan = plan;
        this.learner = learner;
        this.version = version;
        this.progress = progress;
    }

    /// Trains on a table.
    ///
    /// @param data where its rows come from
    /// @param other rows of another origin with the same columns, to be judged by; null if there are none
    /// @throws IllegalArgumentException if it cannot be learnt from; the message says why
    /// @throws IOException if it cannot be done here
    public Trained run(Table table, List<Passport.Data> data, @Nullable Table other) throws IOException {
        return run(table, new Ways(this::divided, this::divided), data, other);
    }

    private Split divided(Table table) {
        return plan.division().split(table, plan.share(), plan.seed());
    }

    /// Trains on a table that is divided in ways of its own.
    ///
    /// @param ways instead of the plan's
    public Trained run(Table table, Ways ways, List<Passport.Data> data, @Nullable Table other) throws IOException {
        Split outer = ways.outer().apply(table);
        Table rest = table.choose(outer.train());
        Table test = table.choose(outer.test());
        Split inner = ways.inner().apply(rest);
        Table train = rest.choose(inner.train());
        Table validation = rest.choose(inner.test());
        requireRows(train, validation, test);
        progress.accept("training on " + train.rows() + " rows");
        Learnt learnt = learner.learn(train, validation, plan);
        Calibrator calibrator = new Calibrator(learnt.parts(), validation);
        Parts chosen = calibrator.best();
        if (chosen.calibration() != null && !plan.kind().isNetwork()) {
            chosen = ifItHelpsLater(calibrator, chosen, rest, inner);
        }
        float threshold = threshold(chosen.whole(), validation);
        if (!plan.kind().isNetwork()) {
            progress.accept("training again on " + rest.rows() + " rows");
            learnt = learner.learn(rest, validation, plan);
        }
        Calibration calibration = chosen.calibration();
        Parts whole = calibration == null ? learnt.parts() : learnt.parts().with(calibration);
        Parts parts = whole.with(ExampleChoice.of(table, Judge.BENIGN));
        Model model = parts.whole();
        progress.accept("judging by " + test.rows() + " rows");
        Judgements judged = Judge.judgeApart(model, test);
        List<Baseline> baselines = Baselines.of(plan.kind(), train, validation, test);
        List<Gate> gates = new Gates(rest, plan, learner, progress).run(model, judged.whole(), baselines, other);
        Manifest manifest = new Manifest(
                plan.name(),
                plan.kind(),
                plan.rows(),
                model.columns(),
                model.classes(),
                parts.benign(),
                threshold,
                version,
                Map.of());
        Passport passport = new Passport(
                plan.name(),
                plan.kind(),
                version,
                plan.seed(),
                model.columns(),
                data,
                Passport.Division.of(outer, inner),
                threshold,
                calibrator.words(),
                judged,
                baselines,
                gates,
                learnt.importance(),
                learnt.history());
        return new Trained(manifest, parts, passport);
    }

    /// Trees are learnt again afterwards: whether what was set right suits those is asked by time, if there are times.
    private Parts ifItHelpsLater(Calibrator calibrator, Parts chosen, Table rest, Split inner) throws IOException {
        Table validation = rest.choose(inner.test());
        Split halves;
        try {
            halves = Division.CLASS_TIME.split(validation, 0.5, plan.seed());
        } catch (IllegalArgumentException _) {
            return chosen;
        }
        Table later = validation.choose(halves.test());
        Table earlier = validation.choose(halves.train());
        if (later.rows() == 0 || earlier.rows() == 0) {
            return chosen;
        }
        int[] rows = IntStream.concat(
                        IntStream.of(inner.train()),
                        IntStream.of(halves.train()).map(row -> inner.test()[row]))
                .sorted()
                .toArray();
        progress.accept("training again on " + rows.length + " rows, to see whether probabilities stay right");
        Parts again = learner.learn(rest.choose(rows), later, plan).parts();
        return calibrator.ifItHelpsLater(chosen, earlier, later, again);
    }

    private void requireRows(Table train, Table validation, Table test) {
        if (train.rows() == 0 || validation.rows() == 0 || test.rows() == 0) {
            throw new IllegalArgumentException("divided by " + plan.division().label() + ", there are " + train.rows()
                    + " rows to train on, " + validation.rows() + " to choose by and " + test.rows()
                    + " to judge by: give more rows, or divide them in another way");
        }
    }

    private static float threshold(Model model, Table validation) {
        Ranking ranking = Judge.judge(model, validation).ranking();
        return ranking.atFalseShare(FALSE_SHARE).threshold();
    }
}
