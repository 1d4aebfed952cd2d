package vedette.app.dashboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vedette.app.session.MessageOptions;
import vedette.store.people.Actor;
import vedette.store.people.PasswordHash;
import vedette.store.people.Role;
import vedette.store.people.User;
import vedette.store.people.UserBook;
import vedette.web.Dashboard;
import vedette.web.sign.Secret;

/// How the first person gets in: by a link that is printed where they sit, or else by a password in a file that only
/// they can read.
final class Entrance {

    private static final String ADMIN = "admin";

    private static final String FILE = "first-password";

    /// A container is given its admin's password in a file.
    private static final String PASSWORD_FILE = "VEDETTE_ADMIN_PASSWORD_FILE";

    private final UserBook users;
    private final Path data;
    private final Consumer<String> notes;

    /// @param data the folder of all that is kept
    Entrance(UserBook users, Path data, Consumer<String> notes) {
        this.users = users;
        this.data = data;
        this.notes = notes;
    }

    /// Makes sure that there is somebody who may come in, before anybody can.
    void prepare() throws IOException {
        String given = System.getenv(PASSWORD_FILE);
        Optional<User> admin = admin();
        if (given != null && !given.isEmpty()) {
            char[] password = Files.readString(Path.of(given)).strip().toCharArray();
            if (admin.isEmpty()) {
                users.add(ADMIN, Role.ADMIN, PasswordHash.of(password), actor());
            } else if (users.signIn(admin.get().name(), password, Instant.now()).isEmpty()) {
                users.setPassword(admin.get().name(), PasswordHash.of(password), actor());
            }
            return;
        }
        if (admin.isEmpty()) {
            String password = Secret.fresh();
            users.add(ADMIN, Role.ADMIN, PasswordHash.of(password.toCharArray()), actor());
            if (!MessageOptions.isTerminal()) {
                keep(password);
            }
        }
    }

    private static Actor actor() {
        return new Actor("vedette run", Instant.now());
    }

    private Optional<User> admin() throws IOException {
        return users.all().stream()
                .filter(user -> user.role() == Role.ADMIN && !user.isDisabled())
                .findFirst();
    }

    private void keep(String password) throws IOException {
        Path file = data.resolve(FILE);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, ADMIN + "\n" + password + "\n");
        notes.accept("the dashboard's first user and password are in " + file + "; change it by `vedette user password "
                + ADMIN + "`, and delete the file");
    }

    /// Says where the dashboard is, and how to get in.
    void announce(Dashboard dashboard, @Nullable String session) throws IOException {
        if (!MessageOptions.isTerminal()) {
            notes.accept("dashboard: " + dashboard.address());
            return;
        }
        String user = admin().map(User::name).orElse(ADMIN);
        List<String> lines = session == null
                ? List.of()
                : List.of("  from your own machine: ssh -L " + dashboard.port() + ":127.0.0.1:" + dashboard.port() + " "
                        + session);
        notes.accept("dashboard: " + dashboard.link(user));
        notes.accept("  the link signs you in once, within ten minutes; then it is " + dashboard.address());
        lines.forEach(notes);
    }

    /// The machine that somebody has come to by SSH, if they have.
    static @Nullable String sshHost(@Nullable String connection) {
        if (connection == null) {
            return null;
        }
        String[] parts = connection.split(" ", -1); // client, its port, server, its port
        return parts.length == 4 ? parts[2] : null;
    }
}
