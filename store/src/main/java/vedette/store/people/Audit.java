package vedette.store.people;

import java.sql.Connection;
import java.sql.SQLException;
import vedette.store.database.Micros;
import vedette.store.database.Question;

/// Keeps who has done what.
public final class Audit {

    private Audit() {}

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
