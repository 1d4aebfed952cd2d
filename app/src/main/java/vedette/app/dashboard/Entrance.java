package vedette.app.dashboard;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vedette.app.door.FirstPassword;
import vedette.store.people.Actor;
import vedette.store.people.PasswordHash;
import vedette.store.people.Role;
import vedette.store.people.Secret;
import vedette.store.people.User;
import vedette.store.people.UserBook;
import vedette.web.Dashboard;
import vedette.web.tls.Identity;

/// How the first person gets in: by a link that is printed where they sit, or else by a password in a file that only
/// they can read.
final class Entrance {

    private static final String ADMIN = "admin";

    /// A container is given its admin's password in a file.
    private static final String PASSWORD_FILE = "VEDETTE_ADMIN_PASSWORD_FILE";

    private static final String SELF = "vedette run";

    private final UserBook users;
    private final FirstPassword first;
    private final boolean isTerminal;
    private final Consumer<String> notes;

    /// @param isTerminal whether somebody sees what is said
    Entrance(UserBook users, FirstPassword first, boolean isTerminal, Consumer<String> notes) {
        this.users = users;
        this.first = first;
        this.isTerminal = isTerminal;
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
            users.addWithGiven(ADMIN, Role.ADMIN, PasswordHash.of(password.toCharArray()), actor());
            if (!isTerminal) {
                first.keep(ADMIN, password);
                notes.accept("the dashboard's first user and password are in " + first.file()
                        + "; `vedette user password " + ADMIN + "` sets another, and deletes the file");
            }
        }
    }

    /// Lets nobody come from elsewhere as long as there is a password that nobody has chosen: it may lie in a file.
    /// Only
    /// where a link is shown to whoever sits here is there a way in without; and such a password is good here only.
    ///
    /// @param isLan whether it is a link that people come in by
    /// @throws IllegalArgumentException in words that say what to do
    void requireChosenPasswords(boolean isLan) throws IOException {
        if (isLan && isTerminal) {
            return;
        }
        Optional<User> first = users.all().stream()
                .filter(user -> user.isGiven() && !user.isDisabled())
                .findFirst();
        if (first.isPresent()) {
            throw new IllegalArgumentException("the dashboard does not listen beyond this machine while "
                    + first.get().name()
                    + " has the first password still: set another by `vedette user password "
                    + first.get().name() + "`, or name a file with it in " + PASSWORD_FILE);
        }
    }

    private static Actor actor() {
        return new Actor(SELF, Instant.now());
    }

    private Optional<User> admin() throws IOException {
        return users.all().stream()
                .filter(user -> user.role() == Role.ADMIN && !user.isDisabled())
                .findFirst();
    }

    /// Says where the dashboard is, and how to get in.
    ///
    /// @param session how somebody has come here by SSH; null if nobody has
    void announce(Dashboard dashboard, boolean isLan, @Nullable String session) throws IOException {
        Optional<String> fingerprint = dashboard.identity().map(Identity::fingerprint);
        if (!isTerminal) {
            notes.accept("dashboard: " + dashboard.address());
            fingerprint.ifPresent(this::say);
            return;
        }
        String link = dashboard.link(admin().map(User::name).orElse(ADMIN), SELF);
        notes.accept("dashboard: " + link);
        notes.accept("  the link signs you in once, within ten minutes; then it is " + dashboard.address());
        fingerprint.ifPresent(this::say);
        if (isLan && isDrawn()) {
            notes.accept("  or by a phone's camera, in place of the link:");
            QrCode.lines(link).forEach(notes);
        } else if (session != null && !isLan) {
            notes.accept("  from your own machine: ssh -L " + dashboard.port() + ":127.0.0.1:" + dashboard.port() + " "
                    + session);
        }
    }

    private void say(String fingerprint) {
        notes.accept("  its certificate, for when the browser asks, by SHA-256: " + fingerprint);
    }

    private static boolean isDrawn() {
        String charset = System.getProperty("stderr.encoding", "");
        return !charset.isEmpty()
                && Charset.isSupported(charset)
                && Charset.forName(charset).newEncoder().canEncode('▀');
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
