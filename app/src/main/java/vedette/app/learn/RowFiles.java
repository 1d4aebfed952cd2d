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
    public Loaded load(List<Path> given, @Nullable Columns wanted, String label) throws IOException {
        Path scratch = Files.createTempDirectory("vedette-rows");
        try {
            List<Path> files = new ArrayList<>();
            for (Path file : DataOptions.files(given)) {
                files.add(Captures.isCapture(file) ? turned(file, scratch) : file);
            }
            return read(files, wanted, label);
        } finally {
            Folders.delete(scratch);
        }
    }

    private Path turned(Path capture, Path scratch) throws IOException {
        Path rows = scratch.resolve(capture.getFileName() + ".parquet");
        captures.turn(capture, rows);
        return rows;
    }

    private Loaded read(List<Path> files, @Nullable Columns wanted, String label) throws IOException {
        ReadOptions all = options.readOptions(null, label.isEmpty());
        Columns columns = wanted == null ? DataFiles.commonColumns(files, all) : wanted;
        ReadOptions read = options.readOptions(columns, label.isEmpty());
        TableLoader loader = new TableLoader(columns, options.memory(), seed);
        List<Passport.Data> data = new ArrayList<>();
        String rows = "";
        for (Path file : files) {
            try (DataFile opened = DataFiles.open(file, read)) {
                messages.note(
                        opened.name() + ": " + String.join("; ", opened.report().lines()));
                Counted counted = new Counted(opened, label);
                loader.add(counted);
                rows = rows.isEmpty() ? rowsOf(opened) : rows;
                data.add(new Passport.Data(
                        opened.name(),
                        Digests.ofFile(file),
                        counted.rows,
                        opened.complaints().dropped()));
                if (!opened.unknownLabels().isEmpty()) {
                    messages.note("labels that are not known, each a class of its own: " + opened.unknownLabels());
                }
            }
        }
        TableLoader.Loaded loaded = loader.load();
        loaded.lines().forEach(messages::note);
        if (loaded.table().rows() == 0) {
            throw new IllegalArgumentException("no row of " + files + " can be learnt from: see what was said above");
        }
        return new Loaded(loaded.table(), data, rows);
    }

    private static String rowsOf(DataFile file) {
        Dialect dialect = file.report().dialect();
        return dialect == Dialect.CIC_PYTHON ? "cic" : dialect.name().toLowerCase(Locale.ROOT);
    }

    /// Counts rows by class on their way.
    private static final class Counted implements RowSource {

        private final RowSource source;
        private final String label;
        private final Map<String, Long> rows = new TreeMap<>();

        private Counted(RowSource source, String label) {
            this.source = source;
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
