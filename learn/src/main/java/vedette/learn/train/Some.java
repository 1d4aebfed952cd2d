package vedette.learn.train;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import vedette.learn.table.Table;

/// Some of the rows of a table.
final class Some {

    private Some() {}

    /// So many rows that chance chooses, in their order; all if there are no more.
    static Table of(Table table, int most, long seed) {
        if (table.rows() <= most) {
            return table;
        }
        Random random = new Random(seed);
        int[] chosen = new int[most];
        int count = 0;
        for (int row = 0; row < table.rows() && count < most; row++) {
            if (random.nextInt(table.rows() - row) < most - count) {
                chosen[count++] = row;
            }
        }
        return table.choose(chosen);
    }

    /// The rows of these classes, by a flag for each class.
    static Table ofClasses(Table table, boolean[] wanted) {
        return table.choose(IntStream.range(0, table.rows())
                .filter(row -> table.label(row) >= 0 && wanted[table.label(row)])
                .toArray());
    }

    /// How many rows each class has.
    static long[] counts(Table table) {
        long[] counts = new long[table.classes().size()];
        for (int row = 0; row < table.rows(); row++) {
            if (table.label(row) != Table.UNLABELLED) {
                counts[table.label(row)]++;
            }
        }
        return counts;
    }

    /// How many classes have a row.
    static long present(Table table) {
        return Arrays.stream(counts(table)).filter(count -> count > 0).count();
    }
}
