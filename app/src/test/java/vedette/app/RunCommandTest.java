package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.store.StorePlace;
import vedette.store.people.Setting;
import vedette.store.people.Settings;

/// `vedette run` over a capture: what a watched wire would leave behind.
class RunCommandTest {

    private static final String DEMO =
            SourceTree.ROOT.resolve("lab/captures/demo.pcap.gz").toString();

    private static final int PCAP_HEADER = 24;

    @TempDir
    private static Path data;

    private static Ran ran = new Ran(-1, "", "");

    @BeforeAll
    static void watch() {
        ran = Ran.vedette("run", "-r", DEMO, "--speed", "max", "--no-dashboard", "--data-dir", data.toString());
    }

    private static Ran again(String... words) {
        return Ran.vedette(words);
    }

    @Test
    void incidentsAreToldOnceTheyAreStored() {
        assertThat(ran.status()).as(ran.err()).isZero();
        Ran ids = again("query", "SELECT id FROM incidents", "--format", "csv", "--data-dir", data.toString());

        assertThat(ids.out().lines().skip(1))
                .hasSizeGreaterThan(10)
                .allMatch(id -> ran.out().contains(id));
    }

    @Test
    void anIncidentThatGetsWorseIsToldAgain() {
        assertThat(ran.out())
                .containsPattern("medium +\\d+  infiltration .* 8aef67b5b9dc11ab")
                .containsPattern("critical +\\d+  infiltration .* 8aef67b5b9dc11ab");
    }

    @Test
    void whatWasWatchedIsKeptWithIt() {
        assertThat(again("store", "info", "--data-dir", data.toString()).out()).contains("incidents", "15");
        assertThat(ran.out()).contains("66,572").contains("15 opened");
    }

    @Test
    void whereNoPacketCameNothingIsObeyedIn1970(@TempDir Path other) throws IOException {
        Path empty = Files.write(other.resolve("empty.pcap"), Arrays.copyOf(demo(), PCAP_HEADER));

        Ran nothing = Ran.vedette(
                "run",
                "-r",
                empty.toString(),
                "--no-dashboard",
                "--data-dir",
                other.resolve("data").toString());

        assertThat(nothing.status()).as(nothing.err()).isZero();
        assertThat(nothing.out()).contains("no packets");
        assertThat(nothing.err()).doesNotContain("1970", "models at work");
    }

    private static byte[] demo() throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(Path.of(DEMO)))) {
            return in.readAllBytes();
        }
    }

    @Test
    void theNextRunGoesOnFromWhatWasLearnt(@TempDir Path other) throws IOException {
        String dir = other.toString();
        Ran first = Ran.withInput(demo(), "run", "-r", "-", "--no-dashboard", "--data-dir", dir);

        Ran second = Ran.withInput(demo(), "run", "-r", "-", "--no-dashboard", "--data-dir", dir);

        assertThat(first.status()).as(first.err()).isZero();
        assertThat(second.status())
                .as("the same traffic again is before what is known")
                .isNotZero();
        assertThat(second.err()).contains("before the end of what was learnt");
    }

    @Test
    void aFileMayBeOfAnyDay() {
        Ran second = Ran.vedette("run", "-r", DEMO, "--speed", "max", "--no-dashboard", "--data-dir", data.toString());

        assertThat(second.status()).as(second.err()).isZero();
        assertThat(data.resolve("store/site.state")).doesNotExist();
    }

    @Test
    void whatCannotBeGoneOnFromIsPutAside(@TempDir Path other) throws IOException {
        Path state = other.resolve("store/site.state");
        Files.createDirectories(other.resolve("store"));
        Files.writeString(state, "no state at all");

        Ran next = Ran.withInput(demo(), "run", "-r", "-", "--no-dashboard", "--data-dir", other.toString());

        assertThat(next.status()).as(next.err()).isZero();
        assertThat(next.err()).contains("learning begins anew");
        assertThat(other.resolve("store/site.state.old")).hasContent("no state at all");
        assertThat(state).exists();
    }

    @Test
    void aReportOfAnUnknownFormIsRefusedBeforeAnythingBegins() {
        Ran refused = Ran.vedette("run", "-r", DEMO, "--report", "daily", "--report-format", "docx");

        assertThat(refused.status()).isEqualTo(Main.WRONG_USAGE);
        assertThat(refused.err()).contains("--report-format").contains("docx");
    }

    @Test
    void reportsThatWereAskedForAreRemembered(@TempDir Path other) throws IOException {
        String dir = other.toString();
        assertThat(Ran.vedette(
                                "run",
                                "-r",
                                DEMO,
                                "--speed",
                                "max",
                                "--no-dashboard",
                                "--report",
                                "weekly",
                                "--data-dir",
                                dir)
                        .status())
                .isZero();

        StorePlace place = StorePlace.in(other.resolve("store"));

        assertThat(new Settings(place.incidents()).get(Setting.REPORT_SCHEDULE)).isEqualTo(Setting.Schedule.WEEKLY);
    }

    @Test
    void beyondThisMachineItTakesTlsAndAPasswordThatSomebodyChose(@TempDir Path other) throws IOException {
        String dir = other.toString();
        String place = "0.0.0.0:" + freePort();
        String[] open = {"run", "-r", DEMO, "--speed", "max", "--listen", place, "--data-dir", dir};
        String[] byTls = {"run", "-r", DEMO, "--speed", "max", "--listen", place, "--tls", "--data-dir", dir};

        Ran plain = Ran.vedette(open);
        Ran early = Ran.vedette(byTls);
        Ran chosen = Ran.withInput(
                "correct horse battery".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "user",
                "password",
                "admin",
                "--password-file",
                "-",
                "--data-dir",
                dir);
        Ran well = Ran.vedette(byTls);

        assertThat(plain.status()).isEqualTo(Main.WRONG_USAGE);
        assertThat(plain.err()).contains("beyond this machine", "--tls", "--behind-proxy");
        assertThat(early.status()).isEqualTo(Main.WRONG_USAGE);
        assertThat(early.err()).contains("admin has the first password still", "vedette user password admin");
        assertThat(chosen.out()).contains("the file with the first one is deleted");
        assertThat(other.resolve("first-password")).doesNotExist();
        assertThat(well.status()).as(well.err()).isZero();
        assertThat(well.err()).contains("dashboard: https://", "by SHA-256: ");
        assertThat(other.resolve("tls/key.pem")).exists();
        assertThat(other.resolve("dashboard")).as("it is over").doesNotExist();
    }

    private static int freePort() throws IOException {
        try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
