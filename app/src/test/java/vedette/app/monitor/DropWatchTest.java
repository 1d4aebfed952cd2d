package vedette.app.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.app.log.EventLog;
import vedette.app.log.LogConfig;

class DropWatchTest {

    @Test
    void lostPacketsAreLoggedOnceEachTimeThatThereAreMore(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("vedette.log");
        AtomicLong drops = new AtomicLong();
        DropWatch watch = new DropWatch(drops::get);
        try (EventLog log = EventLog.begin(new LogConfig(file, 10_000, 1, Level.INFO, false, false))) {
            watch.run();
            drops.set(1_500);
            watch.run();
            watch.run();
            drops.set(1_600);
            watch.run();
            assertThat(log).isNotNull();
        }

        assertThat(Files.readAllLines(file))
                .hasSize(2)
                .satisfiesExactly(
                        line -> assertThat(line).contains("warning 1,500 packets were lost"),
                        line -> assertThat(line).contains("100 packets were lost", "1,600 since the run began"));
    }
}
