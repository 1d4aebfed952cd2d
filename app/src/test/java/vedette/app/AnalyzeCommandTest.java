package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnalyzeCommandTest {

    private static final String DEMO =
            SourceTree.ROOT.resolve("lab/captures/demo.pcap.gz").toString();
    private static final String QUIET =
            SourceTree.ROOT.resolve("lab/captures/quiet.pcap.gz").toString();

    @Test
    void givenAttacks_thenTheTableHasTheWorstFirstAndTheStatusIsFine() {
        Ran ran = Ran.vedette("analyze", DEMO);

        assertThat(ran.status()).isZero();
        assertThat(ran.out()).startsWith("score  severity  kind").contains("port-scan");
        assertThat(ran.err()).contains("incidents in 66,572 packets");
    }

    @Test
    void givenAQuietDay_thenNothingOfMediumOrHigherIsFound() {
        Ran ran = Ran.vedette("analyze", QUIET, "--fail-on", "medium");

        assertThat(ran.status()).isZero();
    }

    @Test
    void whenASeverityIsToFail_thenTheStatusSaysThatItWasMet() {
        assertThat(Ran.vedette("analyze", DEMO, "--fail-on", "medium").status()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "4", "8"})
    void theAnswerIsTheSameForAnyNumberOfShards(String shards) {
        String byOne = Ran.vedette("analyze", DEMO, "--json").out();

        assertThat(byOne).contains("\"incidents\":[{\"id\":");
        assertThat(Ran.vedette("analyze", DEMO, "--json", "--shards", shards).out())
                .isEqualTo(byOne);
    }

    @Test
    void whenAnIncidentIsExplained_thenItsReasonsAndWhatToDoAreSaid() {
        String json = Ran.vedette("analyze", DEMO, "--json").out();
        String id = json.split("\"id\":\"", 2)[1].substring(0, 16);

        Ran ran = Ran.vedette("analyze", DEMO, "--explain", id);

        assertThat(ran.status()).isZero();
        assertThat(ran.out()).startsWith(id).contains("Threat score", "Why", "usual:", "What to do");
    }

    @Test
    void whenThereIsNoSuchIncident_thenItSaysSo() {
        Ran ran = Ran.vedette("analyze", DEMO, "--explain", "nothing");

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("there is no incident nothing in this traffic");
    }

    @Test
    void givenNothingToRead_thenItSaysWhatToGive() {
        Ran ran = Ran.vedette("analyze");

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("name a capture file");
    }

    @Test
    void givenAFileThatIsNoCapture_thenItFailsAndNamesIt(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("letter.txt"), "Dear Sir");

        Ran ran = Ran.vedette("analyze", file.toString());

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("letter.txt");
    }

    @Test
    void givenAnEmptyCapture_thenNothingIsFound(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("empty.pcap");
        Files.write(file, HexFormat.of().parseHex("d4c3b2a1020004000000000000000000ffff000001000000"));

        Ran ran = Ran.vedette("analyze", file.toString());

        assertThat(ran.status()).isZero();
        assertThat(ran.err()).contains("0 incidents in 0 packets");
    }
}
