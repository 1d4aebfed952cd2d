package vedette.learn.judge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// How much figures change when other rows are drawn: a bootstrap (Efron, 1979) of whole groups, for the rows of one
/// flow or host say nearly the same, with counts drawn from Poisson's distribution.
public final class Resampling {

    /// How often rows are drawn again.
    public static final int ROUNDS = 200;

    private static final double TAIL = 0.025;
    private static final int MOST_FOR_CURVES = 50_000;

    private final long[] groups;
    private final int[] truths;
    private final int[] said;
    private final float[] scores;
    private final int classes;
    private final int benign;

    Resampling(long[] groups, int[] truths, int[] said, float[] scores, int classes, int benign) {
        this.groups = groups;
        this.truths = truths;
        this.said = said;
        this.scores = scores;
        this.classes = classes;
        this.benign = benign;
    }

    Interval around(double value, ToDoubleFunction<Confusion> figure) {
        List<String> names = Collections.nCopies(classes, "");
        List<Double> drawn = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Confusion confusion = new Confusion(names);
            for (int row = 0; row < truths.length; row++) {
                int times = times(groups[row], round);
                if (times > 0) {
                    confusion.add(truths[row], said[row], times);
                }
            }
            drawn.add(figure.applyAsDouble(confusion));
        }
        return interval(value, drawn);
    }

    /// Of very many rows only some are used: the interval is then wider than it need be.
    Interval aroundRocAuc(double value) {
        int step = Math.max(1, truths.length / MOST_FOR_CURVES);
        List<Double> drawn = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Ranking ranking = again(round, step);
            if (ranking.isKnown()) {
                drawn.add(ranking.rocAuc());
            }
        }
        return interval(value, drawn);
    }

    private Ranking again(int round, int step) {
        int count = 0;
        for (int row = 0; row < truths.length; row += step) {
            count += times(groups[row], round);
        }
        float[] some = new float[count];
        boolean[] isAttack = new boolean[count];
        int at = 0;
        for (int row = 0; row < truths.length; row += step) {
            for (int i = times(groups[row], round); i > 0; i--) {
                some[at] = scores[row];
                isAttack[at++] = truths[row] != benign;
            }
        }
        return Ranking.of(some, isAttack);
    }

    /// A figure, and between what it was in nearly all rounds.
    ///
    /// @param drawn is sorted
    public static Interval interval(double value, List<Double> drawn) {
        if (drawn.isEmpty()) {
            return Interval.NONE;
        }
        Collections.sort(drawn);
        int tail = (int) (TAIL * drawn.size());
        double low = drawn.get(tail);
        double high = drawn.get(drawn.size() - 1 - tail);
        return new Interval(value, Math.min(value, low), Math.max(value, high));
    }

    /// How often a group is drawn in a round: from Poisson's distribution of mean 1.
    public static int times(long group, int round) {
        long mixed = (group ^ (round + 1) * 0x9E3779B97F4A7C15L) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        double chance = ((mixed ^ mixed >>> 29) >>> 11) * 0x1p-53;
        double probability = StrictMath.exp(-1);
        int times = 0;
        while (chance > probability && times < 8) {
            chance -= probability;
            times++;
            probability /= times;
        }
        return times;
    }
}
