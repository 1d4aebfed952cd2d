package vedette.store.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import vedette.store.database.StoreException;

/// Reads files of the archive back, by a DuckDB that keeps nothing.
public final class ParquetCheck {

    private static final String MEMORY = "160MB";
    private static final int ROW_GROUP = 122_880;

    private ParquetCheck() {}

    /// What a file has: every value of it was read.
    ///
    /// @param first the least number of a flow; 0 if there is none
    public record Found(long rows, long first, long last) {}

    /// Reads all of a file.
    public static Found of(Path file) throws IOException {
        String columns = FlowTable.COLUMNS.stream()
                .map(column -> "count(" + column.name() + ")")
                .collect(Collectors.joining(" + "));
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("SELECT count(*), coalesce(min(number), 0), coalesce(max(number), 0), "
                                + columns + ", bit_xor(hash(COLUMNS(*))) FROM read_parquet(" + quoted(file) + ")")) {
            found.next();
            return new Found(found.getLong(1), found.getLong(2), found.getLong(3));
        } catch (SQLException e) {
            throw StoreException.of(file + " cannot be read", e);
        }
    }

    /// Makes one file of several, its flows in the order of their numbers.
    static void join(List<Path> files, Path target, Path scratch) throws IOException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET temp_directory = " + quoted(scratch.resolve(".vedette-parquet-join")));
            statement.execute("COPY (SELECT * FROM read_parquet("
                    + files.stream().map(ParquetCheck::quoted).collect(Collectors.joining(", ", "[", "]"))
                    + ", hive_partitioning = false) ORDER BY number) TO " + quoted(target)
                    + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE " + ROW_GROUP
                    + ", KV_METADATA {'vedette.rows': 'kept flows', 'vedette.schema-version': '1'})");
        } catch (SQLException e) {
            throw StoreException.of("the files of an hour cannot be made one, " + target, e);
        }
    }

    private static Connection connect() throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("memory_limit", MEMORY);
        settings.setProperty("threads", "1");
        settings.setProperty("temp_directory", "");
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        return DriverManager.getConnection("jdbc:duckdb:", settings);
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }
}
