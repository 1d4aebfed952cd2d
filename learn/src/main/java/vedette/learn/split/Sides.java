package vedette.learn.split;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import vedette.learn.table.Table;

/// On which side each row is, while a split is made.
final class Sides {

    private final Table table;
    private final BitSet test = new BitSet();
    private final BitSet aside = new BitSet();

    Sides(Table table, IntPredicate isJudged) {
        this.table = table;
        for (int row = 0; row < table.rows(); row++) {
            test.set(row, isJudged.test(row));
        }
    }

    /// Lays aside the rows to train on whose groups have rows to judge by.
    Sides withoutTornGroups() {
        Groups groups = new Groups(table);
        BitSet judged = groups.on(test);
        for (int row = 0; row < table.rows(); row++) {
            aside.set(row, !test.get(row) && judged.get(groups.of(row)));
        }
        return this;
    }

    /// Adds to the rows to judge by all others of their groups.
    Sides withWholeGroups() {
        Groups groups = new Groups(table);
        BitSet judged = groups.on(test);
        for (int row = 0; row < table.rows(); row++) {
            test.set(row, judged.get(groups.of(row)));
        }
        return this;
    }

    Split split(String how, List<String> warnings) {
        BitSet train = new BitSet();
        train.set(0, table.rows());
        train.andNot(test);
        train.andNot(aside);
        return new Split(
                how,
                train.stream().toArray(),
                test.stream().toArray(),
                aside.stream().toArray(),
                warnings);
    }
}
