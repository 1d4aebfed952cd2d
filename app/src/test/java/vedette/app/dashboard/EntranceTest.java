package vedette.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.app.door.FirstPassword;
import vedette.store.StorePlace;
import vedette.store.people.Actor;
import vedette.store.people.PasswordHash;
import vedette.store.people.UserBook;

class EntranceTest {

    @TempDir
    private Path data;

    private final List<String> notes = new ArrayList<>();
    private UserBook users;

    @BeforeEach
    void begin() throws IOException {
        users = new UserBook(StorePlace.in(data.resolve("store")).begun().incidents());
    }

    private Entrance entrance(boolean isTerminal) {
        return new Entrance(users, new FirstPassword(data), isTerminal, notes::add);
    }

    @Test
    void whereNobodySitsTheFirstPasswordIsInAFile_andKeepsTheDoorShut() throws Exception {
        Entrance entrance = entrance(false);
        entrance.prepare();

        Path file = data.resolve("first-password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(notes.toString()).contains(file.toString(), "vedette user password admin");
        for (boolean isLan : List.of(true, false)) {
            assertThatThrownBy(() -> entrance.requireChosenPasswords(isLan))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("vedette user password admin")
                    .hasMessageContaining("VEDETTE_ADMIN_PASSWORD_FILE");
        }
    }

    @Test
    void whoCameBySshIsKnownByWhatSshSays() {
        assertThat(Entrance.sshHost("192.0.2.9 51234 198.51.100.7 22")).isEqualTo("198.51.100.7");
        assertThat(Entrance.sshHost(null)).isNull();
        assertThat(Entrance.sshHost("what else")).isNull();
    }

    @Test
    void whereSomebodySitsTheLinkIsEnoughForTheLan_butNotForMore() throws Exception {
        Entrance entrance = entrance(true);
        entrance.prepare();

        assertThat(data.resolve("first-password")).doesNotExist();
        assertThatCode(() -> entrance.requireChosenPasswords(true)).doesNotThrowAnyException();
        assertThatThrownBy(() -> entrance.requireChosenPasswords(false)).hasMessageContaining("vedette user password");
    }

    @Test
    void onceAPasswordWasChosenTheDoorMayOpen() throws Exception {
        Entrance entrance = entrance(false);
        entrance.prepare();
        users.setPassword(
                "admin", PasswordHash.of("correct horse battery".toCharArray()), new Actor("test", Instant.EPOCH));

        assertThatCode(() -> entrance.requireChosenPasswords(false)).doesNotThrowAnyException();
    }

    @Test
    void onlyTheFileOfThisUserGoesAway() throws Exception {
        FirstPassword first = new FirstPassword(data);
        first.keep("admin", "secret");

        assertThat(first.forget("adm")).isFalse();
        assertThat(first.forget("ann")).isFalse();
        assertThat(first.file()).exists();
        assertThat(first.forget("admin")).isTrue();
        assertThat(first.file()).doesNotExist();
        assertThat(first.forget("admin")).isFalse();
    }
}
