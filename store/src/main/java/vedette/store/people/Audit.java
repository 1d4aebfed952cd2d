package vedette.store.people;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import vedette.store.database.Database;
import vedette.store.database.Micros;
import vedette.store.database.Question;
import vedette.store.database.StoreException;

/// Keeps who has done what.
public final class Audit {

    private Audit() {}

    /// Something that was done.
    ///
    /// @param about what it was done to
    public record Entry(Instant at, String author, String action, String about, String details) {}

    /// What was done last, the latest first.
    public static List<Entry> latest(Database database, int most) throws StoreException {
        return database.read(connection -> Question.of("SELECT * FROM audit ORDER BY id DESC LIMIT ?", most)
                .list(connection, Audit::entry));
    }

    /// What was done last to something, the latest first.
    public static List<Entry> about(Database database, String about, int most) throws StoreException {
        return database.read(
                connection -> Question.of("SELECT * FROM audit WHERE about = ? ORDER BY id DESC LIMIT ?", about, most)
                        .list(connection, Audit::entry));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                Micros.time(row.getLong("given")),
                row.getString("author"),
                row.getString("action"),
                row.getString("about"),
                row.getString("details"));
    }

    /// Keeps what was done elsewhere than in the database.
    ///
    /// @param about what it was done to
    public static void note(Database database, Actor actor, String action, String about, String details)
            throws StoreException {
        database.write(connection -> {
            write(connection, actor, action, about, details);
            return about;
        });
    }

    /// Writes a row, in the transaction of what is done.
    ///
    /// @param about what it was done to
    public static void write(Connection connection, Actor actor, String action, String about, String details)
            throws SQLException {
        Question.of(
                        "INSERT INTO audit (given, author, action, about, details) VALUES (?, ?, ?, ?, ?)",
                        Micros.of(actor.at()),
                        actor.name(),
                        action,
                        about,
                        details.replace('\0', '\uFFFD'))
                .run(connection);
    }
}
