package vedette.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.app.session.MessageOptions;

class LoggedWordsTest {

    @Test
    void whatIsSaidIsLoggedButForLinksThatSignIn(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("vedette.log");
        MessageOptions messages = new MessageOptions();
        try (EventLog log = EventLog.begin(new LogConfig(file, 10_000, 1, Level.INFO, false, false))) {
            messages.note("watching eth0");
            messages.problem("eth0 is down");
            messages.noteUnlogged("dashboard: http://127.0.0.1:5000/link/s3cr3t");
            System.getLogger("vedette.web").log(System.Logger.Level.WARNING, () -> "a sign-in was refused\nas root");
            assertThat(log).isNotNull();
        }

        assertThat(Files.readString(file))
                .contains("info    watching eth0\n", "warning eth0 is down\n")
                .contains("warning vedette.web: a sign-in was refused\\u{a}as root\n")
                .doesNotContain("s3cr3t");
    }
}
