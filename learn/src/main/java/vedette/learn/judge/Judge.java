package vedette.learn.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vedette.learn.model.Model;
import vedette.learn.model.Verdicts;
import vedette.learn.table.Age;
import vedette.learn.table.Columns;
import vedette.learn.table.Table;

/// Judges a model by rows whose truth is known. Classes are matched by name.
public final class Judge {

    /// The class that is no attack.
    public static final String BENIGN = "BENIGN";

    private static final int BATCH = 1_024;
    private static final double ONE_IN_A_HUNDRED = 0.01;

    private final Model model;
    private final Table table;
    private final List<String> labels = new ArrayList<>();
    private final int[] truths;
    private final int[] said;
    private final float[] scores;
    private final int[] rows;

    private Judge(Model model, Table table) {
        this.model = model;
        this.table = table;
        requireColumns(model.columns(), table.columns());
        labels.addAll(model.classes());
        table.classes().stream().filter(name -> !labels.contains(name)).forEach(labels::add);
        rows = labelled(table);
        truths = new int[rows.length];
        said = new int[rows.length];
        scores = new float[rows.length];
    }

    /// Some of the rows that another was asked about.
    private Judge(Judge whole, int[] chosen) {
        model = whole.model;
        table = whole.table;
        labels.addAll(whole.labels);
        rows = IntStream.of(chosen).map(i -> whole.rows[i]).toArray();
        truths = IntStream.of(chosen).map(i -> whole.truths[i]).toArray();
        said = IntStream.of(chosen).map(i -> whole.said[i]).toArray();
        scores = new float[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            scores[i] = whole.scores[chosen[i]];
        }
    }

    private static void requireColumns(Columns wanted, Columns given) {
        if (!wanted.equals(given)) {
            throw new IllegalArgumentException(
                    "the rows have other columns than the model: " + given.names() + " and not " + wanted.names());
        }
    }

    private static int[] labelled(Table table) {
        int[] rows = new int[table.rows()];
        int count = 0;
        for (int row = 0; row < table.rows(); row++) {
            if (table.label(row) != Table.UNLABELLED) {
                rows[count++] = row;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    /// What the model says of the table's rows, beside what they are. Figures are without bounds.
    ///
    /// @throws IllegalArgumentException if no row has a label
    public static Judgement judge(Model model, Table table) {
        return asked(model, table).judgement(false);
    }

    /// The same with bounds for the figures, which takes longer.
    public static Judgement judgeClosely(Model model, Table table) {
        return asked(model, table).judgement(true);
    }

    /// The same, also of each origin and each age apart.
    public static Judgements judgeApart(Model model, Table table) {
        Judge judge = asked(model, table);
        return new Judgements(judge.judgement(true), judge.origins(), judge.ages());
    }

    private List<Judgements.Part> origins() {
        List<Judgements.Part> parts = new ArrayList<>();
        for (int origin = 0;
                table.origins().size() > 1 && origin < table.origins().size();
                origin++) {
            int wanted = origin;
            addPart(table.origins().get(origin), row -> table.origin(row) == wanted, parts);
        }
        return parts;
    }

    private List<Judgements.Part> ages() {
        List<Judgements.Part> parts = new ArrayList<>();
        if (IntStream.of(rows).anyMatch(row -> table.age(row).isLiving())) {
            for (Age age : EnumSet.allOf(Age.class)) {
                addPart(age.label(), row -> table.age(row) == age, parts);
            }
        }
        return parts;
    }

    private void addPart(String name, IntPredicate isOfIt, List<Judgements.Part> parts) {
        int[] chosen = IntStream.range(0, rows.length)
                .filter(i -> isOfIt.test(rows[i]))
                .toArray();
        if (chosen.length > 0) {
            parts.add(new Judgements.Part(name, new Judge(this, chosen).judgement(true)));
        }
    }

    private static Judge asked(Model model, Table table) {
        Judge judge = new Judge(model, table);
        if (judge.rows.length == 0) {
            throw new IllegalArgumentException("there is no row with a label to judge by");
        }
        judge.ask();
        return judge;
    }

    /// The scores that a model gives the table's rows, in their order.
    public static float[] scores(Model model, Table table) {
        requireColumns(model.columns(), table.columns());
        float[] scores = new float[table.rows()];
        float[] batch = new float[BATCH * table.columns().size()];
        Verdicts verdicts = new Verdicts(BATCH, model.classes().size());
        for (int first = 0; first < scores.length; first += BATCH) {
            int count = Math.min(BATCH, scores.length - first);
            table.copy(first, count, batch);
            model.judge(batch, count, verdicts);
            System.arraycopy(verdicts.scores(), 0, scores, first, count);
        }
        return scores;
    }

    private void ask() {
        Table wanted = rows.length == table.rows() ? table : table.choose(rows);
        float[] batch = new float[BATCH * table.columns().size()];
        Verdicts verdicts = new Verdicts(BATCH, model.classes().size());
        for (int first = 0; first < rows.length; first += BATCH) {
            int count = Math.min(BATCH, rows.length - first);
            wanted.copy(first, count, batch);
            model.judge(batch, count, verdicts);
            for (int i = 0; i < count; i++) {
                String truth = wanted.classes().get(wanted.label(first + i));
                truths[first + i] = labels.indexOf(truth);
                said[first + i] = verdicts.best(i);
                scores[first + i] = verdicts.score(i);
            }
        }
    }

    private Judgement judgement(boolean hasBounds) {
        int benign = labels.indexOf(BENIGN);
        boolean[] isAttack = new boolean[truths.length];
        for (int row = 0; row < truths.length; row++) {
            isAttack[row] = truths[row] != benign;
        }
        Ranking ranking = Ranking.of(scores, isAttack);
        boolean hasClasses = !model.classes().isEmpty();
        Confusion confusion = hasClasses ? confusion() : null;
        Resampling again = new Resampling(groups(), truths, said, scores, labels.size(), benign);
        return new Judgement(
                truths.length,
                confusion,
                ranking,
                hasClasses && benign >= 0 ? reliability(isAttack) : null,
                benign,
                confusion == null || !hasBounds
                        ? Interval.NONE
                        : again.around(confusion.accuracy(), Confusion::accuracy),
                confusion == null || !hasBounds ? Interval.NONE : again.around(confusion.macroF1(), Confusion::macroF1),
                hasBounds && ranking.isKnown() ? again.aroundRocAuc(ranking.rocAuc()) : Interval.NONE,
                kinds(ranking, benign));
    }

    private Confusion confusion() {
        Confusion confusion = new Confusion(labels);
        for (int row = 0; row < truths.length; row++) {
            confusion.add(truths[row], said[row], 1);
        }
        return confusion;
    }

    private @Nullable Reliability reliability(boolean[] isAttack) {
        Reliability reliability = new Reliability();
        for (int row = 0; row < scores.length; row++) {
            reliability.add(scores[row], isAttack[row]);
        }
        return reliability;
    }

    private long[] groups() {
        long[] groups = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            groups[i] = table.group(rows[i]);
        }
        return groups;
    }

    private List<Judgement.OfKind> kinds(Ranking ranking, int benign) {
        List<Judgement.OfKind> kinds = new ArrayList<>();
        if (!ranking.isKnown()) {
            return kinds;
        }
        float threshold = ranking.atFalseShare(ONE_IN_A_HUNDRED).threshold();
        for (int kind = 0; kind < labels.size(); kind++) {
            if (kind != benign) {
                addKind(kind, benign, threshold, kinds);
            }
        }
        return kinds;
    }

    private void addKind(int kind, int benign, float threshold, List<Judgement.OfKind> kinds) {
        float[] some = new float[scores.length];
        boolean[] isAttack = new boolean[scores.length];
        int count = 0;
        long ofKind = 0;
        for (int row = 0; row < scores.length; row++) {
            if (truths[row] == kind || truths[row] == benign) {
                some[count] = scores[row];
                isAttack[count++] = truths[row] == kind;
                ofKind += truths[row] == kind ? 1 : 0;
            }
        }
        if (ofKind > 0) {
            Ranking one = Ranking.of(Arrays.copyOf(some, count), Arrays.copyOf(isAttack, count));
            double recall = one.at(threshold).recall();
            kinds.add(new Judgement.OfKind(labels.get(kind), ofKind, one.rocAuc(), recall));
        }
    }
}
