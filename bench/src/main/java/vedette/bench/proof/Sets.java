package vedette.bench.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vedette.learn.judge.Judge;
import vedette.learn.read.DataFile;
import vedette.learn.read.DataFiles;
import vedette.learn.read.LabelOptions;
import vedette.learn.read.ReadOptions;
import vedette.learn.table.Columns;
import vedette.learn.table.Row;
import vedette.learn.table.Table;
import vedette.learn.table.TableLoader;
import vedette.learn.tree.Chance;

/// Tables of rows, and parts of them.
final class Sets {

    private static final long MEMORY = 1L << 30;

    private Sets() {}

    /// All rows of a file with a label.
    ///
    /// @param columns that rows must have; null for all that the file has
    static Table load(Path file, LabelOptions.Naming naming, @Nullable Columns columns) throws IOException {
        ReadOptions options = ReadOptions.defaults()
                .withLabels(LabelOptions.defaults().withNaming(naming))
                .withColumns(columns);
        return load(file, options);
    }

    static Table load(Path file, ReadOptions options) throws IOException {
        try (DataFile data = DataFiles.open(file, options)) {
            return new TableLoader(data.columns(), MEMORY, 1).add(data).load().table();
        }
    }

    static Table where(Table table, IntPredicate isWanted) {
        return table.choose(IntStream.range(0, table.rows()).filter(isWanted).toArray());
    }

    static boolean isBenign(Table table, int row) {
        return table.label(row) >= 0 && table.classes().get(table.label(row)).equals(Judge.BENIGN);
    }

    static Table benign(Table table) {
        return where(table, row -> isBenign(table, row));
    }

    static int[] all(Table table) {
        return IntStream.range(0, table.rows()).toArray();
    }

    /// So large a part of each class, whole groups and not rows apart, drawn by chance.
    static Table part(Table table, double share, long seed) {
        return where(table, row -> Chance.of(seed, table.group(row)).fraction() < share);
    }

    /// The rows that are not among those of [#part].
    static Table rest(Table table, double share, long seed) {
        return where(table, row -> Chance.of(seed, table.group(row)).fraction() >= share);
    }

    /// The rows of several tables with the same columns.
    static Table together(Table... tables) {
        Columns columns = tables[0].columns();
        Table.Builder all = new Table.Builder(
                columns, Arrays.stream(tables).mapToInt(Table::rows).sum());
        Row row = new Row(columns.size());
        for (Table table : tables) {
            for (int i = 0; i < table.rows(); i++) {
                table.copy(i, 1, row.values);
                row.label = table.label(i) == Table.UNLABELLED
                        ? ""
                        : table.classes().get(table.label(i));
                row.group = table.group(i);
                row.micros = table.micros(i);
                all.add(row, table.sources().get(table.source(i)));
            }
        }
        return all.make();
    }

    /// The columns that both have.
    static Columns common(Columns one, Columns other) {
        List<String> both = one.names().stream().filter(other.names()::contains).toList();
        return new Columns(both);
    }
}
