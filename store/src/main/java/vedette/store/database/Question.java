package vedette.store.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A question in SQL, with what stands for its question marks.
///
/// @param values texts and numbers
public record Question(String sql, List<?> values) {

    /// Turns a row into what is wanted of it.
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// Takes rows one by one.
    @FunctionalInterface
    public interface RowHandler {
        void onRow(ResultSet row) throws SQLException;
    }

    private static final int ROWS_AT_ONCE = 1_000;

    public static Question of(String sql, Object... values) {
        return new Question(sql, List.of(values));
    }

    /// All rows.
    public <T> List<T> list(Connection connection, RowReader<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        each(connection, row -> rows.add(reader.read(row)));
        return rows;
    }

    /// The rows one by one, however many there are. On a server only inside a transaction are they not fetched at once.
    public void each(Connection connection, RowHandler handler) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    handler.onRow(rows);
                }
            }
        }
    }

    /// The number that is the only answer; 0 if it is null.
    public long number(Connection connection) throws SQLException {
        return list(connection, row -> row.getLong(1)).getFirst();
    }

    /// Runs what changes rows.
    ///
    /// @return how many
    public int run(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement);
            return statement.executeUpdate();
        }
    }

    private void bind(PreparedStatement statement) throws SQLException {
        for (int place = 0; place < values.size(); place++) {
            statement.setObject(place + 1, values.get(place));
        }
    }
}
