package vedette.learn.boosting;

import java.util.Arrays;
import vedette.learn.grow.BinnedRows;

/// Sums of slopes by bin, of the columns that a tree looks at: where each column's begin.
final class Histogram {

    private final BinnedRows rows;
    private final int[] starts;

    Histogram(BinnedRows rows) {
        this.rows = rows;
        starts = new int[rows.columns() + 1];
        for (int column = 0; column < rows.columns(); column++) {
            starts[column + 1] = starts[column] + rows.bins(column).size();
        }
    }

    long[] empty() {
        return new long[starts[starts.length - 1]];
    }

    int start(int column) {
        return starts[column];
    }

    int end(int column) {
        return starts[column + 1];
    }

    /// Adds up the slopes of a node's rows.
    ///
    /// @param slopes of these rows, in their order
    void count(int[] columns, int[] node, long[] slopes, int from, int to, long[] into) {
        for (int column : columns) {
            int start = starts[column];
            Arrays.fill(into, start, starts[column + 1], 0);
            byte[] codes = rows.codes(column);
            for (int i = from; i < to; i++) {
                into[start + (codes[node[i]] & 0xFF)] += slopes[i];
            }
        }
    }

    /// Takes one side of a division off the whole, which leaves the other.
    void subtract(int[] columns, long[] side, long[] whole) {
        for (int column : columns) {
            for (int i = starts[column]; i < starts[column + 1]; i++) {
                whole[i] -= side[i];
            }
        }
    }
}
