package vedette.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `vedette monitor` at a terminal, and where there is none.
@EnabledOnOs(OS.LINUX) // other systems open terminals otherwise
class MonitorScreenTest {

    private static final String DOWN = "\u001B[B";
    private static final String SUMMARY = "  incidents  ";

    /// When, how severe, the score, what, who and whom, and the id.
    private static final String LINE =
            "\\d\\d:\\d\\d:\\d\\d  (info|low|medium|high|critical) +\\d+  [a-z0-9-]+ +\\S.* → "
                    + "\\S.*  [0-9a-f]{16}(@\\d+)?(  closed)?";

    @TempDir
    private Path folder;

    @Test
    void theKeysLeadThroughWhatThereIsToSee() throws IOException, InterruptedException {
        try (PseudoTerminal terminal =
                new PseudoTerminal(folder, 80, 24, Map.of(), "monitor", "--demo", "--speed", "30")) {
            terminal.await("Hosts, last minute");
            String first = terminal.await("two incidents", shown -> shown.has("›") && countOf(shown, " high ") > 1);
            assertThat(first).contains("Vedette  demo", "Open incidents", "worst first", "packets/s".substring(0, 7));

            terminal.press(DOWN);
            terminal.press("\r");
            assertThat(terminal.await("What to do")).contains("Why", "strength", "of 100");
            terminal.press("\u001B");
            terminal.await("Open incidents");
            terminal.press("2");
            terminal.await("traffic alone", shown -> shown.has("Services") && !shown.has("Open incidents"));
            terminal.press("3");
            assertThat(terminal.await("This machine")).contains("heap in use now");
            terminal.press("1");
            terminal.await("Open incidents");
            terminal.press("p");
            terminal.await("paused");
            terminal.press("p");
            terminal.await("no pause", shown -> !shown.has("paused"));
            terminal.press("/flood");
            terminal.await("only floods", shown -> shown.has("/flood") && !shown.has("arp spoofing"));
            terminal.press("\u001B");
            terminal.await("all again", shown -> !shown.has("/flood"));

            terminal.resize(40, 10);
            terminal.await(
                    "a small window",
                    shown -> shown.row(9).startsWith("q quit") && shown.row(2).startsWith("Open"));
            terminal.resize(120, 40);
            terminal.await("a large window", shown -> shown.row(39).contains("a acknowledge"));

            terminal.press("q");
            String end = terminal.await(SUMMARY);
            assertThat(terminal.ended()).isZero();
            assertThat(end).contains("opened");
        }
    }

    private static long countOf(VirtualScreen shown, String words) {
        return shown.text().lines().filter(line -> line.contains(words)).count();
    }

    @Test
    void whatSomebodySaysIsKeptOnceItIsConfirmed() throws IOException, InterruptedException {
        try (PseudoTerminal terminal =
                new PseudoTerminal(folder, 80, 24, Map.of("NO_COLOR", "1"), "monitor", "--demo", "--speed", "30")) {
            terminal.await("an incident", shown -> shown.has("›"));
            terminal.press("a");
            terminal.await("Acknowledge this incident?");
            terminal.press("n");
            terminal.await("Nothing was done.");
            terminal.press("a");
            terminal.await("Acknowledge this incident?");
            terminal.press("y");
            terminal.await("Marked as acknowledged.");
            terminal.await("the mark", shown -> shown.has("✓ ") && shown.has(" Acknowledged."));

            terminal.press("\u0003");
            terminal.await(SUMMARY);
            assertThat(terminal.ended()).as("Ctrl-C is no failure").isZero();
            assertThat(terminal.written()).as("NO_COLOR").doesNotContainPattern("\u001B\\[[0-9;]*(3[0-8]|9[0-7])[;m]");
            assertThat(terminal.written()).as("the screen is given back").contains("\u001B[?1049l", "\u001B[?25h");
            assertThat(terminal.unknown()).isEmpty();
        }
    }

    @Test
    void whereThereIsNoTerminalIncidentsAreLines() throws IOException, InterruptedException {
        Path errors = folder.resolve("errors");
        Process process = new ProcessBuilder(PseudoTerminal.command(folder, "monitor", "--demo", "--speed", "max"))
                .redirectError(errors.toFile())
                .start();
        process.getOutputStream().close();

        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        assertThat(out).doesNotContain("\u001B").contains(SUMMARY);
        List<String> told = out.lines().filter(line -> line.contains(" → ")).toList();
        assertThat(told).hasSizeGreaterThan(3).allMatch(line -> line.matches(LINE));
        assertThat(told.stream().distinct()).as("nothing is told twice").hasSameSizeAs(told);
        assertThat(out.indexOf(SUMMARY)).as("the summary is last").isGreaterThan(out.lastIndexOf(told.getLast()));
    }

    @Test
    void whoeverReadsOneLineEndsTheRun() throws IOException, InterruptedException {
        String command = String.join(
                "' '", PseudoTerminal.command(folder, "monitor", "--demo", "--speed", "max", "--format", "jsonl"));
        Path errors = folder.resolve("errors");
        Process process = new ProcessBuilder("sh", "-c", "('" + command + "'; echo status $? >&2) | head -n 1")
                .redirectError(errors.toFile())
                .start();

        String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(line.lines())
                .singleElement()
                .asString()
                .startsWith("{\"id\":\"")
                .endsWith("}");
        assertThat(Files.readString(errors)).contains("status 0").doesNotContain("Exception", "Broken pipe");
    }
}
