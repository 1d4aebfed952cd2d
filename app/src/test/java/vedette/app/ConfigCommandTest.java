package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {

    private static final String DEMO =
            SourceTree.ROOT.resolve("lab/captures/demo.pcap.gz").toString();

    @TempDir
    private Path folder;

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("v.yaml"), text).toString();
    }

    @Test
    void aFileToBeginWithIsWrittenOnceAndIsFine() throws IOException {
        String file = folder.resolve("new.yaml").toString();

        Ran first = Ran.vedette("config", "init", "-o", file);
        Files.writeString(Path.of(file), "\n# mine\n", java.nio.file.StandardOpenOption.APPEND);
        Ran second = Ran.vedette("config", "init", "-o", file);
        Ran check = Ran.vedette("config", "check", file);

        assertThat(first.status()).as(first.err()).isZero();
        assertThat(second.status()).isEqualTo(Main.FAILED);
        assertThat(second.err()).contains("is there already and stays as it is");
        assertThat(Files.readString(Path.of(file)))
                .startsWith(Ran.vedette("config", "init").out())
                .contains("# mine");
        assertThat(check.status()).as(check.err()).isZero();
    }

    @Test
    void allThatIsWrongIsSaidAndExitsWith2() throws IOException {
        String file = file("flow:\n  shards: 0\nwbe:\n  tls: true\n");

        Ran check = Ran.vedette("config", "check", file);
        Ran run = Ran.vedette("run", "-c", file, "-r", DEMO);

        assertThat(check.status()).isEqualTo(Main.WRONG_USAGE);
        assertThat(check.err())
                .contains(file + ", line 2: flow.shards is 0", file + ", line 3: wbe is not known; did you mean web?");
        assertThat(run.status()).isEqualTo(Main.WRONG_USAGE);
        assertThat(run.err())
                .contains(
                        "the configuration cannot be used",
                        check.err().lines().findFirst().orElseThrow());
    }

    @Test
    void whatDoesNotGoTogetherIsSaidBeforeARunRefusesIt() throws IOException {
        String open = file("web:\n  listen: 0.0.0.0:5000\n");
        Ran check = Ran.vedette("config", "check", open);

        assertThat(check.status()).isEqualTo(Main.WRONG_USAGE);
        assertThat(check.err())
                .contains("beyond this machine everybody", "--listen is web.listen in " + open + ", line 2");

        Ran half = Ran.vedette("config", "check", file("web:\n  tls-cert: /etc/ssl/mine.pem\n"));
        assertThat(half.status()).isEqualTo(Main.WRONG_USAGE);
        assertThat(half.err()).contains("--tls-cert and --tls-key go together");
    }

    @Test
    void whatHoldsIsShownWithItsOrigin() throws IOException {
        String file = file("web:\n  listen: 127.0.0.1:5055\n");

        Ran shown = Ran.vedette("config", "show", "--origin", file);
        Ran json = Ran.vedette("config", "show", "--json", "--origin", file);

        assertThat(shown.out())
                .contains("web.listen: 127.0.0.1:5055  # " + file + ", line 2", "store.ticks: true  # default");
        assertThat(json.out())
                .contains(
                        "\"web.listen\":{\"value\":\"127.0.0.1:5055\",\"origin\":\"" + file + ", line 2\"}",
                        "\"site.home\":{\"value\":null,\"origin\":\"default\"}");
    }

    @Test
    void aRunAndEveryOtherCommandFindTheSameData() throws IOException {
        Path data = folder.resolve("data");
        String file =
                file("data-dir: " + data + "\nweb: {enabled: false}\nstore: {evidence: none}\nflow: {shards: 2}\n");

        Ran run = Ran.vedette("run", "-c", file, "-r", DEMO, "--speed", "max");
        Ran info = Ran.vedette("store", "info", "-c", file);
        Ran models = Ran.vedette("models", "-c", file);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains(data.resolve("store").toString());
        assertThat(info.out()).contains(data.resolve("store").toString());
        assertThat(models.status()).as(models.err()).isZero();
        assertThat(data.resolve("store/evidence/ring")).doesNotExist();
    }

    @Test
    void aValueThatTheCommandRefusesIsTracedToItsLine() throws IOException {
        String file = file("web:\n  listen: 0.0.0.0:5055\n");

        Ran refused = Ran.vedette("run", "-c", file, "-r", DEMO, "--data-dir", folder.toString());

        assertThat(refused.status()).isEqualTo(Main.WRONG_USAGE);
        assertThat(refused.err()).contains("beyond this machine", "--listen is web.listen in " + file + ", line 2");
    }

    @Test
    void theFileInTheDataFolderIsObeyedWithoutBeingNamed() throws IOException {
        Files.writeString(folder.resolve("vedette.yaml"), "flow: {shards: 65}\n");

        Ran refused = Ran.vedette("run", "-r", DEMO, "--data-dir", folder.toString());

        assertThat(refused.status()).isEqualTo(Main.WRONG_USAGE);
        assertThat(refused.err()).contains("flow.shards is 65");
    }
}
