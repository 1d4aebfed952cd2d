package vedette.learn.forest;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.LongStream;
import vedette.learn.grow.BinnedRows;
import vedette.learn.tree.Chance;

/// Draws the rows that a tree is grown from: as many groups as there are, each put back before the next is
/// drawn. Rows of one group come together or not at all, so those that were left out are strangers to the
/// tree. Rows of group 0 stand alone.
final class Bag {

    private static final int MOST_TIMES = 0xFFFF;

    private final BinnedRows rows;
    private final int[] groupOf;
    private final int groups;

    Bag(BinnedRows rows) {
        this.rows = rows;
        groupOf = new int[rows.size()];
        long[] known = LongStream.range(0, rows.size())
                .map(row -> rows.group((int) row))
                .filter(group -> group != 0)
                .sorted()
                .distinct()
                .toArray();
        int count = known.length;
        for (int row = 0; row < groupOf.length; row++) {
            long group = rows.group(row);
            groupOf[row] = group == 0 ? count++ : Arrays.binarySearch(known, group);
        }
        groups = count;
    }

    /// Draws rows; each has an [entry][Entry].
    ///
    /// @param drawn takes which rows are among them
    long[] draw(Chance chance, BitSet drawn) {
        int[] times = new int[groups];
        for (int i = 0; i < groups; i++) {
            times[chance.below(groups)]++;
        }
        long[] entries = new long[rows.size()];
        int count = 0;
        for (int row = 0; row < groupOf.length; row++) {
            int often = Math.min(times[groupOf[row]], MOST_TIMES);
            if (often > 0) {
                entries[count++] = Entry.of(row, often, rows.classOf(row));
                drawn.set(row);
            }
        }
        return Arrays.copyOf(entries, count);
    }

    /// A drawn row in 64 bits: its class, how often it was drawn, its number.
    static final class Entry {

        private Entry() {}

        static long of(int row, int times, int classNumber) {
            return ((long) classNumber << 48) | ((long) times << 32) | row;
        }

        static int row(long entry) {
            return (int) entry;
        }

        static int times(long entry) {
            return (int) (entry >>> 32) & 0xFFFF;
        }

        static int classOf(long entry) {
            return (int) (entry >>> 48);
        }
    }
}
