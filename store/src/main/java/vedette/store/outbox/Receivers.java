package vedette.store.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import vedette.store.database.Question;

/// The rows of receivers.
final class Receivers {

    private Receivers() {}

    /// Begins a row, if there is none.
    static void begin(Connection connection, String receiver) throws SQLException {
        Question.of("INSERT INTO receiver (name) VALUES (?) ON CONFLICT (name) DO NOTHING", receiver)
                .run(connection);
    }

    /// Says that a sender tells a receiver.
    static void own(Connection connection, String receiver, String owner) throws SQLException {
        Question.of(
                        "INSERT INTO teller (receiver, owner) VALUES (?, ?) ON CONFLICT (receiver, owner) DO NOTHING",
                        receiver,
                        owner)
                .run(connection);
    }

    /// Says that a sender does not tell a receiver any more.
    ///
    /// @return whether nobody else does
    static boolean leave(Connection connection, String receiver, String owner) throws SQLException {
        Question.of("DELETE FROM teller WHERE receiver = ? AND owner = ?", receiver, owner)
                .run(connection);
        return Question.of("SELECT count(*) FROM teller WHERE receiver = ?", receiver)
                        .number(connection)
                == 0;
    }

    /// Counts notices that a receiver will never get, for it to be told how many.
    ///
    /// @param column that counts why
    /// @param worst the highest severity among them
    static void miss(Connection connection, String receiver, String column, long count, long worst)
            throws SQLException {
        begin(connection, receiver);
        Question.of(
                        "UPDATE receiver SET " + column + " = " + column + " + ?, missed = missed + ?,"
                                + " missed_severity = CASE WHEN missed_severity < ? THEN ? ELSE missed_severity END"
                                + " WHERE name = ?",
                        count,
                        count,
                        worst,
                        worst,
                        receiver)
                .run(connection);
    }
}
