package vedette.store.privacy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import vedette.store.database.Database;
import vedette.store.database.Question;
import vedette.store.database.StoreException;

/// The table of whom pseudonyms stand for, sealed, and what a store says of its privacy. Owned by one thread.
public final class PseudonymBook implements AutoCloseable {

    private static final String UPSERT = "INSERT INTO pseudonym (pseudonym, sealed, last_seen) VALUES (?, ?, ?)"
            + " ON CONFLICT (pseudonym) DO UPDATE SET last_seen = excluded.last_seen";

    private final Database database;
    private Connection connection;
    private boolean isBroken;

    /// What a store says of itself.
    ///
    /// @param keyCheck of the key, where it has one
    record Mark(String mode, String keyCheck) {}

    public PseudonymBook(Database database) throws StoreException {
        this.database = database;
        connection = database.connectToWrite(false);
    }

    /// What the store says of itself; nothing if nothing was kept yet.
    Optional<Mark> mark() throws StoreException {
        return first(
                Question.of("SELECT mode, key_check FROM privacy"),
                row -> new Mark(row.getString(1), row.getString(2)));
    }

    void mark(Mark mark) throws StoreException {
        inTransaction(() -> {
            Question.of("DELETE FROM privacy").run(connection);
            Question.of("INSERT INTO privacy (mode, key_check) VALUES (?, ?)", mark.mode, mark.keyCheck)
                    .run(connection);
        });
    }

    /// Whether any incident or run was kept.
    boolean hasIncidents() throws StoreException {
        Question all = Question.of("SELECT (SELECT count(*) FROM incident) + (SELECT count(*) FROM watched)");
        return first(all, row -> row.getLong(1)).orElse(0L) > 0;
    }

    /// Keeps whom pseudonyms stand for, and that they were seen on this day.
    ///
    /// @param sealed by pseudonym
    void save(Map<String, String> sealed, long day) throws StoreException {
        inTransaction(() -> {
            try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
                for (Map.Entry<String, String> one : sealed.entrySet()) {
                    statement.setString(1, one.getKey());
                    statement.setString(2, one.getValue());
                    statement.setLong(3, day);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        });
    }

    /// Whom a pseudonym stands for, sealed.
    Optional<String> sealed(String pseudonym) throws StoreException {
        return first(
                Question.of("SELECT sealed FROM pseudonym WHERE pseudonym = ?", pseudonym), row -> row.getString(1));
    }

    /// Whoever goes on reading an old state may not write once another has written, so each reading ends.
    private <T> Optional<T> first(Question question, Question.RowReader<T> reader) throws StoreException {
        try {
            Optional<T> found = question.list(connection, reader).stream().findFirst();
            connection.commit();
            return found;
        } catch (SQLException e) {
            throw StoreException.of("cannot read " + database.name(), e);
        }
    }

    /// Lets go of pseudonyms that were last seen before a day.
    ///
    /// @return how many
    public int forget(long beforeDay) throws StoreException {
        int[] count = new int[1];
        inTransaction(() -> count[0] = Question.of("DELETE FROM pseudonym WHERE last_seen < ?", beforeDay)
                .run(connection));
        return count[0];
    }

    private interface Work {
        void run() throws SQLException;
    }

    private void inTransaction(Work work) throws StoreException {
        if (isBroken) {
            connection = database.connectToWrite(false);
            isBroken = false;
        }
        try {
            work.run();
            connection.commit();
        } catch (SQLException e) {
            isBroken = true;
            closeQuietly();
            throw StoreException.of("cannot write to " + database.name(), e);
        }
    }

    private void closeQuietly() {
        try {
            connection.close();
        } catch (SQLException _) {
            // it is of no more use either way
        }
    }

    @Override
    public void close() {
        closeQuietly();
    }
}
