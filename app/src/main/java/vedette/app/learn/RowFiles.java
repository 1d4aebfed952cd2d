package vedette.app.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vedette.app.session.MessageOptions;
import vedette.learn.bundle.Digests;
import vedette.learn.bundle.Folders;
import vedette.learn.passport.Passport;
import vedette.learn.read.DataFile;
import vedette.learn.read.DataFiles;
import vedette.learn.read.ReadOptions;
import vedette.learn.read.name.Dialect;
import vedette.learn.table.Columns;
import vedette.learn.table.Complaints;
import vedette.learn.table.Row;
import vedette.learn.table.RowSource;
import vedette.learn.table.Table;
import vedette.learn.table.TableLoader;

/// Reads files of rows into a table, captures among them.
public final class RowFiles {

    private final DataOptions options;
    private final MessageOptions messages;
    private final CaptureTurner captures;
    private final long seed;

    /// Turns a capture into a file of rows.
    public interface CaptureTurner {

        /// Writes the rows of a capture.
        void turn(Path capture, Path rows) throws IOException;
    }

    /// What was read.
    ///
    /// @param rows what a row is about
    public record Loaded(Table table, List<Passport.Data> data, String rows) {}

    public RowFiles(DataOptions options, MessageOptions messages, CaptureTurner captures, long seed) {
        this.options = options;
        this.messages = messages;
        this.captures = captures;
        this.seed = seed;
    }

    /// Reads all rows of files, or a sample of them if they do not fit.
    ///
    /// @param wanted columns that rows must have; null for those that all files have
    /// @param label of rows that have none; empty if they are dropped
    public Loaded load(List<Origin> given, @Nullable Columns wanted, String label) throws IOException {
        Path scratch = Files.createTempDirectory("vedette-rows");
        try {
            List<Source> sources = new ArrayList<>();
            for (Origin origin : given) {
                for (Path file : DataOptions.files(origin.files())) {
                    sources.add(new Source(origin.name(), rowsOf(file, scratch, captures)));
                }
            }
            return read(sources, wanted, label);
        } finally {
            Folders.delete(scratch);
        }
    }

    /// A file of rows.
    private record Source(String origin, Path file) {}

    /// The file, or if it is a capture, one of its rows.
    ///
    /// @param scratch a folder for it, which the caller deletes
    public static Path rowsOf(Path file, Path scratch, CaptureTurner captures) throws IOException {
        if (!Captures.isCapture(file)) {
            return file;
        }
        Path rows = Files.createTempDirectory(scratch, "one").resolve(file.getFileName() + ".parquet");
        captures.turn(file, rows);
        return rows;
    }

    private Loaded read(List<Source> sources, @Nullable Columns wanted, String label) throws IOException {
        List<Path> files = sources.stream().map(Source::file).toList();
        ReadOptions all = options.readOptions(null, label.isEmpty());
        Columns columns = wanted == null ? DataFiles.commonColumns(files, all) : wanted;
        TableLoader loader = new TableLoader(columns, options.memory(), seed);
        List<Passport.Data> data = new ArrayList<>();
        String rows = "";
        for (Source source : sources) {
            List<String> lost = wanted == null ? lost(source, columns, all) : List.of();
            try (DataFile opened = DataFiles.open(source.file(), options.readOptions(columns, label.isEmpty()))) {
                data.add(add(source, opened, label, lost, loader));
                rows = rows.isEmpty() ? rowsOf(opened) : rows;
            }
        }
        TableLoader.Loaded loaded = loader.load();
        loaded.lines().forEach(messages::note);
        if (loaded.table().rows() == 0) {
            throw new IllegalArgumentException("no row of " + files + " can be learnt from: see what was said above");
        }
        noteOriginsWithoutRows(sources, loaded.table());
        return new Loaded(loaded.table(), data, rows);
    }

    private Passport.Data add(Source source, DataFile opened, String label, List<String> lost, TableLoader loader)
            throws IOException {
        messages.note(opened.name() + ": " + String.join("; ", opened.report().lines()));
        if (!lost.isEmpty()) {
            messages.note(
                    opened.name() + ": not learnt from, since other files do not have it: " + String.join(", ", lost));
        }
        Counted counted = new Counted(opened, source.origin(), label);
        loader.add(counted);
        if (!opened.unknownLabels().isEmpty()) {
            messages.note("labels that are not known, each a class of its own: " + opened.unknownLabels());
        }
        return new Passport.Data(
                opened.name(),
                source.origin(),
                Digests.ofFile(source.file()),
                counted.rows,
                opened.complaints().dropped(),
                lost);
    }

    /// What the file has and not all have.
    private static List<String> lost(Source source, Columns common, ReadOptions all) throws IOException {
        try (DataFile opened = DataFiles.open(source.file(), all)) {
            return opened.columns().names().stream()
                    .filter(name -> common.indexOf(name) < 0)
                    .toList();
        }
    }

    private void noteOriginsWithoutRows(List<Source> sources, Table table) {
        sources.stream()
                .map(Source::origin)
                .distinct()
                .filter(origin -> !table.origins().contains(origin))
                .forEach(origin ->
                        messages.note("no row of " + origin + " can be learnt from: see what was said above"));
    }

    private static String rowsOf(DataFile file) {
        Dialect dialect = file.report().dialect();
        return dialect == Dialect.CIC_PYTHON ? "cic" : dialect.name().toLowerCase(Locale.ROOT);
    }

    /// Counts rows by class on their way.
    private static final class Counted implements RowSource {

        private final RowSource source;
        private final String origin;
        private final String label;
        private final Map<String, Long> rows = new TreeMap<>();

        private Counted(RowSource source, String origin, String label) {
            this.source = source;
            this.origin = origin;
            this.label = label;
        }

        @Override
        public String name() {
            return source.name();
        }

        @Override
        public Columns columns() {
            return source.columns();
        }

        @Override
        public boolean next(Row row) throws IOException {
            boolean isThere = source.next(row);
            if (isThere) {
                row.label = row.label.isEmpty() ? label : row.label;
                row.origin = origin;
                rows.merge(row.label, 1L, Long::sum);
            }
            return isThere;
        }

        @Override
        public Complaints complaints() {
            return source.complaints();
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}
