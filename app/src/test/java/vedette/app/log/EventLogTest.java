package vedette.app.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {

    @TempDir
    private Path folder;

    private LogConfig config(long bytes, int count, Level level) {
        return new LogConfig(folder.resolve("log/vedette.log"), bytes, count, level, false, false);
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve("log").resolve(name));
    }

    @Test
    void onlyWhatIsImportantEnoughIsTold() throws IOException {
        try (EventLog log = EventLog.begin(config(1_000, 2, Level.WARNING))) {
            EventLog.info("one");
            EventLog.warning("two");
            log.level(Level.INFO);
            EventLog.info("three");
        }
        EventLog.error("nobody is there");

        assertThat(read("vedette.log"))
                .contains("warning two\n", "info    three\n")
                .doesNotContain("one", "nobody");
    }

    @Test
    void aFullFileIsPutAsideAndTheOldestGoes() throws IOException {
        try (EventLog log = EventLog.begin(config(130, 3, Level.INFO))) {
            for (int i = 1; i <= 9; i++) {
                EventLog.info("line " + i + " " + "x".repeat(20)); // two of them fill a file
            }
            assertThat(log).isNotNull();
        }

        try (Stream<Path> files = Files.list(folder.resolve("log"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("vedette.log", "vedette.log.1", "vedette.log.2");
        }
        assertThat(read("vedette.log")).contains("line 9").doesNotContain("line 8");
        assertThat(read("vedette.log.1")).contains("line 7", "line 8");
        assertThat(read("vedette.log.2")).contains("line 5", "line 6");
    }

    @Test
    void whatCannotBePutAsideGrows_andNoEventIsLost() throws IOException {
        try (EventLog log = EventLog.begin(config(130, 2, Level.INFO))) {
            Path inTheWay = Files.createDirectories(folder.resolve("log/vedette.log.1/not-empty"));
            for (int i = 1; i <= 5; i++) {
                EventLog.info("line " + i + " " + "x".repeat(20));
            }
            assertThat(read("vedette.log")).contains("line 1", "line 2", "line 3", "line 4", "line 5");

            Files.delete(inTheWay);
            for (int i = 6; i <= 8; i++) {
                EventLog.info("line " + i + " " + "x".repeat(20));
            }
            assertThat(log).isNotNull();
        }

        assertThat(read("vedette.log.1")).contains("line 1", "line 6");
        assertThat(read("vedette.log")).contains("line 8").doesNotContain("line 6");
    }

    @Test
    void oneFileAloneIsBegunAnew() throws IOException {
        try (EventLog log = EventLog.begin(config(130, 1, Level.INFO))) {
            for (int i = 1; i <= 5; i++) {
                EventLog.info("line " + i + " " + "x".repeat(20));
            }
            assertThat(log).isNotNull();
        }

        assertThat(read("vedette.log")).contains("line 5").doesNotContain("line 4");
    }

    @Test
    void whoeverMovesTheFileIsFollowed() throws IOException {
        Path file = folder.resolve("log/vedette.log");
        try (EventLog log = EventLog.begin(config(1_000, 3, Level.INFO))) {
            EventLog.info("before");
            Files.move(file, folder.resolve("moved"));
            log.reopen();
            EventLog.info("after");
        }

        assertThat(Files.readString(file)).contains("after").doesNotContain("before");
    }

    @Test
    void aLogGoesOnWhereTheOneBeforeEnded() throws IOException {
        for (String word : new String[] {"first", "second"}) {
            try (EventLog log = EventLog.begin(config(1_000, 3, Level.INFO))) {
                EventLog.info(word);
                assertThat(log).isNotNull();
            }
        }

        assertThat(read("vedette.log")).contains("first", "second");
    }

    @Test
    void aLogThatCannotBeWrittenIsFoundAtOnce() throws IOException {
        Files.writeString(folder.resolve("log"), "a file");

        assertThatThrownBy(() -> EventLog.begin(config(1_000, 3, Level.INFO)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the log cannot be written")
                .hasMessageContaining("log.file");
    }
}
