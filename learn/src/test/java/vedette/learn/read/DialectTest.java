package vedette.learn.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vedette.learn.read.name.Dialect;
import vedette.learn.read.name.FlowFeatures;

class DialectTest {

    private static Read read(String file) throws IOException {
        return Read.resource(file, ReadOptions.defaults());
    }

    @Test
    void cic2017AsFirstPublishedForMachineLearning() throws IOException {
        Read read = read("cic2017-machine-learning.csv");

        assertThat(read.report().dialect()).isEqualTo(Dialect.CIC);
        assertThat(read.columns().size()).isEqualTo(76);
        assertThat(read.report().ignored())
                .containsKey("Destination Port")
                .containsEntry("Fwd Header Length", "repeats Fwd Header Length")
                .hasSize(2);
        assertThat(read.report().absent())
                .containsExactly(
                        "Protocol", "Fwd RST Flags", "Bwd RST Flags", "ICMP Code", "ICMP Type", "Total TCP Flow Time");
        assertThat(read.labels())
                .containsExactly(
                        "BENIGN",
                        "BENIGN",
                        "Web Attack - XSS",
                        "Web Attack - SQL Injection",
                        "Web Attack - Brute Force",
                        "DoS Slowloris");
        assertThat(read.complaints().dropped())
                .containsOnly(entry("negative Flow Duration", 1L), entry("empty row", 1L));
        assertThat(read.complaints().repaired())
                .containsOnly(
                        entry("no value in Flow Bytes/s", 1L),
                        entry("infinite Flow Packets/s", 1L),
                        entry("negative Fwd Header Length", 1L));
        assertThat(read.value(1, "Flow Bytes/s")).isEqualTo(-1);
        assertThat(read.value(1, "Flow Packets/s")).isEqualTo(-1);
        assertThat(read.value(0, "Fwd Header Length")).isEqualTo(34);
        assertThat(read.value(5, "Fwd Header Length")).isNaN();
        assertThat(read.value(0, "FWD Init Win Bytes")).isZero();
        assertThat(read.value(0, "Bwd Init Win Bytes")).isEqualTo(8_192);
        assertThat(read.value(0, "CWR Flag Count")).isEqualTo(49);
    }

    @Test
    void cic2017WithAddresses() throws IOException {
        Read read = read("cic2017-generated-labelled-flows.csv");

        assertThat(read.columns().size()).isEqualTo(77);
        assertThat(read.columns().names())
                .doesNotContain(
                        "Source IP", "Source Port", "Destination IP", "Destination Port", "Timestamp", "Flow ID")
                .contains("Protocol");
        assertThat(read.labels()).containsExactly("DDoS", "DDoS", "BENIGN", "BENIGN");
        assertThat(read.complaints().dropped()).containsOnly(entry("empty row", 1L));
        assertThat(read.rows().get(0).group).isEqualTo(read.rows().get(1).group);
        assertThat(read.rows().get(2).group).isNotEqualTo(read.rows().get(0).group);
        assertThat(read.moments())
                .containsExactly(
                        Instant.parse("2017-07-07T15:30:00Z"),
                        Instant.parse("2017-07-07T11:59:00Z"),
                        Instant.parse("2017-07-03T08:55:58Z"),
                        Instant.parse("2017-07-03T12:00:00Z"));
    }

    @Test
    void cic2018WithShortNames() throws IOException {
        Read read = read("cic2018.csv");

        assertThat(read.columns().size()).isEqualTo(77);
        assertThat(read.labels()).containsExactly("BENIGN", "SSHBruteForce", "Infiltration", "DDoS HOIC");
        assertThat(read.complaints().dropped())
                .containsOnly(
                        entry("header again", 1L),
                        entry("wrong number of columns", 1L),
                        entry("no label", 1L),
                        entry("not a number in Fwd Pkt Len Max", 1L));
        assertThat(read.moments().get(1)).isEqualTo(Instant.parse("2018-02-14T14:01:00Z"));
        assertThat(read.value(0, "Total Fwd Packet")).isEqualTo(4);
        assertThat(read.value(0, "Fwd Packet/Bulk Avg")).isEqualTo(58);
        assertThat(read.value(0, "FWD Init Win Bytes")).isEqualTo(67);
    }

    @Test
    void cic2017Corrected() throws IOException {
        Read read = read("cic2017-corrected.csv");

        assertThat(read.columns().names())
                .containsExactlyElementsOf(FlowFeatures.all().stream()
                        .map(feature -> feature.name())
                        .toList());
        assertThat(read.report().absent()).isEmpty();
        assertThat(read.labels()).containsExactly("BENIGN", "DoS Hulk", "Infiltration - Portscan", "Web Attack - XSS");
        assertThat(read.complaints().dropped()).containsOnly(entry("label left out: DoS Hulk - Attempted", 1L));
        assertThat(read.complaints().repaired()).containsOnly(entry("negative Bwd Header Length", 1L));
        assertThat(read.value(1, "Flow Bytes/s")).isEqualTo(-1);
        assertThat(read.value(0, "ICMP Code")).isEqualTo(-1);
        assertThat(read.moments().getFirst()).isEqualTo(Instant.parse("2017-07-03T11:57:41.826651Z"));
    }

    @Test
    void cicflowmeterForPython() throws IOException {
        Read read = Read.resource(
                "cicflowmeter-py.csv",
                ReadOptions.defaults()
                        .withLabels(LabelOptions.defaults().optional())
                        .inSeconds());

        assertThat(read.report().dialect()).isEqualTo(Dialect.CIC_PYTHON);
        assertThat(read.columns().size()).isEqualTo(76);
        assertThat(read.report().ignored()).containsEntry("cwe_flag_count", "repeats fwd_urg_flags");
        assertThat(read.labels()).containsExactly("", "");
        assertThat(read.value(0, "Flow Duration")).isEqualTo(2_500_000);
        assertThat(read.value(0, "Total Fwd Packet")).isEqualTo(11);
        assertThat(read.moments().getFirst()).isEqualTo(Instant.parse("2024-01-02T15:04:05Z"));
    }

    @Test
    void kdd99HasNoHeaderAndWordsBecomeFeatures() throws IOException {
        Read read = read("kdd99.csv");

        assertThat(read.report().dialect()).isEqualTo(Dialect.KDD);
        assertThat(read.columns().size()).isEqualTo(38 + 3 + 70 + 11);
        assertThat(read.labels()).containsExactly("BENIGN", "smurf", "neptune");
        assertThat(read.value(0, "protocol_type=tcp")).isEqualTo(1);
        assertThat(read.value(0, "protocol_type=icmp")).isZero();
        assertThat(read.value(1, "service=ecr_i")).isEqualTo(1);
        assertThat(read.value(1, "src_bytes")).isEqualTo(1_032);
        assertThat(read.columns().names().stream().filter(name -> name.startsWith("service=")))
                .allSatisfy(name -> assertThat(read.value(2, name)).isZero());
    }

    @Test
    void nslKddHasADifficultyAndFourGroups() throws IOException {
        ReadOptions inGroups =
                ReadOptions.defaults().withLabels(LabelOptions.defaults().withNaming(LabelOptions.Naming.GROUP));
        Read read = Read.resource("nsl-kdd.csv", inGroups);

        assertThat(read.labels()).containsExactly("BENIGN", "r2l", "probe");
        assertThat(read("nsl-kdd.csv").labels()).containsExactly("BENIGN", "guess_passwd", "satan");
        assertThat(read.columns().names()).doesNotContain("difficulty", "label");
        assertThat(read.complaints().dropped()).containsOnly(entry("wrong number of columns", 1L));
    }

    @Test
    void anyOtherFileWithTheNameOfItsLabels() throws IOException {
        Read read = Read.resource(
                "any.csv",
                ReadOptions.defaults().withLabels(LabelOptions.defaults().withColumn("verdict")));

        assertThat(read.report().dialect()).isEqualTo(Dialect.OTHER);
        assertThat(read.columns().names()).containsExactly("bytes", "packets");
        assertThat(read.report().ignored()).containsOnlyKeys("Name", "Src IP", "dst_port", "note", "session_id");
        assertThat(read.labels()).containsExactly("good", "bad", "bad");
        assertThat(read.unknownLabels()).containsExactly("bad", "good");
        assertThat(read.value(0, "bytes")).isEqualTo(1_500);
        assertThat(read.value(1, "packets")).isNaN();
        assertThat(read.complaints().repaired())
                .containsOnly(entry("no value in packets", 1L), entry("infinite bytes", 1L));
        assertThat(read.complaints().dropped()).containsOnly(entry("not a number in bytes", 1L));
    }
}
