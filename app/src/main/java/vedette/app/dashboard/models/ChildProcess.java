package vedette.app.dashboard.models;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A process of its own that trains, with what is left over of the processors and memory that is bounded: whoever
/// watches is not held up by it.
final class ChildProcess implements AutoCloseable {

    /// Peak of a training with the rows that come with Vedette, twice over.
    private static final String HEAP = "-Xmx1g";

    private static final int MOST_SAID = 2_000;
    private static final int MOST_LINE = 2_000;
    private static final int OUT_OF_MEMORY = 3;

    private static final Path IDLE = Path.of("/usr/bin/chrt");
    private static final Path NICE = Path.of("/usr/bin/nice");

    private final Process process;
    private final Writer lifeline;
    private final StringBuilder said = new StringBuilder();
    private final Thread errors;

    ChildProcess(TrainingChild.Task task) throws IOException {
        process = new ProcessBuilder(command()).start();
        errors = Thread.ofVirtual().start(() -> listen(process.getErrorStream()));
        lifeline = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        for (String line : task.lines()) {
            lifeline.write(line + "\n");
        }
        lifeline.flush(); // and stays open: when it closes, the process ends
    }

    private static List<String> command() {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(IDLE)) {
            command.addAll(List.of(IDLE.toString(), "--idle", "0"));
        } else if (Files.isExecutable(NICE)) {
            command.addAll(List.of(NICE.toString(), "-n", "19"));
        }
        int processors = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        command.addAll(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:ActiveProcessorCount=" + processors,
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xlog:disable",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Dvedette.home=" + System.getProperty("vedette.home", "."),
                "-cp",
                System.getProperty("java.class.path"),
                TrainingChild.class.getName()));
        return command;
    }

    private void listen(InputStream stream) {
        try (stream) {
            String text = new String(stream.readNBytes(MOST_SAID), StandardCharsets.UTF_8);
            synchronized (said) {
                said.append(text);
            }
            stream.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException _) {
            // the process was ended, and its stream with it
        }
    }

    /// Hands on what it tells until it ends.
    ///
    /// @throws IOException if it did not do what it was to; the message says why
    void follow(Consumer<ChildLine> told) throws IOException, InterruptedException {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.length() <= MOST_LINE) {
                    tell(line, told);
                }
            }
        }
        int status = process.waitFor();
        errors.join();
        if (status == OUT_OF_MEMORY) {
            throw new IOException("it took more memory than it may (" + HEAP.substring(4)
                    + "): judge fewer incidents, or train by `vedette train --from-feedback`");
        }
        if (status != 0) {
            String words;
            synchronized (said) {
                words = said.toString().strip();
            }
            throw new IOException(words.isEmpty() ? "the process ended with status " + status : words);
        }
    }

    /// Libraries may write lines of their own.
    private static void tell(String line, Consumer<ChildLine> told) {
        ChildLine one;
        try {
            one = ChildLine.of(line);
        } catch (IllegalArgumentException _) {
            return;
        }
        told.accept(one);
    }

    /// Ends it, if it has not.
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            lifeline.close();
        } catch (IOException _) {
            // it has gone
        }
    }
}
