package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The models that come with Vedette, at work in `analyze`.
class ModelsAtWorkTest {

    private static final Path DEMO = SourceTree.ROOT.resolve("lab/captures/demo.pcap.gz");
    private static final String SHIPPED = SourceTree.ROOT.resolve("lab/models").toString();

    private static Ran analyze(String... words) {
        Ran ran = Ran.vedette(words);
        assertThat(ran.status()).as(ran.err()).isZero();
        return ran;
    }

    private static String demo(String models, String... more) {
        List<String> words = new ArrayList<>(List.of("analyze", DEMO.toString(), "--json", "--models", models));
        words.addAll(List.of(more));
        return analyze(words.toArray(String[]::new)).out();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void whatTheyFindIsTheSameForAnyNumberOfShards(int shards) {
        String one = demo(SHIPPED);

        assertThat(one).contains("learnt-attacks").contains("\"exact\":true");
        assertThat(demo(SHIPPED, "--shards", Integer.toString(shards))).isEqualTo(one);
    }

    @Test
    void behaviourIsFoundAsWithoutThem() {
        List<String> without = ids(demo("none"));

        assertThat(without).hasSizeGreaterThan(10);
        assertThat(ids(demo(SHIPPED))).containsAll(without);
    }

    private static List<String> ids(String json) {
        return Pattern.compile("\\{\"id\":\"([0-9a-f]+)\"")
                .matcher(json)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void whatWasLearntOfTheirScoresIsKeptFromRunToRun(@TempDir Path folder) {
        Path state = folder.resolve("site.state");
        demo(SHIPPED, "--state", state.toString());
        Ran other = Ran.vedette("analyze", DEMO.toString(), "--models", "none", "--state", state.toString());

        assertThat(state).isNotEmptyFile();
        assertThat(other.status()).isEqualTo(2);
        assertThat(other.err())
                .contains("read files in the order of their times")
                .doesNotContain("damaged");
    }

    @Test
    void aModelThatLiveTrafficHasNoRowsForIsRefusedWithTheReason(@TempDir Path folder) throws IOException {
        Path rows = folder.resolve("rows.csv");
        StringBuilder text = new StringBuilder("Flow Duration,colour,Label\n");
        for (int row = 0; row < 400; row++) {
            text.append(row).append(',').append(row % 7).append(row % 2 == 0 ? ",BENIGN\n" : ",DoS Hulk\n");
        }
        Files.writeString(rows, text);
        Ran.vedette("train", "--data", rows.toString(), "--model", "random-forest", "--quick", "-o", folder + "/model");
        assertThat(folder.resolve("model/bundle.json")).exists(); // though it is no good one

        Ran ran = Ran.vedette("analyze", DEMO.toString(), "--models", folder + "/model");

        assertThat(ran.status()).isEqualTo(Main.FAILED);
        assertThat(ran.err()).contains("cannot be put to work").contains("have no colour");
    }

    @Test
    void aFolderWithoutModelsIsRefused(@TempDir Path folder) {
        Ran ran = Ran.vedette("analyze", DEMO.toString(), "--models", folder.toString());

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("there is no model in").contains("vedette train");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-3", "100000"})
    void aBudgetThatIsNoneIsRefused(String budget) {
        Ran ran = Ran.vedette("analyze", DEMO.toString(), "--models", SHIPPED, "--budget", budget);

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("an alert budget is more than 0");
    }
}
