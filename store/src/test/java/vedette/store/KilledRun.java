package vedette.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A process of its own that is killed a while after it has said `open`.
///
/// @param main whose `main` it runs
/// @param scratch its folder for temporary files, empty again afterwards
public record KilledRun(Class<?> main, Path scratch) {

    /// What it said, line by line, until it was killed. A line that was cut off has no dot at its end.
    public List<String> after(int millis, String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        List<String> lines = new ArrayList<>();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            String line = said.readLine();
            while (line != null && !line.equals("open")) {
                line = said.readLine(); // of the libraries of tests
            }
            assertThat(line).isEqualTo("open");
            Thread killer = Thread.ofVirtual().start(() -> killAfter(process, millis));
            said.lines().filter(whole -> whole.endsWith(" .")).forEach(lines::add);
            killer.join();
        }
        tidy();
        return lines;
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m",
                "-Djava.io.tmpdir=" + scratch,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static void killAfter(Process process, int millis) {
        try {
            process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        process.toHandle().destroyForcibly(); // which leaves open what it has said
    }

    /// A library that was being unpacked is left.
    private void tidy() throws IOException {
        try (Stream<Path> left = Files.list(scratch)) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
        }
    }

    /// The latest number behind a word.
    public static long latest(List<String> lines, String word) {
        return lines.stream()
                .map(line -> line.split(" ", -1))
                .filter(words -> words[0].equals(word))
                .mapToLong(words -> Long.parseLong(words[1]))
                .reduce(0, (_, later) -> later);
    }
}
