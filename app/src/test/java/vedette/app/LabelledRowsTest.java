package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.PacketBuilder.packet;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.TcpBuilder.ACK;
import static vedette.testkit.TcpBuilder.SYN;
import static vedette.testkit.TcpBuilder.tcp;
import static vedette.testkit.UdpBuilder.udp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.testkit.PcapBuilder;

/// `vedette flows --labels` with rows about hosts, from packets to what each row is in truth.
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class LabelledRowsTest {

    /// 2023-11-14 22:13:20 UTC, the beginning of a window of ten seconds.
    private static final long BEGIN = 1_700_000_000_000_000_000L;

    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;
    private static final String CLIENT = "10.0.0.1";
    private static final String SERVER = "10.0.0.2";
    private static final String SCAN_OF_SERVER = "1699999999,1700000100,10.0.0.1,10.0.0.2,*,*,Scan,nmap\n";

    @TempDir
    private Path folder;

    private PcapBuilder packets;

    @BeforeEach
    void nothingYet() {
        packets = new PcapBuilder();
    }

    /// Packets of one conversation over UDP, a millisecond apart.
    private void send(long at, String from, int fromPort, String to, int toPort, int count) {
        for (int i = 0; i < count; i++) {
            packets.packet(
                    BEGIN + at + i * MILLI, packet(ethernet(), ipv4(from, to), udp(fromPort, toPort), payload(20)));
        }
    }

    private Ran run(String labels, String... options) throws IOException {
        Path capture = Files.write(folder.resolve("packets.pcap"), packets.build());
        Path file = Files.writeString(
                folder.resolve("labels.csv"), "start_epoch,end_epoch,src,dst,dport,proto,class,tool\n" + labels);
        Ran ran = Ran.vedette(
                Stream.concat(Stream.of("flows", capture.toString(), "--labels", file.toString()), Stream.of(options))
                        .toArray(String[]::new));
        assertThat(ran.status()).as(ran.err()).isZero();
        return ran;
    }

    /// Kind, address and truth of each row that lasts ten seconds, or of each tick.
    private static List<String> truths(Ran ran) {
        List<String> lines = ran.out().lines().toList();
        List<String> names = List.of(lines.getFirst().split(",", -1));
        int length = names.indexOf("window_seconds");
        return lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(row -> length < 0 || row[length].equals("10"))
                .map(row -> row[0] + " " + row[names.indexOf("address")] + " "
                        + String.join(",", List.of(row).subList(row.length - 3, row.length)))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "activity, 2, 'partial,2,nmap'",
        "activity, 3, 'Scan,3,nmap'",
        "tick, 2, 'partial,2,nmap'",
        "tick, 3, 'Scan,3,nmap'"
    })
    void threePacketsMakeALabelForTheActorTheVictimAndThePair(String rows, int count, String truth) throws IOException {
        send(0, CLIENT, 5_000, SERVER, 53, count);
        send(500 * MILLI, SERVER, 53, CLIENT, 5_000, 40); // answers do not count

        assertThat(truths(run(SCAN_OF_SERVER, "--rows", rows)))
                .containsExactly("actor 10.0.0.1 " + truth, "victim 10.0.0.2 " + truth, "pair 10.0.0.1 " + truth);
    }

    @Test
    void theTicksOfAWindowAreAddedUp() throws IOException {
        send(0, CLIENT, 5_000, SERVER, 53, 2);
        send(3 * SECOND, CLIENT, 5_000, SERVER, 53, 1);

        assertThat(truths(run(SCAN_OF_SERVER, "--rows", "activity"))).first().isEqualTo("actor 10.0.0.1 Scan,3,nmap");
        assertThat(truths(run(SCAN_OF_SERVER, "--rows", "tick")).stream().filter(row -> row.startsWith("actor")))
                .containsExactly("actor 10.0.0.1 partial,2,nmap", "actor 10.0.0.1 partial,1,nmap");
    }

    @Test
    void whoIsNotTouchedIsBenign() throws IOException {
        send(0, CLIENT, 5_000, SERVER, 53, 5);
        send(100 * MILLI, "10.0.0.3", 5_000, SERVER, 53, 90);
        send(200 * MILLI, CLIENT, 5_000, "10.0.0.4", 53, 90);

        assertThat(truths(run(SCAN_OF_SERVER, "--rows", "activity")))
                .containsExactly(
                        "actor 10.0.0.1 Scan,5,nmap",
                        "actor 10.0.0.3 BENIGN,0,",
                        "victim 10.0.0.2 Scan,5,nmap",
                        "victim 10.0.0.4 BENIGN,0,",
                        "pair 10.0.0.1 Scan,5,nmap",
                        "pair 10.0.0.1 BENIGN,0,",
                        "pair 10.0.0.3 BENIGN,0,");
    }

    @Test
    void aRuleThatMatchesBackwardCountsWhatTheResponderSent() throws IOException {
        packets.packet(
                BEGIN,
                packet(ethernet(), ipv4(CLIENT, SERVER), tcp(40_000, 4_444).flags(SYN)));
        for (int i = 1; i < 5; i++) {
            packets.packet(
                    BEGIN + i * MILLI,
                    packet(
                            ethernet(),
                            ipv4(SERVER, CLIENT),
                            tcp(4_444, 40_000)
                                    .flags(i == 1 ? SYN | ACK : ACK)
                                    .sequence(i == 1 ? 0 : i * 10)
                                    .acknowledgment(1),
                            payload(i == 1 ? 0 : 10)));
        }

        Ran ran = run("1699999999,1700000100,10.0.0.2,10.0.0.1,40000,tcp,Shell,ncat\n", "--rows", "activity");

        assertThat(truths(ran))
                .containsExactly(
                        "actor 10.0.0.1 Shell,4,ncat", "victim 10.0.0.2 Shell,4,ncat", "pair 10.0.0.1 Shell,4,ncat");
    }

    @Test
    void spoofedSourcesMakeTheirVictimOneOfTheLabelAndAreThemselvesPartial() throws IOException {
        for (int i = 0; i < 20; i++) {
            packets.packet(
                    BEGIN + i * MILLI,
                    packet(
                            ethernet(),
                            ipv4("198.51.100." + i, SERVER),
                            tcp(1_000 + i, 80).flags(SYN)));
        }
        send(50 * MILLI, CLIENT, 5_000, SERVER, 53, 9); // of the lab, so not what * means

        List<String> rows = truths(run("1699999999,1700000100,*,10.0.0.2,*,*,SynFlood,hping3\n", "--rows", "activity"));

        assertThat(rows)
                .contains("victim 10.0.0.2 SynFlood,20,hping3", "actor 10.0.0.1 BENIGN,0,", "pair 10.0.0.1 BENIGN,0,")
                .contains("actor 198.51.100.7 partial,1,hping3", "pair 198.51.100.7 partial,1,hping3");
        assertThat(rows).filteredOn(row -> row.contains("partial,1,hping3")).hasSize(40);
    }

    @Test
    void whatBeganInTheTimeOfARuleKeepsItsLabelAndWhatBeginsLaterHasNone() throws IOException {
        String untilTheMiddle = "1699999999,1700000005,10.0.0.1,10.0.0.2,*,*,Scan,nmap\n";
        send(4 * SECOND, CLIENT, 5_000, SERVER, 53, 1);
        send(8 * SECOND, CLIENT, 5_000, SERVER, 53, 2);
        send(8 * SECOND, CLIENT, 6_000, SERVER, 54, 30);
        send(12 * SECOND, CLIENT, 5_000, SERVER, 53, 3);
        send(22 * SECOND, CLIENT, 6_000, SERVER, 54, 3);

        assertThat(truths(run(untilTheMiddle, "--rows", "activity")).stream().filter(row -> !row.startsWith("victim")))
                .containsExactly(
                        "actor 10.0.0.1 Scan,3,nmap",
                        "pair 10.0.0.1 Scan,3,nmap",
                        "pair 10.0.0.1 BENIGN,0,",
                        "actor 10.0.0.1 Scan,3,nmap",
                        "pair 10.0.0.1 Scan,3,nmap",
                        "actor 10.0.0.1 BENIGN,0,",
                        "pair 10.0.0.1 BENIGN,0,");
    }

    @Test
    void linesAboutArpAndFurtherColumnsArePassedOver() throws IOException {
        send(0, CLIENT, 5_000, SERVER, 53, 3);
        Path capture = Files.write(folder.resolve("packets.pcap"), packets.build());
        Path labels = Files.writeString(folder.resolve("labels.csv"), """
                start_epoch,end_epoch,src,dst,dport,proto,class,tool,subtype,first_packet,command
                1699999999,1700000100,10.0.0.1,10.0.0.2,*,arp,ArpSpoof,arpspoof,,1,"arpspoof -t A, B"
                1699999999,1700000100,10.0.0.1,10.0.0.2,*,udp,Scan,nmap,udp,1,"nmap -sU"
                """);

        Ran ran = Ran.vedette("flows", capture.toString(), "--rows", "tick", "--labels", labels.toString());

        assertThat(ran.err()).isEqualTo("3 rows of 1 conversations, 3 packets; exact\n");
        assertThat(truths(ran)).first().isEqualTo("actor 10.0.0.1 Scan,3,nmap");
    }

    @ParameterizedTest
    @CsvSource({
        "activity,x.csv,kind", "activity,x.jsonl,{", "activity,x.parquet,PAR1",
        "tick,x.csv,kind", "tick,x.jsonl,{", "tick,x.parquet,PAR1"
    })
    void everyTableCanBeWritten(String rows, String name, String begin) throws IOException {
        send(0, CLIENT, 5_000, SERVER, 53, 3);
        Path file = folder.resolve(name);

        Ran ran = run(SCAN_OF_SERVER, "--rows", rows, "-o", file.toString(), "--digest", "--json");

        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .startsWith(begin)
                .contains("label_tool");
        assertThat(ran.out())
                .contains("\"exact\":true")
                .contains("\"schema\":\"" + rows + " 2\",\"rows\":" + (rows.equals("tick") ? 3 : 9) + ",\"sha256\":\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"activity", "tick"})
    void withoutAFileNothingIsSaid(String rows) throws IOException {
        send(0, CLIENT, 5_000, SERVER, 53, 3);
        Path capture = Files.write(folder.resolve("packets.pcap"), packets.build());

        Ran ran = Ran.vedette("flows", capture.toString(), "--rows", rows);

        assertThat(ran.out()).doesNotContain("label", "BENIGN");
    }

    @Test
    void aFileThatCannotBeReadIsSaid() throws IOException {
        Path capture = Files.write(folder.resolve("packets.pcap"), packets.build());

        Ran ran = Ran.vedette("flows", capture.toString(), "--rows", "activity", "--labels", "nowhere.csv");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("cannot use the labels: nowhere.csv");
    }

    @ParameterizedTest
    @CsvSource({"activity,1", "activity,2", "tick,1", "tick,2"})
    void theNumberOfShardsDoesNotShowInHostileTraffic(String rows, long seed) throws IOException {
        packets = HostileTraffic.of(seed, 2_000);
        String labels = """
                1700000000,1700000400,10.0.0.0-10.0.0.2,*,1-3,*,Scan,nmap
                1700000100,1700000300,10.0.0.0/24,10.0.0.0/24,80,tcp,Web,nikto
                1700000200,1700009000,10.0.0.3;fd00::1-fd00::3,*,*,*,Scan,masscan
                1700000000,1700000200,*,fd00::1-fd00::3,*,*,Flood,hping3
                """;
        Ran one = run(labels, "--rows", rows, "--digest", "--lab", "10.0.0.0/8");

        for (String shards : List.of("2", "4", "8")) {
            assertThat(run(labels, "--rows", rows, "--digest", "--lab", "10.0.0.0/8", "--shards", shards))
                    .as("seed %d, %s shards", seed, shards)
                    .isEqualTo(one);
        }
        assertThat(one.out()).contains(",Scan,", ",Flood,", ",partial,", ",BENIGN,0,", ",masscan", ",nmap");
    }
}
