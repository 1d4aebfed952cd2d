package vedette.learn.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import vedette.learn.judge.Interval;
import vedette.learn.judge.Resampling;
import vedette.learn.local.BeforeAfter.OfFamily;
import vedette.learn.local.BeforeAfter.Pair;
import vedette.learn.table.Table;

/// Two models beside each other on the same rows.
///
/// A difference counts if it is larger than what does not matter, and if it is there whichever groups of rows are
/// drawn: a bootstrap of whole groups, since rows of one incident are alike, and in pairs, since both models are asked
/// about the same.
final class Compared {

    /// That much less of attacks found, on average over families.
    private static final double FEWER_FOUND = 0.02;

    /// That much less of one family with rows enough.
    private static final double FEWER_OF_FAMILY = 0.1;

    private static final int ENOUGH_OF_FAMILY = 20;

    /// That many more false alarms of benign rows, and of what they were.
    private static final double MORE_FALSE = 0.002;

    private static final double MORE_OF_FALSE = 0.25;

    private final HeldBack held;
    private final Families families = new Families();
    private final List<Counts> before = new ArrayList<>();
    private final List<Counts> after = new ArrayList<>();

    private Compared(HeldBack held, Former one, Former other) {
        this.held = held;
        Table table = held.rows();
        int[] ofClass = families.of(table.classes());
        families.of(one.model().classes());
        families.of(other.model().classes());
        Said ofOne = Said.of(one, table, families);
        Said ofOther = Said.of(other, table, families);
        for (int round = 0; round <= Resampling.ROUNDS; round++) {
            Counts counts = new Counts(families.count());
            Counts others = new Counts(families.count());
            for (int row = 0; row < table.rows(); row++) {
                int times = round == 0 ? 1 : Resampling.times(table.group(row), round);
                if (times > 0 && table.label(row) != Table.UNLABELLED) {
                    int truth = ofClass[table.label(row)];
                    counts.add(truth, ofOne.family(row), times);
                    others.add(truth, ofOther.family(row), times);
                }
            }
            before.add(counts);
            after.add(others);
        }
    }

    static BeforeAfter of(HeldBack held, Former before, Former after) {
        return new Compared(held, before, after).compare();
    }

    private BeforeAfter compare() {
        Counts counts = before.getFirst();
        Pair falseAlarms = pair(Math.round(counts.rows(Families.BENIGN)), Counts::falseShare);
        Pair found = pair(Math.round(counts.attackRows()), Counts::meanFound);
        Pair macroF1 = pair(held.rows().rows(), Counts::macroF1);
        List<OfFamily> each = new ArrayList<>();
        for (int family = 1; family < families.count(); family++) {
            int which = family;
            if (counts.rows(which) > 0) {
                each.add(new OfFamily(
                        families.name(which),
                        pair(
                                Math.round(counts.rows(which)),
                                of -> of.found(which).value())));
            }
        }
        List<String> worse = worse(falseAlarms, found, each);
        int groups = (int) IntStream.range(0, held.rows().rows())
                .mapToLong(held.rows()::group)
                .distinct()
                .count();
        return new BeforeAfter(
                held.name(),
                held.isLocal(),
                held.rows().rows(),
                groups,
                falseAlarms,
                found,
                macroF1,
                each,
                change(worse, falseAlarms, found, macroF1),
                worse);
    }

    private Pair pair(long of, ToDoubleFunction<Counts> figure) {
        List<Double> ofBefore = new ArrayList<>();
        List<Double> ofAfter = new ArrayList<>();
        List<Double> differences = new ArrayList<>();
        for (int round = 1; round < before.size(); round++) {
            double one = figure.applyAsDouble(before.get(round));
            double other = figure.applyAsDouble(after.get(round));
            if (!Double.isNaN(one)) {
                ofBefore.add(one);
                ofAfter.add(other);
                differences.add(other - one);
            }
        }
        double one = figure.applyAsDouble(before.getFirst());
        double other = figure.applyAsDouble(after.getFirst());
        return new Pair(
                of,
                Resampling.interval(one, ofBefore),
                Resampling.interval(other, ofAfter),
                Resampling.interval(other - one, differences));
    }

    private static List<String> worse(Pair falseAlarms, Pair found, List<OfFamily> each) {
        List<String> worse = new ArrayList<>();
        double tolerated =
                Math.max(MORE_FALSE, MORE_OF_FALSE * falseAlarms.before().value());
        if (falseAlarms.difference().low() > 0 && falseAlarms.difference().value() > tolerated) {
            worse.add("false alarms " + percents(falseAlarms));
        }
        if (isLess(found, FEWER_FOUND)) {
            worse.add("attacks found " + percents(found));
        }
        for (OfFamily one : each) {
            if (one.found().of() >= ENOUGH_OF_FAMILY && isLess(one.found(), FEWER_OF_FAMILY)) {
                worse.add("found of " + one.name() + " " + percents(one.found()));
            }
        }
        return worse;
    }

    private static boolean isLess(Pair pair, double tolerated) {
        Interval difference = pair.difference();
        return difference.high() < 0 && difference.value() < -tolerated;
    }

    private static String percents(Pair pair) {
        return String.format(
                Locale.ROOT,
                "%.2f %% before and %.2f %% after",
                100 * pair.before().value(),
                100 * pair.after().value());
    }

    private static Change change(List<String> worse, Pair falseAlarms, Pair found, Pair macroF1) {
        if (!falseAlarms.before().isKnown() && !found.before().isKnown()) {
            return Change.UNKNOWN;
        }
        if (!worse.isEmpty()) {
            return Change.WORSE;
        }
        boolean isBetter = falseAlarms.difference().high() < 0
                || found.difference().low() > 0
                || macroF1.difference().low() > 0;
        return isBetter ? Change.BETTER : Change.NO_WORSE;
    }
}
