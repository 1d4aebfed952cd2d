package vedette.app.retrain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import vedette.app.text.Times;
import vedette.learn.bundle.Digests;
import vedette.learn.local.Retraining;
import vedette.learn.passport.Passport;
import vedette.learn.read.DataFile;
import vedette.learn.read.DataFiles;
import vedette.learn.read.ReadOptions;
import vedette.learn.read.text.Hashing;
import vedette.learn.table.Columns;
import vedette.learn.table.Row;
import vedette.learn.table.Table;

/// The rows that came of what people said, a file for each incident: all rows of a file are one group.
///
/// A flow that two incidents have is taken once, with the first of them in the order of their names, lest it be learnt
/// from and judged by. What cannot be read is told and left out: one broken file is no reason to learn nothing.
final class JudgedFiles {

    private static final int MOST_FILES = 10_000;
    private static final int MOST_OF_FILE = 10_000;
    private static final int MOST_ROWS = 500_000;

    private final Columns columns;
    private final Table.Builder rows;
    private final List<Passport.Data> data = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private final Set<Long> flows = new HashSet<>();
    private int incidents;

    JudgedFiles(Columns columns) {
        this.columns = columns;
        rows = new Table.Builder(columns);
    }

    /// Reads all files of a folder, which need not be there.
    JudgedFiles read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return this;
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".parquet"))
                    .sorted()
                    .toList();
        }
        for (Path file : files.subList(0, Math.min(MOST_FILES, files.size()))) {
            try {
                readOne(file);
            } catch (IOException e) {
                troubles.add(file + " is left out: " + e.getMessage() + "; `vedette feedback rows` makes it anew");
            }
        }
        if (files.size() > MOST_FILES) {
            troubles.add(Times.count(files.size() - MOST_FILES) + " files are left out: " + Times.count(MOST_FILES)
                    + " are read at most");
        }
        return this;
    }

    private void readOne(Path file) throws IOException {
        Row row = new Row(columns.size());
        byte[] name = String.valueOf(file.getFileName()).getBytes(StandardCharsets.UTF_8);
        long incident = Hashing.of(name, 0, name.length);
        Map<String, Long> counts = new TreeMap<>();
        int leftOut = 0;
        try (DataFile opened = DataFiles.open(file, ReadOptions.defaults().withColumns(columns))) {
            for (int count = 0; opened.next(row); count++) {
                if (count >= MOST_OF_FILE
                        || rows.rows() >= MOST_ROWS
                        || !flows.add(Hashing.mix(row.group, row.micros))) {
                    leftOut++;
                    continue;
                }
                row.group = incident;
                rows.add(row, opened.name());
                counts.merge(row.label, 1L, Long::sum);
            }
            if (!counts.isEmpty()) {
                incidents++;
                Map<String, Long> dropped = new TreeMap<>(opened.complaints().dropped());
                if (leftOut > 0) {
                    dropped.put("in another incident, or beyond what is read of one", (long) leftOut);
                }
                data.add(new Passport.Data(
                        opened.name(), Retraining.FEEDBACK, Digests.ofFile(file), counts, dropped, List.of()));
            }
        }
    }

    /// All rows.
    Table table() {
        return rows.make();
    }

    /// How many incidents there are rows of.
    int incidents() {
        return incidents;
    }

    /// For the passport, file by file.
    List<Passport.Data> data() {
        return data;
    }

    /// What could not be read, for people.
    List<String> troubles() {
        return troubles;
    }
}
