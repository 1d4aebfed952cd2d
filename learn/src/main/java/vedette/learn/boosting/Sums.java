package vedette.learn.boosting;

import java.util.Arrays;
import vedette.learn.grow.BinnedRows;

/// What the trees grown so far say of each row, class by class, and the slopes of the error there. A class may be
/// changed by one thread while others change other classes.
final class Sums {

    private final BinnedRows rows;
    private final boolean areTwo;
    private final int outputs;
    private final float[] start;
    private final float[][] sums;
    private final float[][] first;
    private final float[][] second;

    /// @param classes of which each has a sum, but that two have one together
    Sums(BinnedRows rows, int classes) {
        this.rows = rows;
        areTwo = classes == 2;
        outputs = areTwo ? 1 : classes;
        start = start(rows.countClasses());
        sums = new float[outputs][rows.size()];
        first = new float[outputs][rows.size()];
        second = new float[outputs][rows.size()];
        for (int output = 0; output < outputs; output++) {
            Arrays.fill(sums[output], start[output]);
        }
    }

    /// As if nothing were known of a row but how many rows each class has: a class without any has half a row.
    private static float[] start(long[] counts) {
        double all = Arrays.stream(counts).sum();
        float[] logarithms = new float[counts.length];
        for (int each = 0; each < counts.length; each++) {
            logarithms[each] = (float) StrictMath.log(Math.max((double) counts[each], 0.5) / all);
        }
        return counts.length == 2 ? new float[] {logarithms[1] - logarithms[0]} : logarithms;
    }

    int outputs() {
        return outputs;
    }

    /// What each sum is before any tree.
    float[] start() {
        return start;
    }

    /// What the trees so far say of the rows for one class: to be added to by what the next one says.
    float[] of(int output) {
        return sums[output];
    }

    /// Finds the slopes of some rows for all classes.
    void slope(int from, int to) {
        if (areTwo) {
            slopeOfTwo(from, to);
            return;
        }
        double[] odds = new double[outputs];
        for (int row = from; row < to; row++) {
            double most = sums[0][row];
            for (int output = 1; output < outputs; output++) {
                most = Math.max(most, sums[output][row]);
            }
            double all = 0;
            for (int output = 0; output < outputs; output++) {
                odds[output] = StrictMath.exp(sums[output][row] - most);
                all += odds[output];
            }
            for (int output = 0; output < outputs; output++) {
                put(output, row, odds[output] / all, rows.classOf(row) == output);
            }
        }
    }

    private void slopeOfTwo(int from, int to) {
        for (int row = from; row < to; row++) {
            put(0, row, 1 / (1 + StrictMath.exp(-sums[0][row])), rows.classOf(row) == 1);
        }
    }

    private void put(int output, int row, double probability, boolean isSo) {
        first[output][row] = (float) (isSo ? probability - 1 : probability);
        second[output][row] = (float) (probability * (1 - probability));
    }

    void fill(int output, Slopes slopes) {
        slopes.fill(first[output], second[output]);
    }
}
