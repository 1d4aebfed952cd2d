package vedette.store.privacy;

import java.sql.PreparedStatement;
import java.util.Map;
import java.util.Optional;
import vedette.store.database.Database;
import vedette.store.database.LastingConnection;
import vedette.store.database.Question;
import vedette.store.database.StoreException;

/// The table of whom pseudonyms stand for, sealed, and what a store says of its privacy. Owned by one thread.
public final class PseudonymBook implements AutoCloseable {

    private static final String UPSERT = "INSERT INTO pseudonym (pseudonym, sealed, last_seen) VALUES (?, ?, ?)"
            + " ON CONFLICT (pseudonym) DO UPDATE SET last_seen = excluded.last_seen";

    private final LastingConnection database;

    /// What a store says of itself.
    ///
    /// @param keyCheck of the key, where it has one
    record Mark(String mode, String keyCheck) {}

    public PseudonymBook(Database database) throws StoreException {
        this.database = new LastingConnection(database, false);
    }

    /// What the store says of itself; nothing if nothing was kept yet.
    Optional<Mark> mark() throws StoreException {
        return first(
                Question.of("SELECT mode, key_check FROM privacy"),
                row -> new Mark(row.getString(1), row.getString(2)));
    }

    void mark(Mark mark) throws StoreException {
        database.write(connection -> {
            Question.of("DELETE FROM privacy").run(connection);
            return Question.of("INSERT INTO privacy (mode, key_check) VALUES (?, ?)", mark.mode, mark.keyCheck)
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
        database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
                for (Map.Entry<String, String> one : sealed.entrySet()) {
                    statement.setString(1, one.getKey());
                    statement.setString(2, one.getValue());
                    statement.setLong(3, day);
                    statement.addBatch();
                }
                return statement.executeBatch();
            }
        });
    }

    /// Whom a pseudonym stands for, sealed.
    Optional<String> sealed(String pseudonym) throws StoreException {
        return first(
                Question.of("SELECT sealed FROM pseudonym WHERE pseudonym = ?", pseudonym), row -> row.getString(1));
    }

    private <T> Optional<T> first(Question question, Question.RowReader<T> reader) throws StoreException {
        return database.read(
                connection -> question.list(connection, reader).stream().findFirst());
    }

    /// Lets go of pseudonyms that were last seen before a day.
    ///
    /// @return how many
    public int forget(long beforeDay) throws StoreException {
        return database.write(connection -> Question.of("DELETE FROM pseudonym WHERE last_seen < ?", beforeDay)
                .run(connection));
    }

    @Override
    public void close() throws StoreException {
        database.close();
    }
}
