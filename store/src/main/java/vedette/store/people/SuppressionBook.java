package vedette.store.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.detect.Kind;
import vedette.incident.suppress.Conditions;
import vedette.incident.suppress.Network;
import vedette.incident.suppress.Suppression;
import vedette.incident.suppress.Suppressions;
import vedette.store.database.Database;
import vedette.store.database.Micros;
import vedette.store.database.Question;
import vedette.store.database.StoreException;

/// The rules by which incidents are not shown. What a rule was stays in the audit when it is removed.
///
/// @param database that of the incidents
public record SuppressionBook(Database database) {

    /// Adds a rule.
    ///
    /// @return its number
    /// @throws IllegalArgumentException if there are as many as there may be
    public long add(Suppression rule) throws StoreException {
        return database.write(connection -> {
            if (Question.of("SELECT count(*) FROM suppression").number(connection) >= Suppressions.MOST) {
                throw new IllegalArgumentException("there are " + Suppressions.MOST
                        + " suppressions already: remove some, or use networks for addresses");
            }
            long number = new Question(
                            "INSERT INTO suppression (source, destination, port, kind, detector, until, reason, author,"
                                    + " given) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
                            values(rule))
                    .number(connection);
            Audit.write(
                    connection,
                    new Actor(rule.author(), rule.given()),
                    "suppress",
                    String.valueOf(number),
                    inWords(rule.numbered(number)));
            return number;
        });
    }

    private static List<@Nullable Object> values(Suppression rule) {
        Conditions conditions = rule.conditions();
        return Arrays.asList(
                text(conditions.source()),
                text(conditions.destination()),
                conditions.port(),
                conditions.kind() == null ? null : conditions.kind().label(),
                conditions.detector(),
                rule.until() == null ? null : Micros.of(rule.until()),
                rule.reason(),
                rule.author(),
                Micros.of(rule.given()));
    }

    private static @Nullable String text(@Nullable Network network) {
        return network == null ? null : network.toString();
    }

    private static String inWords(Suppression rule) {
        return rule.conditions() + (rule.until() == null ? "" : ", until " + rule.until()) + ": " + rule.reason();
    }

    /// Removes a rule: what it has hidden is shown again.
    ///
    /// @throws IllegalArgumentException if there is none of that number
    public void remove(long number, Actor actor) throws StoreException {
        database.write(connection -> {
            List<String> removed = Question.of("DELETE FROM suppression WHERE id = ? RETURNING reason", number)
                    .list(connection, row -> row.getString(1));
            if (removed.isEmpty()) {
                throw new IllegalArgumentException(
                        "there is no suppression " + number + ": `vedette suppress list` shows those there are");
            }
            Audit.write(connection, actor, "unsuppress", String.valueOf(number), removed.getFirst());
            return number;
        });
    }

    /// Those there are, in the order in which they were made.
    public Suppressions all() throws StoreException {
        return new Suppressions(database.read(
                connection -> Question.of("SELECT * FROM suppression ORDER BY id LIMIT " + Suppressions.MOST)
                        .list(connection, SuppressionBook::rule)));
    }

    /// One that another version has made, or another program, may be none of ours.
    private static Suppression rule(ResultSet row) throws SQLException {
        long number = row.getLong("id");
        try {
            return rule(number, row);
        } catch (IllegalArgumentException e) {
            throw new SQLException(
                    "suppression " + number + " cannot be used (" + e.getMessage() + "): `vedette suppress remove "
                            + number + "` removes it",
                    e);
        }
    }

    private static Suppression rule(long number, ResultSet row) throws SQLException {
        int port = row.getInt("port");
        Conditions conditions = new Conditions(
                network(row.getString("source")),
                network(row.getString("destination")),
                port == 0 ? null : port,
                kind(row.getString("kind")),
                row.getString("detector"));
        return new Suppression(
                number,
                conditions,
                row.getString("reason"),
                row.getString("author"),
                Micros.time(row.getLong("given")),
                Micros.time(row, "until"));
    }

    private static @Nullable Network network(@Nullable String text) {
        return text == null ? null : Network.parse(text);
    }

    private static @Nullable Kind kind(@Nullable String label) {
        return label == null ? null : Kind.named(label);
    }
}
