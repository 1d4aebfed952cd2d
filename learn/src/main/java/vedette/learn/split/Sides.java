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

    /// Lays aside these rows, and those to train on whose groups have rows of another origin to judge by.
    Sides withAside(BitSet alreadyAside) {
        aside.or(alreadyAside);
        Groups groups = new Groups(table);
        for (int origin = 0; origin < table.origins().size(); origin++) {
            BitSet judged = groups.on(judgedOf(origin));
            for (int row = 0; row < table.rows(); row++) {
                if (!test.get(row) && table.origin(row) != origin && judged.get(groups.of(row))) {
                    aside.set(row);
                }
            }
        }
        return this;
    }

    private BitSet judgedOf(int origin) {
        BitSet rows = new BitSet();
        test.stream().filter(row -> table.origin(row) == origin).forEach(rows::set);
        return rows;
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

    /// Puts all rows of a flow of which there are several, since it was seen alive, where its first one is.
    Sides withWholeFlows() {
        BitSet living = new BitSet(table.rows());
        for (int row = 0; row < table.rows(); row++) {
            living.set(row, table.age(row).isLiving());
        }
        if (living.isEmpty()) {
            return this;
        }
        Groups groups = new Groups(table);
        BitSet several = groups.on(living);
        BitSet seen = new BitSet();
        BitSet judged = new BitSet();
        for (int row = 0; row < table.rows(); row++) {
            int group = groups.of(row);
            if (several.get(group)) {
                judged.set(group, seen.get(group) ? judged.get(group) : test.get(row));
                seen.set(group);
                test.set(row, judged.get(group));
            }
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
