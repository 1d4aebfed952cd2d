package vedette.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is really full: one of 48 MB in memory, mounted where only the process that fills it sees it. Takes
/// root.
class FullDiskTest {

    @TempDir
    private Path folder;

    @Test
    void whenTheDiskIsFull_thenThatIsSaid_nothingBreaks_andItGoesOnOnceThereIsRoom() throws Exception {
        assumeThat(run("true")).as("mounting takes root").isNotNull();

        String said = run("exec \"$@\"");

        assertThat(said)
                .contains("problem: flows are not kept for now", "the disk is full")
                .contains("failed: true, kept again: true")
                .endsWith("incident: saved\n");
    }

    /// What a shell says that has the disk for itself; null if it cannot have one.
    private @org.jspecify.annotations.Nullable String run(String script) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command(script))
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException _) {
            return null; // there is no unshare
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? said : null;
    }

    private List<String> command(String script) {
        return List.of(
                "unshare",
                "--mount",
                "sh",
                "-ec",
                "mount -t tmpfs -o size=48m tmpfs \"$0\"; " + script,
                folder.toString(),
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                FullDiskProcess.class.getName(),
                folder.toString());
    }
}
