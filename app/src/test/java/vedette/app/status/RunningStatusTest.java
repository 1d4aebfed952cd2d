package vedette.app.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.store.StorePlace;

/// What is told of a process that runs, is killed, and ends.
class RunningStatusTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    private Process run(String speed) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home", ""))
                                .resolve("bin/java")
                                .toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx320m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dvedette.home=" + Path.of("..").toAbsolutePath().normalize(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", "")),
                        "vedette.app.Main",
                        "monitor",
                        "-r",
                        Path.of("../lab/captures/demo.pcap.gz").toAbsolutePath().toString(),
                        "--speed",
                        speed,
                        "--format",
                        "jsonl",
                        "--models",
                        "none",
                        "--data-dir",
                        data().toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Status asked() {
        return new Asking(data(), StorePlace.in(data().resolve("store")), Instant.now()).status();
    }

    @Test
    void whenItIsKilledItIsNotSaidToRun() throws IOException, InterruptedException {
        Process run = run("1");
        try {
            Instant until = Instant.now().plus(PATIENCE);
            Status status = asked();
            while (status.run().map(beat -> beat.counts().packets()).orElse(0L) == 0) {
                assertThat(Instant.now()).as(said()).isBefore(until);
                run.waitFor(200, TimeUnit.MILLISECONDS);
                status = asked();
            }
            assertThat(status.isHealthy()).as(status.reasons().toString()).isTrue();
            assertThat(status.run().orElseThrow().origin().pid()).isEqualTo(run.pid());
            assertThat(status.models())
                    .singleElement()
                    .matches(model -> model.name().contains("none"));

            run.destroyForcibly().waitFor();
            assertThat(new BeatFile(data()).file())
                    .as("it had no time to take it away")
                    .exists();
            Status killed = asked();

            assertThat(killed.run()).isEmpty();
            assertThat(killed.reasons()).anyMatch(reason -> reason.contains("process " + run.pid() + " is gone"));
        } finally {
            run.destroyForcibly();
        }
    }

    @Test
    void whenItHasEndedItsFileIsGone() throws IOException, InterruptedException {
        Process run = run("max");

        assertThat(run.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as(said())
                .isTrue();

        assertThat(run.exitValue()).as(said()).isZero();
        assertThat(new BeatFile(data()).file()).doesNotExist();
        Status status = asked();
        assertThat(status.run()).isEqualTo(Optional.empty());
        assertThat(status.store().orElseThrow().incidents()).isPositive();
        assertThat(status.store().orElseThrow().last()).isPresent();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("out"));
    }
}
