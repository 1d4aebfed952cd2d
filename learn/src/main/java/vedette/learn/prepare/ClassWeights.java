package vedette.learn.prepare;

import java.util.Arrays;
import vedette.learn.table.Table;

/// How much a row of each class counts in training, so that rare classes are heard: no row is ever copied.
public final class ClassWeights {

    private ClassWeights() {}

    /// A weight for each class of the table, by how rare it is among these rows; on average a row counts 1. Classes
    /// without rows have 0.
    ///
    /// @param power 1 if all classes are to count the same in sum, 0 if all rows are, in between for less of it
    /// @param most how much more than the commonest class a row may count
    public static float[] byRarity(Table table, int[] rows, double power, double most) {
        if (!(power >= 0 && power <= 1) || !(most >= 1)) {
            throw new IllegalArgumentException(
                    "the power must be from 0 to 1 and the most at least 1, were " + power + " and " + most);
        }
        long[] counts = new long[table.classes().size()];
        for (int row : rows) {
            if (table.label(row) != Table.UNLABELLED) {
                counts[table.label(row)]++;
            }
        }
        long commonest = Arrays.stream(counts).max().orElse(0);
        double[] weights = new double[counts.length];
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            weights[i] = counts[i] == 0 ? 0 : Math.min(most, StrictMath.pow((double) commonest / counts[i], power));
            sum += weights[i] * counts[i];
        }
        float[] scaled = new float[counts.length];
        double mean = sum / Math.max(1, Arrays.stream(counts).sum());
        for (int i = 0; i < counts.length; i++) {
            scaled[i] = (float) (weights[i] / mean);
        }
        return scaled;
    }
}
