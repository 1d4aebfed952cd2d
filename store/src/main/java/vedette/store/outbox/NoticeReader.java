package vedette.store.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vedette.store.database.Database;
import vedette.store.database.Micros;
import vedette.store.database.Question;
import vedette.store.database.StoreException;

/// Answers what waits to be told, and how receivers fare. Reads beside whoever sends. Owned by one thread.
public final class NoticeReader implements AutoCloseable {

    private static final String COUNTS = "SELECT name, sent, failures, refused, held_back, dropped, last_sent,"
            + " last_failed, last_error, (SELECT count(*) FROM notice WHERE notice.receiver = receiver.name) AS waiting"
            + " FROM receiver";

    private final Database database;
    private final Connection connection;

    public NoticeReader(Database database) throws StoreException {
        this.database = database;
        connection = database.connectToRead();
    }

    /// The oldest that wait, for whomever.
    public List<Notice> oldest(int most) throws StoreException {
        try {
            return Question.of("SELECT * FROM notice ORDER BY id LIMIT ?", most).list(connection, NoticeQueue::notice);
        } catch (SQLException e) {
            throw StoreException.of("cannot read " + database.name(), e);
        }
    }

    /// How those fare that anything was ever queued for, by name.
    public Map<String, ReceiverCounts> counts() throws StoreException {
        try {
            return Question.of(COUNTS).list(connection, NoticeReader::counts).stream()
                    .collect(Collectors.toMap(ReceiverCounts::receiver, Function.identity()));
        } catch (SQLException e) {
            throw StoreException.of("cannot read " + database.name(), e);
        }
    }

    private static ReceiverCounts counts(ResultSet row) throws SQLException {
        return new ReceiverCounts(
                row.getString("name"),
                row.getLong("waiting"),
                row.getLong("sent"),
                row.getLong("failures"),
                row.getLong("refused"),
                row.getLong("held_back"),
                row.getLong("dropped"),
                Micros.time(row, "last_sent"),
                Micros.time(row, "last_failed"),
                row.getString("last_error"));
    }

    @Override
    public void close() throws StoreException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw StoreException.of("cannot close " + database.name(), e);
        }
    }
}
