package vedette.store.people;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vedette.store.database.Database;
import vedette.store.database.Micros;
import vedette.store.database.Question;
import vedette.store.database.StoreException;

/// Who may sign in. There is always somebody who can change that: the last admin stays one.
///
/// @param database that of the incidents
public record UserBook(Database database) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");
    private static final int MOST = 10_000;

    private record Kept(User user, PasswordHash password) {}

    /// Refuses what nobody can be called.
    public static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a user's name has up to 64 of a-z, 0-9 and . _ @ -," + " and begins with a letter or digit");
        }
    }

    /// Adds somebody.
    ///
    /// @throws IllegalArgumentException if the name is taken, or none
    public void add(String name, Role role, PasswordHash password, Actor actor) throws StoreException {
        add(name, role, password, false, actor);
    }

    /// Adds somebody with a password that they are to change.
    ///
    /// @throws IllegalArgumentException if the name is taken, or none
    public void addWithGiven(String name, Role role, PasswordHash password, Actor actor) throws StoreException {
        add(name, role, password, true, actor);
    }

    private void add(String name, Role role, PasswordHash password, boolean isGiven, Actor actor)
            throws StoreException {
        requireName(name);
        long now = Micros.of(actor.at());
        database.write(connection -> {
            if (Question.of("SELECT count(*) FROM users WHERE name = ?", name).number(connection) > 0) {
                throw new IllegalArgumentException("there is a user " + name + " already");
            }
            if (Question.of("SELECT count(*) FROM users").number(connection) >= MOST) {
                throw new IllegalArgumentException("there are " + MOST + " users already: remove some");
            }
            Question.of(
                            "INSERT INTO users (name, role, password, created, changed, disabled, given)"
                                    + " VALUES (?, ?, ?, ?, ?, 0, ?)",
                            name,
                            role.label(),
                            password.encoded(),
                            now,
                            now,
                            isGiven ? 1 : 0)
                    .run(connection);
            Audit.write(connection, actor, "add user", name, role.label());
            return name;
        });
    }

    /// Removes somebody.
    ///
    /// @throws IllegalArgumentException if there is nobody of that name, or it is the last admin
    public void remove(String name, Actor actor) throws StoreException {
        database.write(connection -> {
            User user = required(connection, name);
            requireAnotherAdmin(connection, user);
            Question.of("DELETE FROM users WHERE name = ?", name).run(connection);
            Audit.write(connection, actor, "remove user", name, user.role().label());
            return name;
        });
    }

    /// Lets somebody do more or less.
    ///
    /// @throws IllegalArgumentException if there is nobody of that name, or it is the last admin
    public void setRole(String name, Role role, Actor actor) throws StoreException {
        database.write(connection -> {
            User user = required(connection, name);
            if (role != Role.ADMIN) {
                requireAnotherAdmin(connection, user);
            }
            change(connection, name, "role", role.label(), actor);
            Audit.write(connection, actor, "change role", name, user.role().label() + " to " + role.label());
            return name;
        });
    }

    /// Somebody has chosen another password.
    ///
    /// @throws IllegalArgumentException if there is nobody of that name
    public void setPassword(String name, PasswordHash password, Actor actor) throws StoreException {
        database.write(connection -> {
            required(connection, name);
            change(connection, name, "password", password.encoded(), actor);
            change(connection, name, "given", 0, actor);
            Audit.write(connection, actor, "change password", name, "");
            return name;
        });
    }

    /// Refuses somebody for now, or no longer.
    ///
    /// @throws IllegalArgumentException if there is nobody of that name, or it is the last admin
    public void setDisabled(String name, boolean isDisabled, Actor actor) throws StoreException {
        database.write(connection -> {
            User user = required(connection, name);
            if (isDisabled) {
                requireAnotherAdmin(connection, user);
            }
            change(connection, name, "disabled", isDisabled ? 1 : 0, actor);
            Audit.write(connection, actor, isDisabled ? "disable user" : "enable user", name, "");
            return name;
        });
    }

    /// @param column one of ours
    private static void change(Connection connection, String name, String column, Object value, Actor actor)
            throws SQLException {
        Question.of(
                        "UPDATE users SET " + column + " = ?, changed = ? WHERE name = ?",
                        value,
                        Micros.of(actor.at()),
                        name)
                .run(connection);
    }

    /// Lets somebody in who knows the password and is not disabled. Takes as long where there is no such user.
    ///
    /// @param name that somebody claims to have: any text
    public Optional<User> signIn(String name, char[] password, Instant at) throws StoreException {
        Optional<Kept> kept =
                NAME.matcher(name).matches() ? database.read(connection -> find(connection, name)) : Optional.empty();
        boolean isRight = kept.map(Kept::password).orElse(PasswordHash.NONE).verify(password);
        if (!isRight || kept.isEmpty() || kept.get().user().isDisabled()) {
            return Optional.empty();
        }
        return database.write(connection -> {
            Question.of("UPDATE users SET signed_in = ? WHERE name = ?", Micros.of(at), name)
                    .run(connection);
            Audit.write(connection, new Actor(name, at), "sign in", name, "");
            return Optional.of(required(connection, name));
        });
    }

    /// Whether it is this user's password. Takes as long where there is no such user.
    public boolean isPassword(String name, char[] password) throws StoreException {
        return database.read(connection -> find(connection, name))
                .map(Kept::password)
                .orElse(PasswordHash.NONE)
                .verify(password);
    }

    /// Everybody, by name.
    public List<User> all() throws StoreException {
        return database.read(connection ->
                Question.of("SELECT * FROM users ORDER BY name LIMIT " + MOST).list(connection, UserBook::user));
    }

    private static Optional<Kept> find(Connection connection, String name) throws SQLException {
        return Question.of("SELECT * FROM users WHERE name = ?", name)
                .list(connection, row -> new Kept(user(row), new PasswordHash(row.getString("password"))))
                .stream()
                .findFirst();
    }

    private static User required(Connection connection, String name) throws SQLException {
        return Question.of("SELECT * FROM users WHERE name = ?", name).list(connection, UserBook::user).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no such user: `vedette user list` shows those there are"));
    }

    private static void requireAnotherAdmin(Connection connection, User user) throws SQLException {
        boolean isOneOfThem = user.role() == Role.ADMIN && !user.isDisabled();
        if (isOneOfThem
                && Question.of("SELECT count(*) FROM users WHERE role = ? AND disabled = 0", Role.ADMIN.label())
                                .number(connection)
                        <= 1) {
            throw new IllegalArgumentException(user.name()
                    + " is the last admin: make somebody else one first, or nobody could look after the users");
        }
    }

    private static User user(ResultSet row) throws SQLException {
        return new User(
                row.getString("name"),
                Role.named(row.getString("role")),
                Micros.time(row.getLong("created")),
                Micros.time(row.getLong("changed")),
                Micros.time(row, "signed_in"),
                row.getInt("disabled") != 0,
                row.getInt("given") != 0);
    }
}
