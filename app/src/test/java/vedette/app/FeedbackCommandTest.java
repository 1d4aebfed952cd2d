package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.store.StorePlace;
import vedette.store.database.Question;
import vedette.store.ticks.TickFolder;

/// What people say of incidents, by the command line, and the rows to learn from that come of it.
class FeedbackCommandTest {

    private static final String DEMO =
            SourceTree.ROOT.resolve("lab/captures/demo.pcap.gz").toString();
    private static final String GUESSING = "dee70972fb16ca0f";
    private static final String WEB_ATTACK = "b896c250bebece75";

    @TempDir
    private static Path filled;

    @TempDir
    private Path folder;

    @BeforeAll
    static void keepWhatIsFound() {
        assertThat(Ran.vedette("analyze", DEMO, "--store", "--data-dir", filled.toString())
                        .status())
                .isZero();
    }

    private static Ran in(Path data, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--data-dir");
        all.add(data.toString());
        return Ran.vedette(all.toArray(String[]::new));
    }

    /// A store of its own, and with it everything that is said in it.
    private Path copy() {
        Path data = folder.resolve("data");
        Path copy = folder.resolve("copy");
        assertThat(in(filled, "store", "backup", copy.toString()).status()).isZero();
        assertThat(in(data, "store", "restore", copy.toString()).status()).isZero();
        return data;
    }

    private static String value(Path data, String sql) {
        return in(data, "query", sql, "--format", "csv")
                .out()
                .lines()
                .skip(1)
                .findFirst()
                .orElse("");
    }

    @Test
    void whatIsSaidIsKept_withItsAuthor_andTheFlowsBecomeRows() throws IOException {
        Path data = copy();

        Ran said = in(data, "feedback", "dee7", "true", "--note", "not us", "--author", "ann");

        assertThat(said.status()).as(said.err()).isZero();
        String flows = value(
                data,
                "SELECT count(*) FROM flows WHERE src = '203.0.113.135' AND dst = '172.17.57.51' AND dst_port = 22"
                        + " AND ended >= (SELECT begun FROM incidents WHERE id = '" + GUESSING + "')"
                        + " AND begun <= (SELECT ended FROM incidents WHERE id = '" + GUESSING + "')");
        assertThat(Integer.parseInt(flows)).isPositive();
        Path file = data.resolve("feedback/" + GUESSING + ".parquet");
        assertThat(said.out())
                .isEqualTo(
                        GUESSING + ", password-guessing, was true; " + flows + " rows of BruteForce in " + file + "\n");
        assertThat(value(data, "SELECT verdict FROM incidents WHERE id = '" + GUESSING + "'"))
                .isEqualTo("real");
        assertThat(in(data, "feedback", "list").out())
                .containsPattern("ann +" + GUESSING + "  true +password-guessing: not us");
        assertThat(in(data, "feedback", "list", "--json").out())
                .startsWith("{\"version\":1,\"feedback\":[{\"incident\":\"" + GUESSING + "\",\"verdict\":\"real\"")
                .contains("\"kind\":\"password-guessing\",\"author\":\"ann\"", "\"note\":\"not us\"}]}");
        List<String> audit = StorePlace.in(data.resolve("store"))
                .incidents()
                .read(connection -> Question.of(
                                "SELECT author, action FROM audit WHERE about = ? ORDER BY id", GUESSING)
                        .list(connection, row -> row.getString(1) + " " + row.getString(2)));
        assertThat(audit).containsExactly("ann comment", "ann judge");
    }

    @Test
    void whatIsSaidAnewCounts_andWhatIsTakenBackIsGone() throws IOException {
        Path data = copy();
        Path file = data.resolve("feedback/" + GUESSING + ".parquet");
        in(data, "feedback", GUESSING, "true");
        byte[] before = Files.readAllBytes(file);

        assertThat(in(data, "feedback", GUESSING, "false-alarm").out()).contains("was a false alarm", "rows of BENIGN");
        assertThat(Files.readAllBytes(file)).isNotEqualTo(before);
        assertThat(in(data, "feedback", GUESSING, "none").out())
                .isEqualTo(GUESSING + ", password-guessing, is as if nothing had been said; its rows are removed\n");
        assertThat(file).doesNotExist();
        assertThat(in(data, "feedback", "list").out()).isEqualTo("nothing was said of any incident\n");
    }

    @Test
    void ofSuchRowsAModelCanBeTrained() throws IOException {
        Path data = copy();
        in(data, "feedback", GUESSING, "true");
        assertThat(in(data, "feedback", WEB_ATTACK, "harmless").out()).contains("was harmless", "of BENIGN");
        String rows = data.resolve("feedback").toString();
        try (Stream<Path> files = Files.list(Path.of(rows))) {
            assertThat(files).hasSize(2);
        }

        Ran trained = Ran.vedette(
                "train",
                "--data",
                rows,
                "--model",
                "random-forest",
                "--trees",
                "5",
                "--quick",
                "-o",
                folder.resolve("model").toString());

        assertThat(trained.err()).contains("our own flows, schema full").doesNotContain("labels that are not known");
        assertThat(folder.resolve("model")).isDirectory();
    }

    @Test
    void whereTicksAreGone_thatIsSaid_andWhatWasSaidCounts() throws IOException {
        Path data = copy();
        for (TickFolder.Entry file :
                StorePlace.in(data.resolve("store")).ticks().files()) {
            Files.delete(file.path());
        }

        Ran said = in(data, "feedback", GUESSING, "true");

        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("was true; no rows: no ticks are kept of 2026-11-21T15:5");
        assertThat(value(data, "SELECT verdict FROM incidents WHERE id = '" + GUESSING + "'"))
                .isEqualTo("real");
        assertThat(in(data, "feedback", "rows").out()).startsWith(GUESSING + ": no rows: no ticks are kept");
    }

    @Test
    void whatIsNoFeedbackIsRefused_andNothingIsKept() {
        assertThat(in(filled, "feedback").err()).contains("say which incident and what it was");
        assertThat(in(filled, "feedback", GUESSING).err()).contains("say which incident and what it was");
        assertThat(in(filled, "feedback", GUESSING, "perhaps").err()).contains("true, a false-alarm or harmless");
        assertThat(in(filled, "feedback", "ffffffff", "true").err()).contains("there is no incident ffffffff");
        assertThat(in(filled, "feedback", "", "true").err()).contains("several incidents begin with");
        assertThat(in(filled, "feedback", GUESSING, "true", "--note", " ").err())
                .contains("a note has from 1 to");
        assertThat(in(folder.resolve("none"), "feedback", GUESSING, "true").err())
                .contains("nothing is kept in");
        assertThat(in(filled, "feedback", "list").out()).isEqualTo("nothing was said of any incident\n");
    }
}
