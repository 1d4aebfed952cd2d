package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.app.retrain.Retrainer;
import vedette.store.StorePlace;
import vedette.store.database.Question;

/// What people said of incidents becomes a model, by the command line: compared, put to work, gone back from.
class FeedbackTrainingTest {

    private static final String HOME = "vedette.home";
    private static final String DEMO =
            SourceTree.ROOT.resolve("lab/captures/demo.pcap.gz").toString();
    private static final List<String> TRUE = List.of("dee7", "c934", "a1d3", "71fc");
    private static final String FALSE_ALARM = "b896";

    @TempDir
    private static Path data;

    @TempDir
    private Path folder;

    @BeforeAll
    static void sayWhatIncidentsWere() {
        System.setProperty(HOME, SourceTree.ROOT.toString());
        assertThat(vedette("analyze", DEMO, "--models", "none", "--store").status())
                .isZero();
        TRUE.forEach(id -> vedette("feedback", id, "true"));
        vedette("feedback", FALSE_ALARM, "false-alarm");
    }

    @AfterAll
    static void forgetHome() {
        System.clearProperty(HOME);
    }

    private static Ran vedette(String... words) {
        return in(data, words);
    }

    private static Ran in(Path place, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data-dir", place.toString()));
        return Ran.vedette(all.toArray(String[]::new));
    }

    private static List<String> audit() throws IOException {
        return StorePlace.in(data.resolve("store"))
                .incidents()
                .read(connection -> Question.of(
                                "SELECT author, action, details FROM audit WHERE about = 'full/classifier' ORDER BY id")
                        .list(connection, row -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3)));
    }

    @Test
    void aCandidateIsCompared_putToWork_andGoneBackFrom() throws IOException {
        Path broken = data.resolve("feedback/broken.parquet");
        Files.writeString(broken, "no rows");

        Ran trained = vedette("train", "--from-feedback", "--quick", "--yes", "--author", "ann");
        Files.delete(broken);

        assertThat(trained.status()).as(trained.out() + trained.err()).isZero();
        assertThat(trained.out())
                .contains("random-forest-full:1 for full/classifier, beside ", "random-forest-flow")
                .contains("your feedback", "rows of other recordings", "false alarms in 100,000", "macro-F1")
                .contains("gate the model before: passed", "verdict: ");
        assertThat(trained.err())
                .contains("broken.parquet is left out", "5 incidents that were judged")
                .contains("random-forest-full:1 is at work for full/classifier", "vedette models rollback");
        assertThat(vedette("models").out()).containsPattern("random-forest-full:1 .*yes");
        assertThat(vedette("models", "show", "random-forest-full", "--json").out())
                .contains("\"origin\":\"feedback\"", "\"comparison\":{\"verdict\":");

        Ran back = vedette("models", "rollback", "random-forest", "--author", "bob");

        assertThat(back.out())
                .isEqualTo("what comes with Vedette, if anything, is at work for full/classifier again\n");
        assertThat(vedette("models").out()).doesNotContain("yes");
        assertThat(vedette("models", "back", "full/classifier").out())
                .isEqualTo("random-forest-full:1 is at work for full/classifier again\n");
        assertThat(vedette("models", "use", "random-forest-full", "--author", "eve")
                        .status())
                .isZero();
        assertThat(audit())
                .satisfiesExactly(
                        use -> assertThat(use).startsWith("ann use-model random-forest-full:1 in the place of"),
                        gone -> assertThat(gone).startsWith("bob back-model what comes with Vedette"),
                        again -> assertThat(again).endsWith("back-model random-forest-full:1"),
                        chosen -> assertThat(chosen).isEqualTo("eve use-model random-forest-full"));
        vedette("models", "rollback", "full/classifier");
    }

    @Test
    void whereItIsNotSaidYes_itIsKeptAndNotAtWork() throws IOException {
        Path copy = folder.resolve("data");
        copyFeedback(copy);

        Ran trained = in(copy, "train", "--from-feedback", "--quick", "--labelled-only", "--json");

        assertThat(trained.status()).as(trained.out() + trained.err()).isZero();
        assertThat(trained.out())
                .startsWith("{\"candidates\":[{\"model\":\"random-forest-full:1\"")
                .contains("\"good\":true,\"atWork\":false", "\"falseAlarmShare\":{\"of\":")
                .contains("traffic that nobody has judged was not asked for");
        assertThat(trained.err()).contains("is kept and not at work");
        assertThat(in(copy, "models").out()).contains("random-forest-full:1").doesNotContain("yes");
    }

    private static void copyFeedback(Path to) throws IOException {
        Files.createDirectories(to.resolve("feedback"));
        try (Stream<Path> files = Files.list(data.resolve("feedback"))) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve("feedback").resolve(file.getFileName()));
            }
        }
    }

    @Test
    void whereNothingWasSaid_itSaysWhatToDo() {
        Ran ran = in(folder, "train", "--from-feedback");

        assertThat(ran.status()).isEqualTo(Main.FAILED);
        assertThat(ran.err()).contains("there is nothing to learn from in", "vedette feedback ID true");
        assertThat(folder.resolve("models")).doesNotExist();
    }

    @Test
    void whatItWouldHelpToKnowIsListed_andAFlowCanBeJudged() throws IOException {
        Ran listed = vedette("feedback", "suggest", "--count", "6");

        assertThat(listed.status()).as(listed.err()).isZero();
        assertThat(listed.out()).contains("the likeliest (", "say what it was: `vedette feedback ID");
        TRUE.forEach(id -> assertThat(listed.out()).doesNotContain("incident " + id));
        Matcher flows = Pattern.compile("flow ([0-9a-f]{16})@([0-9]+)").matcher(listed.out());
        assertThat(flows.find()).as(listed.out()).isTrue();
        String flow = flows.group(1) + "@" + flows.group(2);
        Path file = data.resolve("feedback/flow-" + flows.group(1) + "-" + flows.group(2) + ".parquet");
        assertThat(vedette("feedback", flow, "true").err()).contains("say of which family", "web-attack");
        assertThat(vedette("feedback", flow, "true", "--as", "nonsense").err())
                .contains("--as takes a family of attacks, not nonsense");
        assertThat(vedette("feedback", flow, "true", "--as", "tunnel").out())
                .isEqualTo("flow " + flow + " was true; 1 row of Tunnel in " + file + "\n");
        assertThat(file).isNotEmptyFile();
        assertThat(vedette("feedback", flow, "none").out()).endsWith("its row is removed\n");
        assertThat(file).doesNotExist();
        Ran unknown = vedette("feedback", "0123456789abcdef@" + flows.group(2), "harmless");
        assertThat(unknown.status()).isEqualTo(Main.FAILED);
        assertThat(unknown.err()).contains("there is no flow 0123456789abcdef@");
        assertThat(vedette("feedback", "suggest", "--count", "0").status()).isEqualTo(2);
    }

    @Test
    void whatIsInterruptedLeavesTheShelfAsItWas() throws IOException {
        Path copy = folder.resolve("data");
        copyFeedback(copy);
        Retrainer retrainer = new Retrainer(copy, StorePlace.in(copy.resolve("store")), "test", doing -> {
            if (doing.startsWith("training again")) {
                throw new CancellationException(doing);
            }
        });
        Retrainer.Request request = new Retrainer.Request("", List.of(), false, true, 1);

        assertThatThrownBy(() -> retrainer.build(request)).isInstanceOf(CancellationException.class);

        assertThat(copy.resolve("models")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--yes", "--json", "--from-feedback -o model", "--from-feedback --use"})
    void whatMakesNoSenseIsRefused(String words) {
        Ran ran = vedette(
                Stream.concat(Stream.of("train"), Stream.of(words.split(" "))).toArray(String[]::new));

        assertThat(ran.status()).as(ran.err()).isEqualTo(2);
        assertThat(ran.err()).contains("--from-feedback").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"isolation-forest", "cnn"})
    void whatLearnsFromNoLabelsIsRefused(String kind) {
        Ran ran = vedette("train", "--from-feedback", "--model", kind);

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("random-forest and boosting do");
    }
}
