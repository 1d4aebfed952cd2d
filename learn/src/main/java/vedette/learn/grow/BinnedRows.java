package vedette.learn.grow;

import java.util.Arrays;
import vedette.learn.table.Table;

/// The rows of a table that have a class, each value replaced by the number of its bin: of those values
/// which no division parts. Immutable once coded.
public final class BinnedRows {

    private final Table table;
    private final int[] chosen;
    private final short[] classes;
    private final Bins[] bins;
    private final byte[][] codes;

    private BinnedRows(Table table, int[] chosen) {
        this.table = table;
        this.chosen = chosen;
        classes = new short[chosen.length];
        for (int row = 0; row < chosen.length; row++) {
            classes[row] = (short) table.label(chosen[row]);
        }
        bins = new Bins[table.columns().size()];
        codes = new byte[bins.length][];
    }

    /// Codes the rows of a table that have a class.
    ///
    /// @throws IllegalArgumentException if none has, or a value is not finite
    public static BinnedRows code(Table table, long seed, int threads) {
        int[] chosen = new int[table.rows()];
        int count = 0;
        for (int row = 0; row < table.rows(); row++) {
            if (table.label(row) != Table.UNLABELLED) {
                chosen[count++] = row;
            }
        }
        if (count == 0) {
            throw new IllegalArgumentException("no row has a label: there is nothing to learn classes from");
        }
        BinnedRows rows = new BinnedRows(table, Arrays.copyOf(chosen, count));
        Crew.share(rows.bins.length, threads, () -> column -> rows.codeColumn(column, seed));
        return rows;
    }

    private void codeColumn(int column, long seed) {
        float[] from = table.column(column);
        float[] values = new float[chosen.length];
        for (int row = 0; row < values.length; row++) {
            values[row] = from[chosen[row]] + 0f; // of the two zeros the positive one
            if (!Float.isFinite(values[row])) {
                throw new IllegalArgumentException("row " + chosen[row] + " has " + values[row] + " in column "
                        + table.columns().name(column) + ": prepare the table before anything is learnt from it");
            }
        }
        bins[column] = Bins.of(values, seed, column);
        codes[column] = bins[column].code(values);
    }

    public int size() {
        return chosen.length;
    }

    public int columns() {
        return bins.length;
    }

    public Table table() {
        return table;
    }

    /// The row's number in the table.
    public int number(int row) {
        return chosen[row];
    }

    public int classOf(int row) {
        return classes[row];
    }

    public long group(int row) {
        return table.group(chosen[row]);
    }

    /// The bin of each row, as an unsigned number.
    public byte[] codes(int column) {
        return codes[column];
    }

    public Bins bins(int column) {
        return bins[column];
    }

    public long[] countClasses() {
        long[] counts = new long[table.classes().size()];
        for (short each : classes) {
            counts[each]++;
        }
        return counts;
    }
}
