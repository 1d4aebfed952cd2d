package vedette.store.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vedette.feature.parquet.DuckDb;
import vedette.feature.parquet.ParquetTable;
import vedette.store.database.StoreException;

/// Reads files of the archive back, and makes them of others or of text, by a DuckDB that keeps nothing.
public final class ParquetCheck {

    private static final String MEMORY = "160MB";
    private static final int ROW_GROUP = 122_880;

    private ParquetCheck() {}

    /// What a file has: every value of it was read.
    ///
    /// @param first the least number of a row; 0 if there is none, [#NO_NUMBERS] if rows have none
    public record Found(long rows, long first, long last) {

        static final long NO_NUMBERS = -1;

        /// Whether it has what it should have.
        public boolean isOf(long itsRows, long itsFirst, long itsLast) {
            return rows == itsRows && (first == NO_NUMBERS || (first == itsFirst && last == itsLast));
        }
    }

    /// Reads all of a file of flows.
    public static Found of(Path file) throws IOException {
        return of(file, ArchivedRows.FLOWS);
    }

    /// Reads all of a file.
    public static Found of(Path file, ArchivedRows rows) throws IOException {
        String number = rows.number();
        String least = number == null ? "" + Found.NO_NUMBERS : "coalesce(min(" + number + "), 0)";
        String most = number == null ? "" + Found.NO_NUMBERS : "coalesce(max(" + number + "), 0)";
        String columns = rows.columns().stream()
                .map(column -> "count(" + column.name() + ")")
                .collect(Collectors.joining(" + "));
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT count(*), " + least + ", " + most + ", " + columns
                        + ", bit_xor(hash(COLUMNS(*))) FROM read_parquet(" + quoted(file) + ")")) {
            found.next();
            return new Found(found.getLong(1), found.getLong(2), found.getLong(3));
        } catch (SQLException e) {
            throw StoreException.of(file + " cannot be read", e);
        }
    }

    /// Makes one file of several, its rows in their order.
    static void join(List<Path> files, Path target, Path scratch, ArchivedRows rows) throws IOException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET temp_directory = " + quoted(scratch.resolve(".vedette-parquet-join")));
            statement.execute("COPY (SELECT * FROM read_parquet("
                    + files.stream().map(ParquetCheck::quoted).collect(Collectors.joining(", ", "[", "]"))
                    + ", hive_partitioning = false)" + (rows.number() == null ? "" : " ORDER BY " + rows.number())
                    + ") TO " + quoted(target) + format(rows));
        } catch (SQLException e) {
            throw StoreException.of("the files of an hour cannot be made one, " + target, e);
        }
    }

    /// Makes a file of rows that are text, a line for each.
    ///
    /// @param between what stands between the values of a line, and in none of them
    static void ofText(Path text, char between, Path target, ArchivedRows rows) throws IOException {
        String columns = rows.columns().stream()
                .map(column -> "'" + column.name() + "': '" + type(column) + "'")
                .collect(Collectors.joining(", ", "{", "}"));
        String values = rows.columns().stream()
                .map(column -> column.type() == ParquetTable.Type.TIME
                        ? "make_timestamp(" + column.name() + ") AS " + column.name()
                        : column.name())
                .collect(Collectors.joining(", "));
        String texts = rows.columns().stream()
                .filter(column -> column.type() == ParquetTable.Type.TEXT)
                .map(ParquetTable.Column::name)
                .collect(Collectors.joining("', '", "['", "']"));
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT " + values + " FROM read_csv(" + quoted(text)
                    + ", header = false, auto_detect = false, quote = '', escape = '', force_not_null = " + texts
                    + ", delim = '" + between + "', columns = " + columns + ")) TO " + quoted(target) + format(rows));
        } catch (SQLException e) {
            throw StoreException.of("no file of the archive can be made of " + text, e);
        }
    }

    private static String type(ParquetTable.Column column) {
        return switch (column.type()) {
            case TEXT -> "VARCHAR";
            case INTEGER -> "INTEGER";
            case LONG, TIME -> "BIGINT";
            case FLOAT, DOUBLE, FLAG, LONGS -> throw new IllegalArgumentException(column + " is never text");
        };
    }

    private static String format(ArchivedRows rows) {
        return " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE " + ROW_GROUP + ", KV_METADATA {'vedette.rows': '"
                + rows.remark() + "', 'vedette.schema-version': '1'})";
    }

    private static Connection connect() throws SQLException {
        return DuckDb.connect("", Map.of("memory_limit", MEMORY, "threads", "1", "temp_directory", ""));
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }
}
