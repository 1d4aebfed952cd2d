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
import vedette.store.database.StoreException;

/// Reads files of the archive back, by a DuckDB that keeps nothing.
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
                    + ") TO " + quoted(target)
                    + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE " + ROW_GROUP
                    + ", KV_METADATA {'vedette.rows': '" + rows.remark() + "', 'vedette.schema-version': '1'})");
        } catch (SQLException e) {
            throw StoreException.of("the files of an hour cannot be made one, " + target, e);
        }
    }

    private static Connection connect() throws SQLException {
        return DuckDb.connect("", Map.of("memory_limit", MEMORY, "threads", "1", "temp_directory", ""));
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }
}
