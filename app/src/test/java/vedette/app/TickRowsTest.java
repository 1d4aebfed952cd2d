package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.PacketBuilder.packet;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.TcpBuilder.ACK;
import static vedette.testkit.TcpBuilder.SYN;
import static vedette.testkit.TcpBuilder.tcp;
import static vedette.testkit.UdpBuilder.udp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.testkit.PcapBuilder;

/// `vedette flows --rows tick`, from packets to rows.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class TickRowsTest {

    private static final long BEGIN = 1_700_000_000_000_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;
    private static final String CLIENT = "10.0.0.1";
    private static final String SERVER = "10.0.0.2";

    @TempDir
    private Path folder;

    private String capture(PcapBuilder packets) throws IOException {
        return Files.write(folder.resolve("packets.pcap"), packets.build()).toString();
    }

    private String small() throws IOException {
        return capture(new PcapBuilder()
                .packet(
                        BEGIN + MILLI,
                        packet(ethernet(), ipv4(CLIENT, SERVER), tcp(40_000, 80).flags(SYN)))
                .packet(
                        BEGIN + 2 * MILLI,
                        packet(ethernet(), ipv4(SERVER, CLIENT), tcp(80, 40_000).flags(SYN | ACK)))
                .packet(
                        BEGIN + 2 * SECOND,
                        packet(
                                ethernet(),
                                ipv4(CLIENT, SERVER),
                                tcp(40_000, 80).flags(ACK).sequence(1)))
                .packet(
                        BEGIN + 2 * SECOND + MILLI,
                        packet(ethernet(), ipv4("10.0.0.3", SERVER), udp(5_000, 53), payload(40))));
    }

    private static String columns(Ran ran, int line, String... names) {
        List<String> lines = ran.out().lines().toList();
        List<String> all = List.of(lines.getFirst().split(",", -1));
        String[] values = lines.get(line).split(",", -1);
        return Arrays.stream(names).map(name -> values[all.indexOf(name)]).collect(Collectors.joining(" "));
    }

    @Test
    void whoWasActiveInASecondHasARow() throws IOException {
        Ran ran = Ran.vedette("flows", small(), "--rows", "tick");

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out().lines().skip(1).map(line -> line.replaceFirst("true.*", "true")))
                .containsExactly(
                        "actor,1700000000,10.0.0.1,,,,true",
                        "victim,1700000000,10.0.0.2,,,,true",
                        "pair,1700000000,10.0.0.1,10.0.0.2,80,6,true",
                        "actor,1700000002,10.0.0.1,,,,true",
                        "actor,1700000002,10.0.0.3,,,,true",
                        "victim,1700000002,10.0.0.2,,,,true",
                        "pair,1700000002,10.0.0.1,10.0.0.2,80,6,true",
                        "pair,1700000002,10.0.0.3,10.0.0.2,53,17,true");
        assertThat(ran.err()).isEqualTo("8 rows of 2 conversations, 4 packets; exact\n");
    }

    @Test
    void itsCountsAreThoseOfThePackets() throws IOException {
        Ran ran = Ran.vedette("flows", small(), "--rows", "tick");

        String[] names = {"active", "begun", "answered", "packets_out", "packets_in", "syns_out", "distinct_peers"};
        assertThat(columns(ran, 1, names)).isEqualTo("1 1 1 1 1 1 1");
        assertThat(columns(ran, 2, names)).isEqualTo("1 1 1 1 1 1 1");
        assertThat(columns(ran, 3, names)).isEqualTo("1 1 1 1 1 1 ");
        assertThat(columns(ran, 4, names)).isEqualTo("1 0 0 1 0 0 1");
        assertThat(columns(ran, 6, names)).isEqualTo("2 1 0 0 2 0 2");
        assertThat(columns(ran, 8, "begun_udp", "bytes_out", "payload_out")).isEqualTo("1 68 40");
    }

    @Test
    void distinctCountsAreEstimatedWhereThereAreMany() throws IOException {
        Ran ran = Ran.vedette("flows", capture(HostileTraffic.sweeps(5 * MILLI)), "--rows", "tick");

        List<String> sweeper =
                ran.out().lines().filter(line -> line.contains(",10.9.9.9,,")).toList();
        int peers = List.of(ran.out().lines().findFirst().orElseThrow().split(",", -1))
                .indexOf("distinct_peers");
        assertThat(sweeper)
                .hasSize(25)
                .allSatisfy(line -> assertThat(Double.parseDouble(line.split(",", -1)[peers]))
                        .isCloseTo(200, within(40.0)));
    }

    @ParameterizedTest
    @ValueSource(longs = {5 * MILLI, MILLI / 6})
    void theNumberOfShardsDoesNotShow(long gap) throws IOException {
        String file = capture(HostileTraffic.sweeps(gap));
        Ran one = Ran.vedette("flows", file, "--rows", "tick", "--digest");

        for (String shards : List.of("2", "4", "8")) {
            assertThat(Ran.vedette("flows", file, "--rows", "tick", "--digest", "--shards", shards))
                    .as("%s shards", shards)
                    .isEqualTo(one);
        }
        assertThat(one.err()).contains(gap == 5 * MILLI ? "; exact" : "not exact: left_out=");
    }

    @Test
    void anEmptyCaptureHasNoRowsButItsHeader() throws IOException {
        Ran ran = Ran.vedette("flows", capture(new PcapBuilder()), "--rows", "tick");

        assertThat(ran.status()).isZero();
        assertThat(ran.out().lines()).singleElement().asString().startsWith("kind,tick_start,address,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--format zeek | --rows tick goes out as csv, jsonl or parquet: zeek is a form of conversations",
                "-o x.log | zeek, after the end of -o's name, is a form of conversations",
                "--schema full | --schema chooses the columns of flows: leave it out, --rows tick always has the same",
                "--checkpoints 3 | --checkpoints are rows of flows: leave them out, --rows tick has no such rows",
                "--format parquet | name a file with -o"
            })
    void whatHasNoMeaningIsRefusedWithWhatToDo(String arguments, String message) throws IOException {
        Ran ran = Ran.vedette(("flows " + small() + " --rows tick " + arguments).split(" "));

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains(message);
        assertThat(ran.out()).isEmpty();
    }
}
