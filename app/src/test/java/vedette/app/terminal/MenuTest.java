package vedette.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `vedette` alone, at a terminal.
@EnabledOnOs(OS.LINUX) // other systems open terminals otherwise
class MenuTest {

    @TempDir
    private Path folder;

    @Test
    void aJobRunsAndTheMenuIsThereAgain() throws IOException, InterruptedException {
        try (PseudoTerminal terminal = new PseudoTerminal(folder, 90, 40, Map.of())) {
            terminal.await("› 1 r  Dashboard");
            terminal.press("\u001B[B\u001B[B");
            terminal.await("› 3 t  Train");
            terminal.press("\u001B[A\u001B[A\u001B[A");
            terminal.await("› 0 q  Exit");
            terminal.press("s");
            terminal.await(
                    "the job's words with the menu below them",
                    shown -> shown.text().indexOf("Vedette is not running.") > 0
                            && shown.text().indexOf("Vedette is not running.")
                                    < shown.text().lastIndexOf("› 4 s  Status"));
            terminal.press("\u001B[F\r");

            assertThat(terminal.ended()).isZero();
            assertThat(terminal.unknown()).isEmpty();
        }
    }

    @Test
    void whereThereIsNoTerminalHelpIsPrinted() throws IOException, InterruptedException {
        Path errors = folder.resolve("errors");
        Process process = new ProcessBuilder(PseudoTerminal.command(folder))
                .redirectError(errors.toFile())
                .start();
        process.getOutputStream().close();

        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(out)
                .startsWith("Usage: vedette ")
                .contains("  run ", "  monitor ", "  status ", "vedette COMMAND --help")
                .doesNotContain("\u001B", "› 1 r");
        assertThat(Files.readString(errors)).isEmpty();
    }

    @Test
    void interruptingAJobLeavesTheMenu() throws IOException, InterruptedException {
        try (PseudoTerminal terminal =
                new PseudoTerminal(folder, 90, 40, Map.of("VEDETTE_ADMIN_PASSWORD_FILE", "none"), "--color", "never")) {
            terminal.await("› 1 r  Dashboard");
            terminal.press("5");
            terminal.await("ok    Java");
            terminal.press("\u0003");
            terminal.await(
                    "the menu below the job",
                    shown -> shown.text().lastIndexOf("› 5 d  Doctor")
                            > shown.text().indexOf("ok    Java"));
            terminal.press("q");

            assertThat(terminal.ended()).isZero();
        }
    }
}
