package vedette.store.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vedette.store.database.Database;
import vedette.store.database.Micros;
import vedette.store.database.Question;
import vedette.store.database.StoreException;

/// What programs may show to be let in.
///
/// @param database that of the incidents
public record TokenBook(Database database) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final int MOST = 1_000;
    private static final String PREFIX = "vedette_";

    /// That it was used is written down no more often.
    private static final Duration BETWEEN_NOTES = Duration.ofMinutes(1);

    /// Makes one.
    ///
    /// @param name by which it can be taken back
    /// @param ends when it is good no longer; null to leave that open
    /// @return the secret, which is kept nowhere
    /// @throws IllegalArgumentException if the name is taken, or none
    public String make(String name, Role role, @Nullable Instant ends, Actor actor) throws StoreException {
        UserBook.requireName(name);
        if (ends != null && !ends.isAfter(actor.at())) {
            throw new IllegalArgumentException("a token that has ended already is of no use");
        }
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        database.write(connection -> {
            if (Question.of("SELECT count(*) FROM token WHERE name = ?", name).number(connection) > 0) {
                throw new IllegalArgumentException("there is a token " + name + " already");
            }
            if (Question.of("SELECT count(*) FROM token").number(connection) >= MOST) {
                throw new IllegalArgumentException("there are " + MOST + " tokens already: remove some");
            }
            Question.of(
                            "INSERT INTO token (name, digest, role, author, created, ends) VALUES (?, ?, ?, ?, ?, ?)",
                            name,
                            digest(secret),
                            role.label(),
                            actor.name(),
                            Micros.of(actor.at()),
                            ends == null ? 0L : Micros.of(ends))
                    .run(connection);
            Audit.write(connection, actor, "make token", name, role.label());
            return name;
        });
        return secret;
    }

    /// Takes one back.
    ///
    /// @throws IllegalArgumentException if there is none of that name
    public void remove(String name, Actor actor) throws StoreException {
        database.write(connection -> {
            if (Question.of("DELETE FROM token WHERE name = ?", name).run(connection) == 0) {
                throw new IllegalArgumentException("there is no token " + name);
            }
            Audit.write(connection, actor, "remove token", name, "");
            return name;
        });
    }

    /// The one with this secret, if it is good.
    ///
    /// @param secret that somebody shows: any text
    public Optional<Token> of(String secret, Instant at) throws StoreException {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        Optional<Token> found =
                database.read(connection -> find(connection, digest(secret))).filter(token -> token.isGood(at));
        if (found.isPresent() && isWorthANote(found.get(), at)) {
            database.write(connection -> Question.of(
                            "UPDATE token SET used = ? WHERE name = ?",
                            Micros.of(at),
                            found.get().name())
                    .run(connection));
        }
        return found;
    }

    private static boolean isWorthANote(Token token, Instant at) {
        Instant used = token.used();
        return used == null || used.isBefore(at.minus(BETWEEN_NOTES));
    }

    /// Those there are, by name.
    public List<Token> all() throws StoreException {
        return database.read(connection ->
                Question.of("SELECT * FROM token ORDER BY name LIMIT " + MOST).list(connection, TokenBook::token));
    }

    private static Optional<Token> find(Connection connection, String digest) throws SQLException {
        return Question.of("SELECT * FROM token WHERE digest = ?", digest).list(connection, TokenBook::token).stream()
                .findFirst();
    }

    private static Token token(ResultSet row) throws SQLException {
        long ends = row.getLong("ends");
        return new Token(
                row.getString("name"),
                Role.named(row.getString("role")),
                row.getString("author"),
                Micros.time(row.getLong("created")),
                ends == 0 ? null : Micros.time(ends),
                Micros.time(row, "used"));
    }

    private static String digest(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
