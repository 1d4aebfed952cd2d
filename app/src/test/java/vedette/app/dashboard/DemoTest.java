package vedette.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void whenItIsStoppedHalfWay_thenItSumsUpAndLeavesNothing() throws Exception {
        DemoProcess demo = new DemoProcess(folder, "1");
        while (demo.isAlive() && !demo.said().contains("models at work")) {
            Thread.onSpinWait();
        }

        assertThat(demo.stopped())
                .contains("this is not your network", "dashboard: http://127.0.0.1:", "incidents", "delay")
                .doesNotContain("Exception");
        try (Stream<Path> left = Files.list(folder.resolve("tmp"))) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("vedette-demo"));
        }
    }
}
