package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every packet on record, by the command line.
class KeptPacketsTest {

    private static final String DEMO =
            SourceTree.ROOT.resolve("lab/captures/demo.pcap.gz").toString();

    @TempDir
    private static Path data;

    @TempDir
    private Path folder;

    @BeforeAll
    static void keepEveryPacket() {
        // a file follows the option, and is not taken for a size
        Ran kept = Ran.vedette("analyze", "--store", "--shards", "2", "--store-packets", DEMO, "--data-dir", in(data));

        assertThat(kept.status()).as(kept.err()).isZero();
    }

    private static String in(Path folder) {
        return folder.toString();
    }

    private static Ran vedette(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data-dir", in(data)));
        return Ran.vedette(all.toArray(String[]::new));
    }

    private static String ask(String sql) {
        Ran ran = vedette("query", sql, "--format", "csv");
        assertThat(ran.status()).as(ran.err()).isZero();
        return ran.out();
    }

    @Test
    void aConversationHasAsManyPacketsAsItsFlows_andErrorsAboutIt() {
        String more = ask("WITH p AS (SELECT conversation, count(*) AS n FROM packets GROUP BY ALL),"
                + " f AS (SELECT conversation, sum(fwd_packets + bwd_packets) AS n FROM flows GROUP BY ALL)"
                + " SELECT count(*) FILTER (p.n < f.n OR f.n IS NULL) AS wrong, count(*) FILTER (p.n = f.n) > 10000 AS"
                + " many FROM p FULL JOIN f USING (conversation)");

        assertThat(more).isEqualTo("wrong,many\n0,true\n");
    }

    @Test
    void aPacketOfAnAttackHasItsScore_andOthersHaveNone() {
        String scored = ask("SELECT count(*) > 1000 AS some, count(*) FILTER (score IS NULL) > 1000 AS others,"
                + " count(*) FILTER (score <> (SELECT i.score FROM incidents AS i WHERE i.id = incident)) AS wrong"
                + " FROM packets");

        assertThat(scored).isEqualTo("some,others,wrong\ntrue,true,0\n");
    }

    @Test
    void packetsCanBePutOut_counted_andLookedAfter() throws Exception {
        Path file = folder.resolve("packets.csv");

        assertThat(vedette("export", "packets", "--where", "dst_port = 22", "-o", in(file))
                        .status())
                .isZero();
        assertThat(Files.readAllLines(file).getFirst()).startsWith("time,conversation,src,src_port,dst,");
        assertThat(Files.readAllLines(file)).hasSizeGreaterThan(10);
        assertThat(vedette("export", "packets", "--to", "2001-01-01T00:00Z")
                        .out()
                        .lines())
                .hasSize(1);
        assertThat(vedette("store", "info").out()).containsPattern("packets +66,\\d{3} in \\d+ files of");
        assertThat(vedette("store", "verify").out()).contains("files are good");
        assertThat(vedette("store", "backup", in(folder.resolve("copy"))).status())
                .isZero();
        assertThat(Ran.vedette("store", "info", "--data-dir", in(folder)).status())
                .isNotZero();
        assertThat(folder.resolve("copy").resolve("archive").resolve("packets")).isDirectory();
    }

    @Test
    void whoeverWatchesCanKeepThemToo() {
        Ran run = Ran.vedette(
                "run", "-r", DEMO, "--speed", "max", "--no-dashboard", "--store-packets=1G", "--data-dir", in(folder));

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(Ran.vedette("store", "info", "--data-dir", in(folder)).out())
                .containsPattern("packets +66,\\d{3} in \\d+ files of");
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        assertThat(Ran.vedette("analyze", DEMO, "--store-packets").err()).contains("add --store");
        assertThat(Ran.vedette("analyze", DEMO, "--store", "--store-packets", "10K", "--data-dir", in(folder))
                        .err())
                .contains("at least 1M");
        Ran both = Ran.vedette(
                "analyze", DEMO, "--store", "--store-packets=2G", "--privacy", "pseudonyms", "--data-dir", in(folder));
        assertThat(both.status()).isEqualTo(2);
        assertThat(both.err()).contains("packets are off");
        assertThat(folder).isEmptyDirectory();
    }
}
