package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is kept, by the command line: put there by an analysis, asked, put out, looked after.
class StoreCommandsTest {

    private static final String DEMO =
            SourceTree.ROOT.resolve("lab/captures/demo.pcap.gz").toString();

    @TempDir
    private static Path data;

    @TempDir
    private Path folder;

    private static String table = "";

    @BeforeAll
    static void keepWhatIsFound() {
        Ran kept = Ran.vedette("analyze", DEMO, "--store", "--data-dir", data.toString());

        assertThat(kept.status()).as(kept.err()).isZero();
        table = kept.out();
    }

    private static Ran vedette(String... words) {
        return in(data, words);
    }

    private static Ran in(Path dataDir, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--data-dir");
        all.add(dataDir.toString());
        return Ran.vedette(all.toArray(String[]::new));
    }

    @Test
    void whatIsKeptDoesNotChangeWhatIsFound() {
        assertThat(table).isEqualTo(Ran.vedette("analyze", DEMO).out());
    }

    @Test
    void everyIncidentThatWasToldIsKept() {
        Ran ids = vedette("query", "SELECT id FROM incidents", "--format", "csv");
        String json = Ran.vedette("analyze", DEMO, "--json").out();

        assertThat(ids.status()).as(ids.err()).isZero();
        List<String> kept = ids.out().lines().skip(1).toList();
        assertThat(kept).isNotEmpty().allMatch(id -> json.contains("\"id\":\"" + id + "\""));
        assertThat(json.split("\"id\":", -1)).hasSize(kept.size() + 1);
    }

    @Test
    void everyFlowIsKeptOnce() {
        String flows = Ran.vedette("flows", DEMO, "--format", "csv").out();

        assertThat(vedette("query", "SELECT count(*) AS n FROM flows", "--format", "csv")
                        .out())
                .isEqualTo("n\n" + (flows.lines().count() - 1) + "\n");
        assertThat(vedette("store", "info").out()).contains("incidents", "in 1 files of the archive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"flows", "incidents", "signals"})
    void allOfItCanBePutOut(String what) throws Exception {
        Path file = folder.resolve(what + ".csv");

        assertThat(vedette("export", what, "-o", file.toString()).status()).isZero();
        assertThat(Files.readAllLines(file)).hasSizeGreaterThan(10);
        assertThat(vedette(
                                "export",
                                what,
                                "-o",
                                folder.resolve(what + ".parquet").toString())
                        .status())
                .isZero();
        assertThat(vedette("export", what, "-o", folder.resolve(what + ".db").toString())
                        .status())
                .isZero();
        assertThat(folder.resolve(what + ".parquet")).isNotEmptyFile();
        assertThat(folder.resolve(what + ".db")).isNotEmptyFile();
    }

    @Test
    void onlyWhatIsAskedForIsPutOut() {
        String none =
                vedette("export", "incidents", "--to", "2001-01-01T00:00Z").out();
        String some = vedette("export", "flows", "--where", "dst_port = 22", "--from", "2001-01-01T00:00Z")
                .out();

        assertThat(none.lines()).hasSize(1);
        assertThat(some.lines().skip(1)).isNotEmpty().allMatch(line -> line.contains(",22,"));
    }

    @Test
    void aConditionCannotDoAnythingElse() {
        Ran ran = vedette("export", "flows", "--where", "true) ; DROP TABLE incidents --");

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("cannot be answered");
    }

    @Test
    void aCopyIsMade_andComesBack() {
        Path copy = folder.resolve("copy");
        Path other = folder.resolve("other");

        assertThat(vedette("store", "backup", copy.toString()).status()).isZero();
        assertThat(in(other, "store", "restore", copy.toString()).status()).isZero();

        assertThat(in(other, "store", "verify").out()).contains("files are good");
        assertThat(in(other, "export", "incidents").out())
                .isEqualTo(vedette("export", "incidents").out());
        assertThat(in(other, "store", "compact").status()).isZero();
    }

    @Test
    void whereNothingIsKept_thatIsSaid() {
        for (List<String> words : List.of(
                List.of("store", "info"),
                List.of("store", "verify"),
                List.of("query", "SELECT 1"),
                List.of("export", "flows"))) {
            Ran ran = in(folder.resolve("empty"), words.toArray(String[]::new));

            assertThat(ran.status()).isEqualTo(1);
            assertThat(ran.err()).contains("nothing is kept in", "--store");
        }
    }

    @Test
    void wrongUsageIsSaid() {
        assertThat(vedette("export", "everything").err()).contains("there are flows, incidents, signals and packets");
        assertThat(vedette("export", "flows", "--format", "parquet").err()).contains("name a file with -o");
        assertThat(vedette("query", "SELECT 1", "--format", "sqlite").err()).contains("`vedette export` writes it");
        assertThat(vedette("query", "SELECT 1", "--format", "xml").err()).contains("there is no format xml");
        assertThat(Ran.vedette("store").err()).contains("say what to do with the store");
        assertThat(vedette("export", "flows", "--from", "soon").err()).contains("'soon' is no time");
        assertThat(vedette("query", "SELECT 1", "--database", "mysql://there").err())
                .contains("jdbc:postgresql://");
        assertThat(vedette("query", "SELECT 1", "--database", "jdbc:postgresql://h/d?user=u&password=p")
                        .err())
                .contains("~/.pgpass");
    }
}
