package vedette.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a process while it keeps incidents and tells of them, and looks what arrives in the end.
class KilledTellerTest {

    private static final int KILLS = 3;
    private static final int AS_MANY_AS = 40;

    @TempDir
    private Path folder;

    @Test
    void whatWasKeptArrives_howeverOftenTheProcessIsKilled_andAtMostOneMessageTwiceForEachKill() throws Exception {
        Path file = folder.resolve("incidents.db");
        try (TestHttp http = new TestHttp(0, null, _ -> TestHttp.Answer.of(204))) {
            int kept = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                kept = keepUntilKilled(file, http.port(), kept);
            }
            int last = kept;
            try (Notifier _ = Notifier.begin(KilledTeller.settings(http.port()), KilledTeller.run(file))) {
                Await.until("the last to arrive", () -> ids(http).contains(TestIncidents.id(last - 1)));
            }

            List<String> arrived = ids(http);
            Set<String> once = new LinkedHashSet<>(arrived);
            assertThat(once)
                    .containsExactlyElementsOf(IntStream.range(0, once.size())
                            .mapToObj(TestIncidents::id)
                            .toList());
            assertThat(once).hasSizeBetween(last, last + 1);
            assertThat(arrived.size() - once.size()).isLessThanOrEqualTo(KILLS);
        }
    }

    private static List<String> ids(TestHttp http) {
        return http.posted().stream()
                .map(posted -> posted.header("Vedette-delivery").replaceFirst("-.*", ""))
                .toList();
    }

    /// @return the number of the first that was not kept
    private int keepUntilKilled(Path file, int port, int start) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx128m",
                "-Djava.io.tmpdir=" + folder,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KilledTeller.class.getName(),
                file.toString(),
                String.valueOf(port),
                String.valueOf(start)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        int next = start;
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            String line = said.readLine();
            while (line != null) {
                if (line.startsWith("kept ") && line.endsWith(" .")) {
                    next = Integer.parseInt(line.substring("kept ".length(), line.length() - 2)) + 1;
                }
                if (next - start == AS_MANY_AS) {
                    process.toHandle().destroyForcibly();
                }
                line = said.readLine();
            }
        }
        assertThat(next).isGreaterThanOrEqualTo(start + AS_MANY_AS);
        return next;
    }
}
