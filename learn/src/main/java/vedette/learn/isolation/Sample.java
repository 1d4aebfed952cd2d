package vedette.learn.isolation;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import vedette.learn.table.Table;
import vedette.learn.tree.Chance;

/// Some rows of a table, drawn without putting any back, for one tree. A node of the tree is a range of
/// them.
final class Sample {

    private final int columns;
    private final float[] values;
    private final int[] order;
    private float low;
    private float high;

    private Sample(int columns, int rows) {
        this.columns = columns;
        values = new float[columns * rows];
        order = new int[rows];
        Arrays.setAll(order, row -> row);
    }

    /// Draws rows by Floyd's method: as many numbers as are wanted, however large the table.
    static Sample draw(Table table, int wanted, Chance chance) {
        int rows = Math.min(wanted, table.rows());
        Sample sample = new Sample(table.columns().size(), rows);
        Set<Integer> drawn = new HashSet<>(2 * rows);
        for (int i = 0; i < rows; i++) {
            int last = table.rows() - rows + i;
            int row = chance.below(last + 1);
            if (!drawn.add(row)) {
                row = last;
                drawn.add(row);
            }
            sample.put(i, table, row);
        }
        return sample;
    }

    private void put(int place, Table table, int row) {
        for (int column = 0; column < columns; column++) {
            float value = table.column(column)[row];
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("row " + row + " has " + value + " in column "
                        + table.columns().name(column) + ": prepare the table before anything is learnt from it");
            }
            values[place * columns + column] = value;
        }
    }

    int rows() {
        return order.length;
    }

    int columns() {
        return columns;
    }

    float value(int place, int column) {
        return values[order[place] * columns + column];
    }

    /// Finds the least and the greatest value of a column in a range.
    ///
    /// @return whether they differ
    boolean span(int column, int from, int to) {
        low = value(from, column);
        high = low;
        for (int place = from + 1; place < to; place++) {
            float value = value(place, column);
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return low < high;
    }

    /// The least value that [#span] has found.
    float low() {
        return low;
    }

    /// The greatest value that [#span] has found.
    float high() {
        return high;
    }

    /// The row's values lie in [#values] from here on.
    int offset(int place) {
        return order[place] * columns;
    }

    float[] values() {
        return values;
    }

    void swap(int one, int other) {
        int kept = order[one];
        order[one] = order[other];
        order[other] = kept;
    }
}
