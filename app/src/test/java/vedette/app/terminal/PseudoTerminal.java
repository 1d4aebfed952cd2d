package vedette.app.terminal;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The real `vedette` in a process of its own, at a terminal that is none: the system's `script` opens it.
final class PseudoTerminal implements AutoCloseable {

    /// Machines that test are busy.
    private static final long PATIENCE_SECONDS = 90;

    private final Process process;
    private final Path name;
    private final Writer keys;
    private final VirtualScreen screen;
    private final StringBuilder written = new StringBuilder();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private boolean isOver;

    /// @param folder for what the child needs
    /// @param environment on top of this process's
    /// @param words after `vedette`
    PseudoTerminal(Path folder, int columns, int rows, Map<String, String> environment, String... words)
            throws IOException {
        name = folder.resolve("tty");
        screen = new VirtualScreen(columns, rows);
        String command = command(folder, words).stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        // Tests that run in the background were told to ignore interrupts, and so would be their children.
        String begin = "stty rows " + rows + " cols " + columns + "; tty > '" + name
                + "'; exec env --default-signal=INT " + command;
        ProcessBuilder builder = new ProcessBuilder("script", "-qfec", begin, "/dev/null");
        builder.environment().remove("NO_COLOR");
        builder.environment().put("TERM", "xterm-256color");
        builder.environment().put("VEDETTE_DATA_DIR", folder.resolve("data").toString());
        builder.environment().putAll(environment);
        process = builder.start();
        keys = process.outputWriter(StandardCharsets.UTF_8);
        Thread.ofPlatform().daemon().start(this::listen);
    }

    /// The command as a process is started with it.
    static List<String> command(Path folder, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home", "")).resolve("bin/java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Dvedette.home=" + Path.of("..").toAbsolutePath().normalize(), // where the models are
                "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", "")),
                "vedette.app.Main"));
        command.addAll(List.of(words));
        return command;
    }

    private void listen() {
        try (Reader reader = process.inputReader(StandardCharsets.UTF_8)) {
            char[] some = new char[4_096];
            for (int read = reader.read(some); read >= 0; read = reader.read(some)) {
                take(new String(some, 0, read));
            }
        } catch (IOException _) {
            // it was ended
        }
        lock.lock();
        try {
            isOver = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void take(String text) {
        lock.lock();
        try {
            written.append(text);
            screen.write(text);
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Presses keys, as a terminal sends them.
    void press(String text) throws IOException {
        keys.write(text);
        keys.flush();
    }

    /// Drags a corner of the window.
    void resize(int columns, int rows) throws IOException, InterruptedException {
        lock.lock();
        try {
            screen.resize(columns, rows);
        } finally {
            lock.unlock();
        }
        String tty = Files.readString(name).strip();
        new ProcessBuilder("stty", "-F", tty, "rows", String.valueOf(rows), "cols", String.valueOf(columns))
                .inheritIO()
                .start()
                .waitFor();
    }

    /// Waits until the screen shows something.
    ///
    /// @return all it shows then
    String await(String what, Predicate<VirtualScreen> isThere) throws InterruptedException {
        long left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        lock.lock();
        try {
            while (!isThere.test(screen)) {
                if (left <= 0 || isOver) {
                    throw new AssertionError("not seen: " + what + "\n" + screen.text());
                }
                left = news.awaitNanos(left);
            }
            return screen.text();
        } finally {
            lock.unlock();
        }
    }

    String await(String words) throws InterruptedException {
        return await(words, shown -> shown.has(words));
    }

    /// All that was written so far.
    String written() {
        lock.lock();
        try {
            return written.toString();
        } finally {
            lock.unlock();
        }
    }

    /// What should never have been sent.
    List<String> unknown() {
        lock.lock();
        try {
            return screen.unknown();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for the end.
    ///
    /// @return the exit status
    int ended() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it did not end:\n" + await("", _ -> true));
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
