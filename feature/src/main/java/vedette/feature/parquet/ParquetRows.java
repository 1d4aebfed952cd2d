package vedette.feature.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// The rows of a Parquet file, one after the other, through DuckDB.
///
/// [#columns], then [#select] those that are wanted, then [#next] and the values of each row by their place
/// among these. Memory is bounded whatever the file; DuckDB may load no extensions and open no other file.
/// Owned by one thread.
public final class ParquetRows implements Closeable {

    private static final String MEMORY = "256MB";
    private static final int LONGEST_LIST = 256;
    private static final Set<String> LISTS = Set.of("TINYINT[]", "SMALLINT[]", "INTEGER[]", "BIGINT[]");
    private static final String FROM = " FROM read_parquet(?)";

    private final Path file;
    private final DuckDBConnection connection;
    private final List<Column> columns;
    private @Nullable PreparedStatement statement;
    private @Nullable ResultSet rows;

    /// What the values of a column can be read as.
    public enum Kind {
        /// By [#number], flags as 0 and 1.
        NUMBER,
        /// By [#text].
        TEXT,
        /// By [#micros].
        TIME,
        /// By [#text]: the first 256 whole numbers of a list, with semicolons between.
        LIST,
        /// Other lists and the like, which cannot be read.
        OTHER
    }

    /// A column of the file.
    public record Column(String name, Kind kind) {}

    public ParquetRows(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException(file + " cannot be read");
        }
        this.file = file.toAbsolutePath();
        try {
            connection = connect(this.file);
        } catch (SQLException e) {
            throw failure(e);
        }
        try {
            columns = describe();
        } catch (SQLException e) {
            close();
            throw failure(e);
        }
    }

    private static DuckDBConnection connect(Path file) throws SQLException {
        DuckDBConnection connection =
                DuckDb.connect("", Map.of("memory_limit", MEMORY, "threads", "1", "jdbc_stream_results", "true"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET allowed_paths = ['" + file.toString().replace("'", "''") + "']");
            statement.execute("SET enable_external_access = false");
            statement.execute("SET lock_configuration = true");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    private List<Column> describe() throws SQLException {
        List<Column> found = new ArrayList<>();
        try (PreparedStatement describing = connection.prepareStatement("DESCRIBE SELECT *" + FROM)) {
            describing.setString(1, file.toString());
            try (ResultSet described = describing.executeQuery()) {
                while (described.next()) {
                    found.add(new Column(described.getString(1), kind(described.getString(2))));
                }
            }
        }
        return List.copyOf(found);
    }

    private static Kind kind(String type) {
        String plain = type.toUpperCase(Locale.ROOT);
        if (LISTS.contains(plain)) {
            return Kind.LIST;
        }
        if (plain.endsWith("]") || plain.startsWith("STRUCT") || plain.startsWith("MAP")) {
            return Kind.OTHER;
        }
        if (plain.startsWith("TIMESTAMP") || plain.equals("DATE")) {
            return Kind.TIME;
        }
        if (plain.startsWith("DECIMAL")) {
            return Kind.NUMBER;
        }
        return switch (plain) {
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "FLOAT", "DOUBLE", "BOOLEAN" -> Kind.NUMBER;
            case "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT" -> Kind.NUMBER;
            case "VARCHAR" -> Kind.TEXT;
            default -> Kind.OTHER;
        };
    }

    /// What the file has, in its order.
    public List<Column> columns() {
        return columns;
    }

    /// Begins with the first row, of which these columns can be read.
    public void select(List<Column> wanted) throws IOException {
        try {
            closeRows();
            statement = connection.prepareStatement(
                    wanted.stream().map(ParquetRows::expression).collect(Collectors.joining(", ", "SELECT ", FROM)));
            statement.setString(1, file.toString());
            rows = statement.executeQuery();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static String expression(Column column) {
        String name = "\"" + column.name.replace("\"", "\"\"") + "\"";
        return switch (column.kind) {
            case NUMBER -> "CAST(" + name + " AS DOUBLE)";
            case TEXT -> name;
            case LIST -> "array_to_string(" + name + "[1:" + LONGEST_LIST + "], ';')";
            case TIME -> "epoch_us(CAST(" + name + " AS TIMESTAMP))";
            case OTHER -> throw new IllegalArgumentException(column.name + " cannot be read");
        };
    }

    private ResultSet rows() {
        if (rows == null) {
            throw new IllegalStateException("columns are selected before rows are read");
        }
        return rows;
    }

    /// Goes on to the next row; false after the last.
    public boolean next() throws IOException {
        try {
            return rows().next();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /// The number at this place among the selected columns; NaN if the row has none.
    public double number(int place) throws IOException {
        try {
            ResultSet row = rows();
            double number = row.getDouble(place + 1);
            return row.wasNull() ? Double.NaN : number;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /// The text at this place among the selected columns; empty if the row has none.
    public String text(int place) throws IOException {
        try {
            String text = rows().getString(place + 1);
            return text == null ? "" : text;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /// The moment at this place among the selected columns, in microseconds since 1970; 0 if the row has none.
    public long micros(int place) throws IOException {
        try {
            return rows().getLong(place + 1);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private IOException failure(SQLException cause) {
        String why = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return new IOException(file + " could not be read as Parquet: " + why, cause);
    }

    private void closeRows() throws SQLException {
        if (rows != null) {
            rows.close();
            rows = null;
        }
        if (statement != null) {
            statement.close();
            statement = null;
        }
    }

    @Override
    public void close() throws IOException {
        try (connection) {
            closeRows();
        } catch (SQLException e) {
            throw failure(e);
        }
    }
}
