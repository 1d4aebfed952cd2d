package vedette.bench.feedback;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import vedette.learn.read.DataFile;
import vedette.learn.read.DataFiles;
import vedette.learn.read.ReadOptions;
import vedette.learn.table.Columns;
import vedette.learn.table.Joined;
import vedette.learn.table.Recordings;
import vedette.learn.table.Table;
import vedette.learn.table.TableLoader;
import vedette.learn.tree.Chance;

/// A recording of the lab as a network of its own, and what a model may know that has never seen it.
///
/// @param before rows of other networks, to learn from
/// @param others rows of yet others, to choose and compare by
/// @param seen what is seen in this network, of which some is labelled
/// @param judged what only shows how good a model is there
record Network(String name, Table before, Table others, Table seen, Table judged) {

    /// Those with attacks of many families each, and all that is not theirs.
    static Network of(String name, Table train, Table validation, long seed) {
        Table all =
                new Joined(train.columns()).add(train, "").add(validation, "").make();
        Table own = where(all, row -> isOf(all, row, name));
        return new Network(
                name,
                where(train, row -> !isOf(train, row, name)),
                where(validation, row -> !isOf(validation, row, name)),
                where(own, row -> isSeen(own, row, seed)),
                where(own, row -> !isSeen(own, row, seed)));
    }

    private static boolean isOf(Table table, int row, String name) {
        return Recordings.original(table.sources().get(table.source(row))).equals(name);
    }

    /// Half of the conversations, by chance.
    private static boolean isSeen(Table table, int row, long seed) {
        return Chance.of(seed, table.group(row)).fraction() < 0.5;
    }

    static Table where(Table table, IntPredicate isWanted) {
        return table.choose(IntStream.range(0, table.rows()).filter(isWanted).toArray());
    }

    static Table load(Path file, ReadOptions options, Columns columns) throws IOException {
        try (DataFile data = DataFiles.open(file, options.withColumns(columns))) {
            return new TableLoader(data.columns(), 1L << 30, 1).add(data).load().table();
        }
    }
}
