package vedette.store.query;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Collectors;
import vedette.feature.parquet.DuckDb;

/// The process that answers: reads the question from its input, writes the answer to its output.
final class QueryChild {

    static final int FAILED = 1;
    static final int REFUSED = 2;

    private QueryChild() {}

    public static void main(String[] arguments) throws IOException {
        Asked asked = Asked.read(new DataInputStream(System.in));
        try {
            answer(asked);
        } catch (SQLException e) {
            System.err.println("the question cannot be answered: " + e.getMessage());
            System.exit(REFUSED);
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(FAILED);
        }
    }

    private static void answer(Asked asked) throws SQLException, IOException {
        Map<String, String> settings = Map.of(
                "memory_limit", asked.memoryMegabytes() + "MB", "jdbc_stream_results", "true", "temp_directory", "");
        try (Connection connection = DuckDb.connect("", settings)) {
            Shelf.fill(connection, asked.place());
            requireReading(connection, asked.sql());
            lock(connection, asked);
            PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
            Answer.write(connection, asked, out);
            out.flush();
        }
    }

    /// Only queries can be written as JSON: neither what changes something nor what writes a file.
    private static void requireReading(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT j->>'error', coalesce(j->>'error_message', ''), json_array_length(j->'statements')"
                        + " FROM (SELECT json_serialize_sql(?)::JSON AS j)")) {
            statement.setString(1, sql);
            try (ResultSet said = statement.executeQuery()) {
                said.next();
                if (!"false".equals(said.getString(1))) {
                    throw new SQLException(said.getString(2));
                }
                if (said.getInt(3) != 1) {
                    throw new SQLException("it is " + said.getInt(3) + " queries, ask one");
                }
            }
        }
    }

    /// From here on nothing but the archive can be read, whatever is asked.
    private static void lock(Connection connection, Asked asked) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String folders = asked.place().archives().stream()
                    .map(archive -> archive.folder().toAbsolutePath().toString().replace("'", "''"))
                    .collect(Collectors.joining("', '", "'", "'"));
            if (asked.file() != null && asked.format() == AnswerFormat.PARQUET) {
                folders += ", '" + String.valueOf(asked.file().getParent()).replace("'", "''") + "'";
            }
            statement.execute("SET allowed_directories = [" + folders + "]");
            statement.execute("SET enable_external_access = false");
            statement.execute("SET lock_configuration = true");
        }
    }
}
