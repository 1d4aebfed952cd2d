package vedette.feature.output.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.feature.output.DigestStream;
import vedette.feature.output.Exactness;
import vedette.feature.output.FlowFormat;
import vedette.feature.output.FlowSummary;

/// The rows of a table on their way into a stream. Used by one thread at a time.
///
/// The digest of Parquet, whose bytes are its writer's affair, is that of the same rows as CSV.
///
/// @param <R> a row
public final class TableOutput<R> implements Closeable {

    private final FlowFormat format;
    private final Table<R> table;
    private final List<TableWriter> writers = new ArrayList<>();
    private final @Nullable DigestStream digest;
    private long rows;

    /// Begins an output.
    ///
    /// @param stream stays open; it is flushed at the end
    /// @param scratch a folder where Parquet's rows may lie until the file is written
    /// @throws IllegalArgumentException if a table has no place in the format
    public TableOutput(FlowFormat format, OutputStream stream, Table<R> table, Path scratch, boolean isDigested)
            throws IOException {
        if (!format.hasSchema()) {
            throw new IllegalArgumentException(format.label() + " is a form of conversations: rows of " + table.name()
                    + " go out as csv, jsonl or parquet");
        }
        this.format = format;
        this.table = table;
        boolean isParquet = format == FlowFormat.PARQUET;
        digest = isDigested ? new DigestStream(isParquet ? OutputStream.nullOutputStream() : stream) : null;
        OutputStream text = digest == null ? stream : digest;
        switch (format) {
            case PARQUET -> writers.add(new ParquetTableWriter(stream, table, scratch));
            case JSON_LINES -> writers.add(new JsonTableWriter(text, table));
            case CSV, ZEEK, ZEEK_JSON, EVE -> writers.add(new CsvTableWriter(text, table));
        }
        if (isDigested && isParquet) {
            writers.add(new CsvTableWriter(text, table));
        }
    }

    /// Writes a row.
    ///
    /// @throws UncheckedIOException if it cannot be written
    public void write(R row) {
        try {
            for (TableWriter writer : writers) {
                writer.beginRow();
                table.reader().read(row, writer);
                writer.endRow();
            }
            rows++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends the output as its format wants it and flushes the stream.
    public FlowSummary finish(Exactness exactness) throws IOException {
        for (TableWriter writer : writers) {
            writer.finish(exactness);
        }
        String schema = table.name() + " " + table.version();
        return new FlowSummary(format, schema, rows, exactness, digest == null ? null : digest.digest());
    }

    @Override
    public void close() throws IOException {
        for (TableWriter writer : writers) {
            writer.close();
        }
    }
}
