package vedette.bench.year;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// `vedette run` in a process of its own, and other commands beside it.
final class Sensor implements AutoCloseable {

    private static final long MOST_SECONDS = 300;
    private static final long LOOK_MILLIS = 200;

    private final String launcher;
    private final Changes changes;
    private final Path out;
    private final Path err;
    private final Process process;

    /// @param launcher of the command
    /// @param javaOptions beside the usual ones
    Sensor(String launcher, Changes changes, String javaOptions) throws IOException {
        this.launcher = launcher;
        this.changes = changes;
        out = changes.folder().resolve("out");
        err = changes.folder().resolve("err");
        ProcessBuilder builder = new ProcessBuilder(
                "env", // SIGHUP is ignored by whoever is a child of nohup, and then by Java
                "--default-signal=HUP",
                "TZ=UTC",
                "VEDETTE_DATA_DIR=" + changes.data(), // else the launcher sets another when it is started by root
                "VEDETTE_JAVA_OPTIONS=" + javaOptions,
                launcher,
                "run",
                "-r",
                "-",
                "-c",
                changes.file().toString(),
                "--data-dir",
                changes.data().toString());
        process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    }

    long number() {
        return process.pid();
    }

    Path out() {
        return out;
    }

    Path err() {
        return err;
    }

    OutputStream input() {
        return process.getOutputStream();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Waits until it has said something.
    void hear(String words) throws IOException {
        long due = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (!Files.readString(err).contains(words)) {
            if (!process.isAlive() || System.nanoTime() > due) {
                throw new IOException("it did not say " + words + ", but: " + Files.readString(err));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
        }
    }

    /// Has it read its configuration again.
    void hangUp() throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-HUP", Long.toString(process.pid()))
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("process " + process.pid() + " is gone: " + Files.readString(err));
        }
    }

    /// Ends its input, and waits for its end.
    ///
    /// @return its exit code; -1 if it does not end
    int end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        return process.waitFor(MOST_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }

    /// What another command says.
    List<String> ask(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher));
        command.addAll(List.of(words));
        command.addAll(List.of("--data-dir", changes.data().toString()));
        Process asked = new ProcessBuilder(command)
                .redirectError(changes.folder().resolve("asked").toFile())
                .start();
        try (BufferedReader answer =
                new BufferedReader(new InputStreamReader(asked.getInputStream(), StandardCharsets.UTF_8))) {
            List<String> lines = answer.lines().toList();
            if (asked.waitFor() != 0) {
                throw new IOException(String.join(" ", words) + ": "
                        + Files.readString(changes.folder().resolve("asked")));
            }
            return lines;
        }
    }

    /// How many rows a table has.
    long rows(String table) throws IOException, InterruptedException {
        return Long.parseLong(
                ask("query", "SELECT count(*) FROM " + table, "--format", "csv").getLast());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
