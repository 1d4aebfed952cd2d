package vedette.store.people;

import java.sql.Connection;
import java.sql.SQLException;
import vedette.store.database.Database;
import vedette.store.database.Micros;
import vedette.store.database.Question;
import vedette.store.database.StoreException;

/// Keeps who has done what.
public final class Audit {

    private Audit() {}

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
