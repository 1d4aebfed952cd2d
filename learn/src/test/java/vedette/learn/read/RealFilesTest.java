package vedette.learn.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vedette.feature.activity.ActivitySchema;
import vedette.learn.read.name.Dialect;
import vedette.learn.read.name.NeverFeatures;
import vedette.testkit.Corpus;

/// Files of others, where `VEDETTE_TEST_DATA` has them, and the lab's, which are always there.
class RealFilesTest {

    private static final Path LAB = Path.of("../lab/data");

    private static Read flows(String name) throws IOException {
        assumeTrue(Corpus.folder().isPresent(), "VEDETTE_TEST_DATA does not name a folder with flows/" + name);
        Path folder = Corpus.folder().orElseThrow().resolve("flows");
        return Read.of(DataFiles.open(folder.resolve(name), ReadOptions.defaults()));
    }

    private static Map<String, Integer> count(Read read) {
        Map<String, Integer> counts = new TreeMap<>();
        read.labels().forEach(label -> counts.merge(label, 1, Integer::sum));
        return counts;
    }

    @Test
    void cic2017Corrected() throws IOException {
        Read read = flows("cic2017-improved-train.csv.gz");

        assertThat(read.columns().size()).isEqualTo(82);
        assertThat(read.rows()).hasSize(38_955);
        assertThat(count(read))
                .hasSize(16)
                .contains(entry("BENIGN", 4_807), entry("PortScan", 5_188), entry("Heartbleed", 8))
                .contains(entry("Web Attack - SQL Injection", 9), entry("Infiltration - Portscan", 5_130));
        assertThat(read.complaints().dropped()).isEmpty();
        assertThat(read.complaints().repaired())
                .containsOnly(entry("negative Fwd Header Length", 6L), entry("negative Bwd Header Length", 6L));
        assertThat(read.moments())
                .allMatch(time -> time.isAfter(Instant.parse("2017-07-03T11:00:00Z"))
                        && time.isBefore(Instant.parse("2017-07-08T00:00:00Z")));
        assertThat(read.unknownLabels()).isEmpty();
    }

    @Test
    void cic2017SampleOfTheOriginal() throws IOException {
        Read read = flows("cic2017-original-sample.csv.gz");

        assertThat(read.columns().size()).isEqualTo(76);
        assertThat(read.report().ignored()).containsOnlyKeys("Fwd Header Length.1");
        assertThat(count(read))
                .containsOnly(
                        entry("BENIGN", 1_916),
                        entry("Botnet", 1_441),
                        entry("BruteForce", 1_742),
                        entry("DoS", 6_148),
                        entry("Infiltration", 36),
                        entry("PortScan", 255),
                        entry("WebAttack", 2_143));
        assertThat(read.complaints().repaired())
                .containsOnly(
                        entry("infinite Flow Bytes/s", 7L),
                        entry("infinite Flow Packets/s", 9L),
                        entry("no value in Flow Bytes/s", 2L),
                        entry("negative Flow IAT Min", 9L));
    }

    @Test
    void cic2017WebAttacksOfTheOriginal() throws IOException {
        Read read = flows("cic2017-original-web.csv.gz");

        assertThat(read.columns().size()).isEqualTo(77);
        assertThat(count(read))
                .containsOnly(
                        entry("BENIGN", 14_625),
                        entry("Web Attack - Brute Force", 1_470),
                        entry("Web Attack - XSS", 652),
                        entry("Web Attack - SQL Injection", 21));
        assertThat(read.complaints().repaired())
                .containsOnly(entry("negative Flow IAT Min", 28L), entry("no time in Timestamp", 16_768L));
    }

    @Test
    void flowsOfTheLab() throws IOException {
        Read read = Read.of(DataFiles.open(LAB.resolve("train-flow.parquet"), ReadOptions.defaults()));

        assertThat(read.report().dialect()).isEqualTo(Dialect.FULL);
        assertThat(read.columns().names()).noneMatch(NeverFeatures::contains).contains("fwd_ip_bytes", "Flow Duration");
        assertThat(read.report().ignored()).containsKeys("sequence_payload", "conn_state", "Src IP");
        assertThat(read.rows()).hasSizeGreaterThan(10_000).allMatch(row -> row.source.startsWith("train-"));
        assertThat(read.complaints().dropped()).isEmpty();
        assertThat(read.complaints().repaired()).isEmpty();
        assertThat(read.unknownLabels()).isEmpty();
    }

    @Test
    void activityOfTheLab() throws IOException {
        Path file = LAB.resolve("train-activity.parquet");
        Read hosts = Read.of(DataFiles.open(file, ReadOptions.defaults().where("kind", "actor")));
        Read pairs = Read.of(DataFiles.open(
                file, ReadOptions.defaults().where("kind", "pair").where("window_seconds", "60")));

        assertThat(hosts.columns().size()).isEqualTo(ActivitySchema.HOST.size());
        assertThat(pairs.columns().size()).isEqualTo(ActivitySchema.PAIR.size());
        for (Read read : new Read[] {hosts, pairs}) {
            assertThat(read.report().dialect()).isEqualTo(Dialect.ACTIVITY);
            assertThat(read.rows()).hasSizeGreaterThan(5_000).allMatch(row -> row.micros > 0);
            assertThat(read.complaints().dropped()).isEmpty();
            assertThat(read.complaints().repaired()).isEmpty();
            assertThat(read.unknownLabels()).isEmpty();
        }
    }
}
