package vedette.feature.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// A table on its way to be a Parquet file, compressed by Zstandard, through DuckDB.
///
/// [#beginRow], a value for each column in their order, [#endRow]; after the last row [#copyTo]. Rows go into a DuckDB
/// database in a folder of their own, with bounded memory, since only a whole table can become a Parquet file with its
/// remarks. The folder is gone when the table is closed, however that comes about. Rows that are few enough can stay in
/// memory instead ([#inMemory]). Nothing is ever fetched: DuckDB may not load extensions.
///
/// Used by one thread at a time, which may be another than before if it has seen what that did.
public final class ParquetTable implements Closeable {

    private static final String MEMORY = "160MB";
    private static final int ROW_GROUP = 20_480;
    private static final int ROW_GROUP_IN_MEMORY = 122_880;
    private static final int ROWS_PER_TRANSACTION = 40_960;

    private final String name;
    private final @Nullable Path folder;
    private final DuckDBConnection connection;
    private @Nullable DuckDBAppender open;
    private long rows;

    /// What the values of a column are.
    public enum Type {
        TEXT("VARCHAR"),
        INTEGER("INTEGER"),
        LONG("BIGINT"),
        FLOAT("FLOAT"),
        DOUBLE("DOUBLE"),
        FLAG("BOOLEAN"),
        /// A moment, put in microseconds since 1970.
        TIME("TIMESTAMP"),
        LONGS("BIGINT[]");

        private final String sql;

        Type(String sql) {
            this.sql = sql;
        }
    }

    /// A column of a table.
    public record Column(String name, Type type) {}

    /// @param name of the table, which shows nowhere but in messages
    /// @param parent where the folder may be made
    public ParquetTable(String name, List<Column> columns, Path parent) throws IOException {
        this(columns, name, Files.createTempDirectory(parent, ".vedette-parquet-"));
    }

    /// A table that needs no folder, for some hundred thousand rows at most.
    public static ParquetTable inMemory(String name, List<Column> columns) throws IOException {
        return new ParquetTable(columns, name, null);
    }

    private ParquetTable(List<Column> columns, String name, @Nullable Path folder) throws IOException {
        this.name = name;
        this.folder = folder;
        try {
            connection = connect(folder);
        } catch (SQLException e) {
            removeFolder();
            throw failure(e);
        }
        try {
            execute(columns.stream()
                    .map(column -> quoted(column.name, '"') + " " + column.type.sql)
                    .collect(Collectors.joining(", ", "CREATE TABLE " + name + " (", ")")));
            connection.setAutoCommit(false);
            open = createAppender();
        } catch (SQLException e) {
            close();
            throw failure(e);
        }
    }

    private static DuckDBConnection connect(@Nullable Path folder) throws SQLException {
        String scratch = folder == null ? "" : folder.resolve("spill").toString();
        String database = folder == null ? "" : folder.resolve("rows.duckdb").toString();
        return DuckDb.connect(database, Map.of("memory_limit", MEMORY, "threads", "1", "temp_directory", scratch));
    }

    private DuckDBAppender createAppender() throws SQLException {
        DuckDBAppender appender = connection.createAppender(name);
        appender.unsafeBreakThreadConfinement(); // whoever completes a tick writes its rows
        return appender;
    }

    private DuckDBAppender appender() {
        if (open == null) {
            throw new IllegalStateException("a table that has been put out takes no more rows");
        }
        return open;
    }

    public void beginRow() throws IOException {
        try {
            appender().beginRow();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    public void put(String value) throws IOException {
        try {
            appender().append(value);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    public void put(int value) throws IOException {
        try {
            appender().append(value);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    public void put(long value) throws IOException {
        try {
            appender().append(value);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    public void put(float value) throws IOException {
        try {
            appender().append(value);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    public void put(double value) throws IOException {
        try {
            appender().append(value);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    public void put(boolean value) throws IOException {
        try {
            appender().append(value);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    public void put(long[] values) throws IOException {
        try {
            appender().append(values);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /// A moment in microseconds since 1970.
    public void putTime(long micros) throws IOException {
        try {
            appender().appendEpochMicros(micros);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /// In this row the column has no value.
    public void putNothing() throws IOException {
        try {
            appender().appendNull();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    public void endRow() throws IOException {
        try {
            appender().endRow();
            rows++;
            if (rows % ROWS_PER_TRANSACTION == 0) {
                closeAppender();
                connection.commit();
                open = createAppender();
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /// Makes a Parquet file of all rows and copies it into a stream, which is flushed.
    ///
    /// @param remarks for the file's metadata, by name
    public void copyTo(OutputStream stream, Map<String, String> remarks) throws IOException {
        if (folder == null) {
            throw new IllegalStateException("a table in memory is written to a file");
        }
        Path file = folder.resolve("rows.parquet");
        writeTo(file, remarks);
        Files.copy(file, stream);
        stream.flush();
    }

    /// Makes a Parquet file of all rows.
    ///
    /// @param remarks for the file's metadata, by name
    public void writeTo(Path file, Map<String, String> remarks) throws IOException {
        try {
            closeAppender();
            connection.commit();
            connection.setAutoCommit(true);
            execute("COPY " + name + " TO " + quoted(file.toString(), '\'')
                    + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE "
                    + (folder == null ? ROW_GROUP_IN_MEMORY : ROW_GROUP)
                    + remarks.entrySet().stream()
                            .map(remark -> quoted(remark.getKey(), '\'') + ": " + quoted(remark.getValue(), '\''))
                            .collect(Collectors.joining(", ", ", KV_METADATA {", "})")));
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private void closeAppender() throws SQLException {
        DuckDBAppender closing = open;
        open = null;
        if (closing != null) {
            closing.close();
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
        if (folder != null && Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }
}
