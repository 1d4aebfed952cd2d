package vedette.feature.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import vedette.feature.ColumnType;
import vedette.feature.FlowColumn;
import vedette.feature.FlowLabels;
import vedette.feature.FlowRow;
import vedette.feature.FlowSchema;
import vedette.flow.record.FlowView;

/// Parquet, compressed by Zstandard, through DuckDB.
///
/// Rows go into a DuckDB database in a folder of their own, with bounded memory, since only a whole table can become a
/// Parquet file with its remarks; that file is then copied into the stream. The folder is gone when the writer is
/// closed, however that comes about. Nothing is ever fetched: DuckDB may not load extensions.
final class ParquetFlowWriter implements FlowWriter {

    private static final String MEMORY = "160MB";
    private static final int ROW_GROUP = 20_480;
    private static final int ROWS_PER_TRANSACTION = 40_960;

    private final OutputStream stream;
    private final FlowSchema schema;
    private final FlowColumn[] columns;
    private final FlowLabels labels;
    private final Path folder;
    private final DuckDBConnection connection;
    private @Nullable DuckDBAppender appender;
    private long rows;

    /// @param parent where the folder may be made
    ParquetFlowWriter(OutputStream stream, FlowSchema schema, FlowLabels labels, Path parent) throws IOException {
        this.stream = stream;
        this.schema = schema;
        this.labels = labels;
        columns = schema.columns().toArray(FlowColumn[]::new);
        folder = Files.createTempDirectory(parent, ".vedette-parquet-");
        try {
            connection = open(folder);
        } catch (SQLException e) {
            removeFolder();
            throw failure(e);
        }
        try {
            createTable();
        } catch (SQLException e) {
            close();
            throw failure(e);
        }
    }

    private static DuckDBConnection open(Path folder) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("memory_limit", MEMORY);
        settings.setProperty("threads", "1");
        settings.setProperty("temp_directory", folder.resolve("spill").toString());
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        return DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("rows.duckdb"), settings)
                .unwrap(DuckDBConnection.class);
    }

    private void createTable() throws SQLException {
        execute(schema.columns().stream()
                .map(column -> quoted(column.name(), '"') + " " + typeOf(column.type()))
                .collect(Collectors.joining(", ", "CREATE TABLE flows (", ")")));
        connection.setAutoCommit(false);
        appender = connection.createAppender("flows");
    }

    private static String typeOf(ColumnType type) {
        return switch (type) {
            case TEXT -> "VARCHAR";
            case LONG -> "BIGINT";
            case DOUBLE -> "DOUBLE";
            case TIME -> "TIMESTAMP";
            case LIST -> "BIGINT[]";
        };
    }

    @Override
    public boolean write(FlowView flow) throws IOException {
        FlowRow row = new FlowRow(flow, ++rows, labels.labelOf(flow));
        try {
            append(openAppender(), row);
            if (rows % ROWS_PER_TRANSACTION == 0) {
                closeAppender();
                connection.commit();
                appender = connection.createAppender("flows");
            }
            return true;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private DuckDBAppender openAppender() {
        if (appender == null) {
            throw new IllegalStateException("a writer that has finished takes no more rows");
        }
        return appender;
    }

    private void append(DuckDBAppender to, FlowRow row) throws SQLException {
        to.beginRow();
        for (FlowColumn column : columns) {
            switch (column.reader()) {
                case FlowColumn.Longs longs -> to.append(longs.of().applyAsLong(row));
                case FlowColumn.Doubles doubles -> to.append(doubles.of().applyAsDouble(row));
                case FlowColumn.Texts texts -> to.append(texts.of().apply(row));
                case FlowColumn.Times times -> to.appendEpochMicros(times.of().applyAsLong(row));
                case FlowColumn.Lists lists -> to.append(elements(lists, row));
            }
        }
        to.endRow();
    }

    private static long[] elements(FlowColumn.Lists lists, FlowRow row) {
        long[] elements = new long[lists.length().of(row)];
        for (int place = 0; place < elements.length; place++) {
            elements[place] = lists.element().of(row, place);
        }
        return elements;
    }

    @Override
    public void finish(Exactness exactness) throws IOException {
        Path file = folder.resolve("rows.parquet");
        try {
            closeAppender();
            connection.commit();
            connection.setAutoCommit(true);
            execute("COPY flows TO " + quoted(file.toString(), '\'')
                    + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE "
                    + ROW_GROUP + ", KV_METADATA {'vedette.schema': " + quoted(schema.name(), '\'')
                    + ", 'vedette.schema-version': '" + schema.version() + "', 'vedette.exact': "
                    + quoted(exactness.toString(), '\'') + "})");
        } catch (SQLException e) {
            throw failure(e);
        }
        Files.copy(file, stream);
        stream.flush();
    }

    private void closeAppender() throws SQLException {
        DuckDBAppender open = appender;
        appender = null;
        if (open != null) {
            open.close();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(String text, char quote) {
        String mark = String.valueOf(quote);
        return mark + text.replace(mark, mark + mark) + mark;
    }

    private static IOException failure(SQLException cause) {
        return new IOException("Parquet could not be written: " + cause.getMessage(), cause);
    }

    @Override
    public void close() throws IOException {
        try {
            closeAppender();
        } catch (SQLException _) {
            // rows that nobody wants any more
        }
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            removeFolder();
        }
    }

    private void removeFolder() throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }
}
