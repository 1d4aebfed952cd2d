package vedette.store.people;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vedette.store.database.Database;
import vedette.store.database.Micros;
import vedette.store.database.Question;
import vedette.store.database.StoreException;

/// Links that sign in whoever follows them: once, and for ten minutes. They are kept, so that another process than the
/// one with the dashboard can make one.
///
/// @param database that of the incidents
public record LinkBook(Database database) {

    /// How long one is good.
    public static final Duration GOOD = Duration.ofMinutes(10);

    private static final int MOST = 100;

    /// A new one.
    ///
    /// @param user whom it signs in
    /// @return the secret in it, which is kept nowhere
    /// @throws IllegalArgumentException if there is no such user, or they may not sign in
    public String make(String user, Actor actor) throws StoreException {
        String secret = Secret.fresh();
        database.write(connection -> {
            if (Question.of("SELECT count(*) FROM users WHERE name = ? AND disabled = 0", user)
                            .number(connection)
                    == 0) {
                throw new IllegalArgumentException(
                        "there is no user " + user + " who may sign in: `vedette user list` shows those there are");
            }
            Question.of("DELETE FROM sign_in_link WHERE ends < ?", Micros.of(actor.at()))
                    .run(connection);
            if (Question.of("SELECT count(*) FROM sign_in_link").number(connection) >= MOST) {
                throw new IllegalArgumentException(
                        MOST + " links are good already: use one of them, or wait ten minutes");
            }
            Question.of(
                            "INSERT INTO sign_in_link (digest, name, ends) VALUES (?, ?, ?)",
                            Secret.digest(secret),
                            user,
                            Micros.of(actor.at().plus(GOOD)))
                    .run(connection);
            Audit.write(connection, actor, "make sign-in link", user, "");
            return user;
        });
        return secret;
    }

    /// Whom it signs in. It is of no use after this.
    ///
    /// @param secret that somebody shows: any text
    public Optional<String> use(String secret, Instant at) throws StoreException {
        String digest = Secret.digest(secret);
        if (database.read(connection -> find(connection, digest)).isEmpty()) {
            return Optional.empty(); // whoever guesses makes nobody wait who writes
        }
        return database.write(connection -> {
            Optional<Kept> link = find(connection, digest);
            boolean isFirst = Question.of("DELETE FROM sign_in_link WHERE digest = ?", digest)
                            .run(connection)
                    == 1;
            Optional<String> user =
                    link.filter(kept -> isFirst && kept.ends >= Micros.of(at)).map(Kept::user);
            if (user.isPresent()) {
                Audit.write(connection, new Actor(user.get(), at), "sign in by link", user.get(), "");
            }
            return user;
        });
    }

    private record Kept(String user, long ends) {}

    private static Optional<Kept> find(Connection connection, String digest) throws SQLException {
        return Question.of("SELECT * FROM sign_in_link WHERE digest = ?", digest)
                .list(connection, row -> new Kept(row.getString("name"), row.getLong("ends")))
                .stream()
                .findFirst();
    }
}
