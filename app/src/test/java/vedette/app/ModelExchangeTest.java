package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Models that go to other programs as ONNX, and come from them.
class ModelExchangeTest {

    private static final String DESCRIPTION = """
            {"columns": ["size", "count"], "classes": ["BENIGN", "PortScan"], "benign": "BENIGN",
             "output": "probabilities"}
            """;

    @TempDir
    private Path folder;

    private String rows = "";

    @BeforeEach
    void writeRows() throws IOException {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder("size,count,Label\n");
        for (int i = 0; i < 400; i++) {
            text.append(i % 2 + random.nextFloat()).append(',').append(random.nextFloat());
            text.append(i % 2 == 0 ? ",BENIGN\n" : ",PortScan\n");
        }
        rows = Files.writeString(folder.resolve("rows.csv"), text).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"random-forest", "boosting"})
    void whatIsExportedAndImportedAgainSaysTheSameOfRows(String kind) throws IOException {
        train(kind);
        Ran exported = vedette("models", "export", "ours", "-o", at("forest.onnx"));
        assertThat(exported.status()).as(exported.err()).isZero();
        assertThat(exported.out()).contains("2 columns in, 2 classes out");

        Ran imported = vedette("models", "import", at("forest.onnx"), "--descriptor", description(DESCRIPTION));

        assertThat(imported.status()).as(imported.err()).isZero();
        assertThat(imported.out()).startsWith("forest:1 takes 2 columns and tells BENIGN, PortScan apart");
        double[] theirs = scores("forest");
        double[] ours = scores("ours");
        assertThat(theirs).hasSize(400);
        for (int row = 0; row < 400; row++) {
            assertThat(theirs[row]).isCloseTo(ours[row], within(1e-4));
        }
        assertThat(Arrays.stream(ours).distinct().count()).isGreaterThan(4);
    }

    @Test
    void anImportedModelIsListed_shown_judged_andPutToWorkByForceOnly() throws IOException {
        export("Their Forest.onnx");
        vedette("models", "import", at("Their Forest.onnx"), "--descriptor", description(DESCRIPTION), "--rows", "cic");

        assertThat(vedette("models").out()).containsPattern("their-forest:1 +imported +cic/imported +- ");
        assertThat(vedette("models", "show", "their-forest").out()).contains("Nothing is known here of how good it is");
        assertThat(vedette("evaluate", "--model", "their-forest", "--data", rows)
                        .out())
                .contains("accuracy", "ROC-AUC");
        Ran used = vedette("models", "use", "their-forest");
        assertThat(used.status()).isEqualTo(Main.FAILED);
        assertThat(used.err()).contains("was never asked to pass a gate");
        assertThat(vedette("models", "use", "their-forest", "--force").out()).contains("at work for cic/imported");
        Ran exported = vedette("models", "export", "their-forest", "-o", at("again.onnx"));
        assertThat(exported.status()).isEqualTo(Main.WRONG_USAGE);
        assertThat(exported.err()).contains("one that was imported came as ONNX");
        assertThat(folder.resolve("again.onnx")).doesNotExist();
    }

    @Test
    void whatIsNotKnownInARowIsTakenForTheMeanThatTheDescriptionSays() throws IOException {
        export("forest.onnx");
        String mean = "\"output\": \"probabilities\", \"mean\": [1.75, 0.5], \"scale\": [1, 1]";
        vedette(
                "models",
                "import",
                at("forest.onnx"),
                "--name",
                "scaled",
                "--descriptor",
                description(DESCRIPTION.replace("\"output\": \"probabilities\"", mean)));
        Files.writeString(folder.resolve("rows.csv"), "size,count\n,0.5\n1.75,0.5\n,\n");

        double[] scores = scores("scaled");

        assertThat(scores[0]).isEqualTo(scores[1]).isEqualTo(scores[2]);
    }

    @Test
    void anImportThatCannotBeIsRefused_andLeavesNothing() throws IOException {
        export("forest.onnx");

        assertRefused("there is no such file", at("nothing.onnx"), description(DESCRIPTION));
        assertRefused("there is no such file", at("forest.onnx"), at("nothing.json"));
        assertRefused("ONNX", rows, description(DESCRIPTION));
        assertRefused("is no JSON", at("forest.onnx"), rows);
        assertRefused(
                "has no output \"logits\"",
                at("forest.onnx"),
                description(DESCRIPTION.replace("probabilities", "logits")));
        assertRefused(
                "1 columns of the description", at("forest.onnx"), description(DESCRIPTION.replace(", \"count\"", "")));
    }

    @Test
    void anExportOfWhatIsNotThere_orToWhereNothingCanBe_isRefused() {
        train("random-forest");

        Ran missing = vedette("models", "export", "nobody", "-o", at("nobody.onnx"));
        assertThat(missing.status()).isEqualTo(Main.FAILED);
        assertThat(missing.err()).contains("there is no model nobody", "there are ours:1");
        assertThat(folder.resolve("nobody.onnx")).doesNotExist();
        assertThat(vedette("models", "export", "ours", "-o", at("no/where.onnx"))
                        .err())
                .contains("does not exist: create it first");
        assertThat(vedette("models", "export", "ours").err()).contains("--output");
    }

    @Test
    void anImportedModelThatWasChangedIsRefused() throws IOException {
        export("forest.onnx");
        vedette("models", "import", at("forest.onnx"), "--descriptor", description(DESCRIPTION));
        Path description = folder.resolve("data/models/forest/1/description.json");
        Files.writeString(description, Files.readString(description).replace("PortScan", "PortSkan"));

        Ran scored = vedette("score", "--model", "forest", "--data", rows);

        assertThat(scored.status()).isEqualTo(Main.FAILED);
        assertThat(scored.err()).contains("description.json is not what was written");
    }

    private void assertRefused(String why, String model, String description) {
        Ran imported = vedette("models", "import", model, "--descriptor", description, "--name", "refused");

        assertThat(imported.status()).isNotZero();
        assertThat(imported.err()).contains(why);
        assertThat(vedette("models").out()).doesNotContain("refused");
    }

    private Ran export(String file) {
        train("random-forest");
        return vedette("models", "export", "ours", "-o", at(file));
    }

    private void train(String kind) {
        vedette("train", "--data", rows, "--model", kind, "--trees", "10", "--quick", "--name", "ours");
    }

    private double[] scores(String model) {
        Ran scored = vedette("score", "--model", model, "--data", rows);
        List<String> lines = scored.out().lines().toList();
        int column = List.of(lines.getFirst().split(",", -1)).indexOf("score");
        return lines.stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[column]))
                .toArray();
    }

    private String description(String text) throws IOException {
        return Files.writeString(folder.resolve("description.json"), text).toString();
    }

    private Ran vedette(String... arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        words.addAll(List.of("--data-dir", folder.resolve("data").toString()));
        return Ran.vedette(words.toArray(String[]::new));
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }
}
