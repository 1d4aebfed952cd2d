package vedette.app.retrain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vedette.app.learn.DataOptions;
import vedette.learn.bundle.Digests;
import vedette.learn.passport.Passport;
import vedette.learn.read.DataFile;
import vedette.learn.read.DataFiles;
import vedette.learn.read.ReadOptions;
import vedette.learn.table.Columns;
import vedette.learn.table.Table;
import vedette.learn.table.TableLoader;

/// Rows of files whose truth is known.
///
/// @param data file by file, for a passport
record KnownRows(Table table, List<Passport.Data> data) {

    /// Reads files, and those of folders.
    ///
    /// @param memory in bytes; of more rows a sample is kept
    static KnownRows load(List<Path> given, Columns columns, long memory, long seed) throws IOException {
        TableLoader loader = new TableLoader(columns, memory, seed);
        List<Passport.Data> data = new ArrayList<>();
        Map<String, Long> before = new TreeMap<>();
        for (Path file : DataOptions.files(given)) {
            try (DataFile opened = DataFiles.open(file, ReadOptions.defaults().withColumns(columns))) {
                loader.add(opened);
                Map<String, Long> seen = new TreeMap<>(loader.seen());
                Map<String, Long> rows = new TreeMap<>();
                seen.forEach((label, count) -> {
                    long more = count - before.getOrDefault(label, 0L);
                    if (more > 0) {
                        rows.put(label, more);
                    }
                });
                before.putAll(seen);
                data.add(new Passport.Data(
                        opened.name(),
                        "",
                        Digests.ofFile(file),
                        rows,
                        opened.complaints().dropped(),
                        List.of()));
            }
        }
        Table table = loader.load().table();
        if (table.rows() == 0) {
            throw new IllegalArgumentException("no row of " + given + " has a label: nothing can be learnt from them");
        }
        return new KnownRows(table, data);
    }
}
