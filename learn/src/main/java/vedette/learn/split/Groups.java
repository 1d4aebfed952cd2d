package vedette.learn.split;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import vedette.learn.table.Table;

/// The groups of a table, by numbers from 0.
final class Groups {

    private final Table table;
    private final long[] ids;

    Groups(Table table) {
        this.table = table;
        long[] all = new long[table.rows()];
        for (int row = 0; row < all.length; row++) {
            all[row] = table.group(row);
        }
        Arrays.sort(all);
        int count = 0;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[count++] = all[i];
            }
        }
        ids = Arrays.copyOf(all, count);
    }

    int count() {
        return ids.length;
    }

    /// The number of the row's group.
    int of(int row) {
        return Arrays.binarySearch(ids, table.group(row));
    }

    /// Which groups the rows of one side have.
    BitSet on(BitSet rows) {
        BitSet groups = new BitSet(ids.length);
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            groups.set(of(row));
        }
        return groups;
    }

    /// How many rows each group has.
    int[] sizes() {
        int[] sizes = new int[ids.length];
        for (int row = 0; row < table.rows(); row++) {
            sizes[of(row)]++;
        }
        return sizes;
    }

    /// The class of each group: the rarest among its rows, [Table#UNLABELLED] counted as one.
    int[] labels() {
        int[] rowsOf = new int[table.classes().size() + 1];
        for (int row = 0; row < table.rows(); row++) {
            rowsOf[table.label(row) + 1]++;
        }
        int[] labels = new int[ids.length];
        Arrays.fill(labels, Integer.MIN_VALUE);
        for (int row = 0; row < table.rows(); row++) {
            int group = of(row);
            int label = table.label(row);
            if (labels[group] == Integer.MIN_VALUE || rowsOf[label + 1] < rowsOf[labels[group] + 1]) {
                labels[group] = label;
            }
        }
        return labels;
    }

    /// All groups in an order that the seed decides.
    int[] shuffled(long seed) {
        Integer[] order = new Integer[ids.length];
        Arrays.setAll(order, group -> group);
        Arrays.sort(
                order,
                Comparator.comparingLong((Integer group) -> mixed(ids[group], seed))
                        .thenComparingInt(Integer::intValue));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    private static long mixed(long group, long seed) {
        long mixed = (group ^ seed * 0xC4CEB9FE1A85EC53L) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 32) * 0xFF51AFD7ED558CCDL;
        return mixed ^ mixed >>> 31;
    }
}
