package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Models by the command line: trained, compared, put to work, judged by other rows, and asked about rows.
class ModelCommandsTest {

    @TempDir
    private Path folder;

    private String rows = "";

    @BeforeEach
    void writeRows() throws IOException {
        rows = write("rows.csv", 900, 1).toString();
    }

    @Test
    void aModelIsTrained_judged_listed_andPutToWork() {
        Ran trained = vedette("train", "--data", rows, "--model", "random-forest", "--trees", "20", "--use");

        assertThat(trained.err()).contains("900 rows");
        assertThat(trained.status()).as(trained.err() + trained.out()).isZero();
        assertThat(trained.out()).contains("macro-F1", "gate shuffled labels: passed", "random-forest-other");
        assertThat(vedette("models").out()).contains("random-forest-other:1", "other/classifier", "yes", "passed");
        assertThat(vedette("models", "--json").out()).startsWith("{\"models\":{\"random-forest-other:1\"");
        assertThat(vedette("models", "show", "random-forest-other").out()).contains("## Gates", "## Classes");
    }

    @Test
    void theSameSeedGivesTheSameModel() throws IOException {
        for (String name : List.of("one", "two")) {
            vedette("train", "--data", rows, "--model", "random-forest", "--quick", "-o", at(name));
        }

        assertThat(Files.readAllBytes(Path.of(at("two"), "model.trees")))
                .isEqualTo(Files.readAllBytes(Path.of(at("one"), "model.trees")));
        assertThat(Path.of(at("two"), "passport.json")).hasSameTextualContentAs(Path.of(at("one"), "passport.json"));
    }

    @Test
    void otherRowsAreJudgedBy_asJson() throws IOException {
        vedette("train", "--data", rows, "--model", "random-forest", "--quick", "-o", at("model"));
        String others = write("others.csv", 300, 2).toString();

        Ran judged = vedette("evaluate", "--model", at("model"), "--data", others, "--json");

        assertThat(judged.status()).isZero();
        assertThat(judged.out())
                .contains("\"accuracy\":", "\"macroF1\":", "\"benignFpr\":", "\"perClass\":{\"BENIGN\":{\"precision\":")
                .contains("\"rocAuc\":", "\"confusion\":[[", "\"labels\":[\"BENIGN\",\"PortScan\",\"DoS Hulk\"]");
        assertThat(vedette("evaluate", "--model", at("model"), "--data", others).out())
                .contains("macro-F1", "DoS Hulk", "ROC-AUC");
    }

    @Test
    void rowsGivenApart_areLearntTogetherAndJudgedApart() throws IOException {
        String ours = write("ours.csv", 300, 3).toString();
        String text = Files.readString(Path.of(ours)).replace("\n", ",1\n").replace("Label,1", "Label,colour");
        Files.writeString(Path.of(ours), text);

        Ran trained = vedette(
                "train", "--data", rows, "--data", ours, "--model", "random-forest", "--quick", "-o", at("model"));

        assertThat(trained.status()).as(trained.err()).isZero();
        assertThat(trained.err()).contains("other files do not have it): colour");
        assertThat(trained.out())
                .containsPattern("each origin apart +rows")
                .containsPattern("rows.csv +180 ")
                .containsPattern("ours.csv +60 ");
        assertThat(Path.of(at("model"), "passport.json"))
                .content()
                .contains("\"perOrigin\":{\"rows.csv\":{\"rows\":180,", "\"origin\":\"ours.csv\"")
                .contains("\"lost\":[\"colour\"]");
        String page = Files.readString(Path.of(at("model"), "passport.md"));
        assertThat(page).contains("## Each origin apart", "not learnt from, since other files do not have it: colour");
        Ran judged = vedette("evaluate", "--model", at("model"), "--data", rows, "--data=" + ours, "--json");
        assertThat(judged.out())
                .contains("\"rows\":1200,", "\"perOrigin\":{\"rows.csv\":{\"rows\":900,", "\"ours.csv\":");
        assertThat(vedette("evaluate", "--model", at("model"), "--data", rows, "--data", rows)
                        .out())
                .contains("rows.csv (2)");
    }

    @Test
    void filesGivenTogether_areOneOrigin() {
        vedette("train", "--data", rows, rows, "--model", "random-forest", "--quick", "-o", at("model"));

        Ran judged = vedette("evaluate", "--model", at("model"), "--data", rows, rows, "--json");

        assertThat(judged.out()).as(judged.err()).contains("\"rows\":1800,").doesNotContain("perOrigin", "perAge");
        assertThat(vedette("train", "--data", "--quick").err()).contains("Missing required parameter", "--data");
    }

    @Test
    void rowsGetTheirScore_andKeepWhatTheyHad() throws IOException {
        vedette("train", "--data", rows, "--model", "random-forest", "--quick", "-o", at("model"));
        Path others = folder.resolve("others.csv");
        Files.writeString(others, "note,size,count\n\"a, b\",1.0,1.0\nplain,0.0,0.0\nbroken,x,0\n");

        Ran scored = vedette("score", "--model", at("model"), "--data", others.toString());

        assertThat(scored.err()).contains("dropped: 1 rows (not a number in size)");
        List<String> lines = scored.out().lines().toList();
        assertThat(lines.getFirst())
                .isEqualTo("note,size,count,score,stands_out,class,p(BENIGN),p(PortScan),p(DoS Hulk)");
        assertThat(lines.get(1)).startsWith("\"a, b\",1.0,1.0,").contains(",true,DoS Hulk,");
        assertThat(lines.get(2)).startsWith("plain,0.0,0.0,").contains(",false,BENIGN,");
        assertThat(lines).hasSize(3);
    }

    @Test
    void anIsolationForestLearnsFromRowsWithoutLabels() throws IOException {
        Path usual = folder.resolve("usual.csv");
        Random random = new Random(4);
        StringBuilder text = new StringBuilder("size,count\n");
        for (int i = 0; i < 600; i++) {
            text.append(random.nextFloat())
                    .append(',')
                    .append(random.nextFloat())
                    .append('\n');
        }
        Files.writeString(usual, text);

        Ran trained = vedette("train", "--data", usual.toString(), "--model", "isolation-forest", "-o", at("usual"));

        assertThat(trained.out()).as(trained.err()).contains("isolation-forest");
        Ran scored = vedette("score", "--model", at("usual"), "--data", rows);
        assertThat(scored.out()).contains("size,count,Label,score,stands_out");
    }

    @Test
    void firstPacketsAreLearntFromIfAskedFor_andJudgedByWithoutAsking() throws IOException {
        String flows = writeFlows("flows.csv", 600, 1).toString();
        String others = writeFlows("others.csv", 60, 2).toString();
        String forest = "random-forest";
        vedette(
                "train",
                "--data",
                flows,
                "--model",
                forest,
                "--trees",
                "20",
                "--quick",
                "--sequence",
                "-o",
                at("with"));
        vedette("train", "--data", flows, "--model", forest, "--trees", "20", "--quick", "-o", at("without"));

        assertThat(vedette("evaluate", "--model", at("with"), "--data", others).out())
                .contains("accuracy 1.0000");
        assertThat(vedette("evaluate", "--model", at("without"), "--data", others)
                        .out())
                .doesNotContain("accuracy 1.0000");
        assertThat(vedette("score", "--model", at("with"), "--data", others).out())
                .contains("sequence_flags,Label,score", ",1;-1;1,");
        assertThat(vedette("train", "--data", rows, "--model", forest, "--sequence")
                        .err())
                .contains("rows.csv does not say what the first packets of flows were");
    }

    @Test
    void aCaptureIsTurnedIntoTheRowsThatTheModelKnows() throws IOException {
        String shipped =
                SourceTree.ROOT.resolve("lab/models/random-forest-flow").toString();
        String demo = SourceTree.ROOT.resolve("lab/captures/demo.pcap.gz").toString();

        Ran scored = vedette("score", "--model", shipped, "--data", demo, "-o", at("scored.csv"));

        assertThat(scored.status()).as(scored.err()).isZero();
        List<String> lines = Files.readAllLines(folder.resolve("scored.csv"));
        assertThat(lines).hasSizeGreaterThan(18_000);
        assertThat(lines.getFirst()).contains("Src IP", "score", "stands_out", "class", "p(PortScan)");
    }

    @Test
    void whatGoesWrongIsSaidWithWhatToDo() throws IOException {
        assertThat(vedette("train", "--data", at("nothing.csv")).err()).contains("there is no such file");
        assertThat(vedette("train", "--data", rows, "--model", "oracle").err())
                .contains("there is no kind of model oracle: there are random-forest");
        assertThat(vedette("train", "--data", rows, "--split", "time").err()).contains("without a time");
        assertThat(vedette("evaluate", "--model", "nobody", "--data", rows).err())
                .contains("`vedette train` makes one");
        assertThat(vedette("evaluate", "--model", at(""), "--data", rows).err()).contains("is no model");
        assertThat(vedette("score", "--model", "nobody").err()).contains("name it with --data");
        assertThat(vedette("models", "use", "nobody").status()).isEqualTo(Main.FAILED);
        assertThat(vedette("models").out()).contains("`vedette train` makes some");
        Path empty = Files.createFile(folder.resolve("empty.csv"));
        assertThat(vedette("train", "--data", empty.toString()).status()).isNotZero();
    }

    private Ran vedette(String... arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        if (!words.contains("-o") || words.contains("models")) {
            words.addAll(List.of("--data-dir", at("data")));
        }
        return Ran.vedette(words.toArray(String[]::new));
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    /// Flows of two classes, which differ in which way the second packet went.
    private Path writeFlows(String name, int count, long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("conversation_id,fwd_ip_bytes,Flow Duration,"
                + "sequence_direction,sequence_payload,sequence_gap,sequence_flags,Label\n");
        for (int i = 0; i < count; i++) {
            text.append(seed)
                    .append('-')
                    .append(i)
                    .append(',')
                    .append(random.nextInt(100))
                    .append(",7,");
            text.append(i % 2 == 0 ? "1;-1;1" : "1;1;-1").append(",5;5;5,0;3;4,24;24;24,");
            text.append(i % 2 == 0 ? "BENIGN" : "PortScan").append('\n');
        }
        return Files.writeString(folder.resolve(name), text);
    }

    /// Three classes, for which it takes two columns.
    private Path write(String name, int count, long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("size,count,Label\n");
        for (int i = 0; i < count; i++) {
            int label = i % 3;
            float size = Math.min(label, 1) + 0.3f * (random.nextFloat() - 0.5f);
            float number = (label == 2 ? 1 : 0) + 0.3f * (random.nextFloat() - 0.5f);
            text.append(size).append(',').append(number).append(',');
            text.append(List.of("Normal", "PortScan", "DoS attacks-Hulk").get(label))
                    .append('\n');
        }
        return Files.writeString(folder.resolve(name), text);
    }
}
