package vedette.store.search;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vedette.feature.parquet.DuckDb;
import vedette.feature.parquet.ParquetTable;
import vedette.store.archive.FlowTable;
import vedette.store.database.Question;

/// The process that reads the archive for those who look for conversations: reads the question from its input, writes
/// rows to its output.
final class ArchiveChild {

    static final int FAILED = 1;

    static final int ROW = 1;
    static final int END = 0;
    static final int TEXT = 1;
    static final int NUMBER = 0;

    private static final String MEMORY = "384MB";

    private ArchiveChild() {}

    public static void main(String[] arguments) throws IOException {
        ArchiveQuestion asked = ArchiveQuestion.read(new DataInputStream(System.in));
        try {
            answer(asked);
        } catch (SQLException e) {
            System.err.println(e.getMessage());
            System.exit(FAILED);
        }
    }

    private static void answer(ArchiveQuestion asked) throws SQLException, IOException {
        Map<String, String> settings =
                Map.of("memory_limit", MEMORY, "jdbc_stream_results", "true", "temp_directory", "");
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out, 1 << 16));
        try (Connection connection = DuckDb.connect("", settings)) {
            execute(connection, "SET allowed_directories = [" + quoted(asked.folder()) + "]");
            execute(connection, "SET enable_external_access = false");
            execute(connection, "SET lock_configuration = true");
            long missing = asked.isWhole() ? Long.MAX_VALUE : mostRows(asked.question());
            for (List<String> files : asked.groups()) {
                if (missing > 0) {
                    view(connection, files);
                    Question question = asked.isWhole() ? asked.question() : limited(asked.question(), missing);
                    missing -= write(connection, question, out);
                }
            }
            out.writeByte(END);
            out.flush();
        }
    }

    private static long mostRows(Question question) {
        return ((Number) question.values().getLast()).longValue();
    }

    private static Question limited(Question question, long most) {
        List<Object> values = new ArrayList<>(question.values());
        values.set(values.size() - 1, most);
        return new Question(question.sql(), values);
    }

    /// The files as the table that databases have.
    private static void view(Connection connection, List<String> files) throws SQLException {
        String columns = FlowTable.COLUMNS.stream()
                .map(column -> column.type() == ParquetTable.Type.TIME
                        ? "epoch_us(" + column.name() + ") AS " + column.name()
                        : column.name())
                .collect(Collectors.joining(", "));
        execute(
                connection,
                files.stream()
                        .map(ArchiveChild::quoted)
                        .collect(Collectors.joining(
                                ", ",
                                "CREATE OR REPLACE VIEW flow AS SELECT " + columns + " FROM read_parquet([",
                                "], hive_partitioning = false)")));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static long write(Connection connection, Question question, DataOutputStream out)
            throws SQLException, IOException {
        long[] count = {0};
        try {
            question.each(connection, row -> {
                write(row, out);
                count[0]++;
            });
        } catch (java.io.UncheckedIOException e) {
            throw new IOException("whoever asked does not listen any more", e);
        }
        return count[0];
    }

    private static void write(ResultSet row, DataOutputStream out) throws SQLException {
        try {
            int width = row.getMetaData().getColumnCount();
            out.writeByte(ROW);
            out.writeByte(width);
            for (int column = 1; column <= width; column++) {
                Object value = row.getObject(column);
                if (value instanceof Number number) {
                    out.writeByte(NUMBER);
                    out.writeLong(number.longValue());
                } else {
                    out.writeByte(TEXT);
                    out.writeUTF(String.valueOf(value));
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
