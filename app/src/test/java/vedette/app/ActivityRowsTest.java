package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.Ipv6Builder.ipv6;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.PacketBuilder.packet;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.TcpBuilder.ACK;
import static vedette.testkit.TcpBuilder.FIN;
import static vedette.testkit.TcpBuilder.SYN;
import static vedette.testkit.TcpBuilder.tcp;
import static vedette.testkit.UdpBuilder.udp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.testkit.PcapBuilder;

/// `vedette flows --rows activity`, from packets to rows.
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class ActivityRowsTest {

    /// 2023-11-14 22:13:20 UTC.
    private static final long BEGIN = 1_700_000_000_000_000_000L;

    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;
    private static final String CLIENT = "10.0.0.1";
    private static final String SERVER = "10.0.0.2";
    private static final int FIXED_COLUMNS = 10;
    private static final List<String> MANY_SHARDS = List.of("2", "4", "8");

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
                                tcp(40_000, 80).flags(FIN | ACK).sequence(1)))
                .packet(
                        BEGIN + 12 * SECOND,
                        packet(ethernet(), ipv4("10.0.0.3", SERVER), udp(5_000, 53), payload(40))));
    }

    private static String key(String line) {
        return String.join(",", Arrays.copyOf(line.split(",", -1), FIXED_COLUMNS));
    }

    private static String value(Ran ran, int line, String column) {
        List<String> lines = ran.out().lines().toList();
        List<String> names = Arrays.asList(lines.getFirst().split(",", -1));
        return lines.get(line).split(",", -1)[names.indexOf(column)];
    }

    @Test
    void whoWasActiveInAWindowHasARow() throws IOException {
        Ran ran = Ran.vedette("flows", small(), "--rows", "activity");

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out().lines().skip(1).map(ActivityRowsTest::key))
                .containsExactly(
                        "actor,10,2023-11-14 22:13:20.000000,2023-11-14 22:13:30.000000,10.0.0.1,,,,3,true",
                        "actor,60,2023-11-14 22:12:30.000000,2023-11-14 22:13:30.000000,10.0.0.1,,,,3,true",
                        "actor,300,2023-11-14 22:08:30.000000,2023-11-14 22:13:30.000000,10.0.0.1,,,,3,true",
                        "victim,10,2023-11-14 22:13:20.000000,2023-11-14 22:13:30.000000,10.0.0.2,,,,3,true",
                        "victim,60,2023-11-14 22:12:30.000000,2023-11-14 22:13:30.000000,10.0.0.2,,,,3,true",
                        "victim,300,2023-11-14 22:08:30.000000,2023-11-14 22:13:30.000000,10.0.0.2,,,,3,true",
                        "pair,10,2023-11-14 22:13:20.000000,2023-11-14 22:13:30.000000,10.0.0.1,10.0.0.2,80,6,3,true",
                        "pair,60,2023-11-14 22:12:30.000000,2023-11-14 22:13:30.000000,10.0.0.1,10.0.0.2,80,6,3,true",
                        "pair,300,2023-11-14 22:08:30.000000,2023-11-14 22:13:30.000000,10.0.0.1,10.0.0.2,80,6,3,true",
                        "actor,10,2023-11-14 22:13:30.000000,2023-11-14 22:13:40.000000,10.0.0.3,,,,1,true",
                        "actor,60,2023-11-14 22:12:40.000000,2023-11-14 22:13:40.000000,10.0.0.1,,,,3,true",
                        "actor,60,2023-11-14 22:12:40.000000,2023-11-14 22:13:40.000000,10.0.0.3,,,,1,true",
                        "actor,300,2023-11-14 22:08:40.000000,2023-11-14 22:13:40.000000,10.0.0.1,,,,3,true",
                        "actor,300,2023-11-14 22:08:40.000000,2023-11-14 22:13:40.000000,10.0.0.3,,,,1,true",
                        "victim,10,2023-11-14 22:13:30.000000,2023-11-14 22:13:40.000000,10.0.0.2,,,,1,true",
                        "victim,60,2023-11-14 22:12:40.000000,2023-11-14 22:13:40.000000,10.0.0.2,,,,4,true",
                        "victim,300,2023-11-14 22:08:40.000000,2023-11-14 22:13:40.000000,10.0.0.2,,,,4,true",
                        "pair,10,2023-11-14 22:13:30.000000,2023-11-14 22:13:40.000000,10.0.0.3,10.0.0.2,53,17,1,true",
                        "pair,60,2023-11-14 22:12:40.000000,2023-11-14 22:13:40.000000,10.0.0.1,10.0.0.2,80,6,3,true",
                        "pair,60,2023-11-14 22:12:40.000000,2023-11-14 22:13:40.000000,10.0.0.3,10.0.0.2,53,17,1,true",
                        "pair,300,2023-11-14 22:08:40.000000,2023-11-14 22:13:40.000000,10.0.0.1,10.0.0.2,80,6,3,true",
                        "pair,300,2023-11-14 22:08:40.000000,2023-11-14 22:13:40.000000,10.0.0.3,10.0.0.2,53,17,1,true");
        assertThat(ran.err()).isEqualTo("22 rows of 2 conversations, 4 packets; exact\n");
    }

    @Test
    void itsFeaturesAreThoseOfThePackets() throws IOException {
        Ran ran = Ran.vedette("flows", small(), "--rows", "activity");

        int actor = 1;
        assertThat(value(ran, actor, "begun")).isEqualTo("1.0");
        assertThat(value(ran, actor, "begun_tcp")).isEqualTo("1.0");
        assertThat(value(ran, actor, "answered")).isEqualTo("1.0");
        assertThat(value(ran, actor, "packets_out")).isEqualTo("2.0");
        assertThat(value(ran, actor, "packets_in")).isEqualTo("1.0");
        assertThat(value(ran, actor, "syns_out")).isEqualTo("1.0");
        assertThat(value(ran, actor, "fins_out")).isEqualTo("1.0");
        assertThat(value(ran, actor, "active_share")).isEqualTo("0.2");
        int victimOfBoth = 16;
        assertThat(value(ran, victimOfBoth, "begun")).isEqualTo("2.0");
        assertThat(value(ran, victimOfBoth, "begun_udp_share")).isEqualTo("0.5");
        assertThat(value(ran, victimOfBoth, "distinct_peers")).isEqualTo("2.0");
        assertThat(value(ran, victimOfBoth, "packets_in")).isEqualTo("3.0");
        assertThat(value(ran, victimOfBoth, "distinct_ports")).isEqualTo("2.0");
    }

    @ParameterizedTest
    @CsvSource({"x.csv,kind", "x.jsonl,{", "x.parquet,PAR1"})
    void everyTableCanBeWritten(String name, String begin) throws IOException {
        Path file = folder.resolve(name);

        Ran ran = Ran.vedette("flows", small(), "--rows", "activity", "-o", file.toString(), "--digest", "--json");

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .startsWith(begin);
        assertThat(ran.out())
                .contains("\"exact\":true")
                .contains("\"schema\":\"activity 2\",\"rows\":22,\"sha256\":\"")
                .contains("\"conversations\":2");
    }

    @Test
    void whatIsOutsideDependsOnHome() throws IOException {
        String file = capture(new PcapBuilder()
                .packet(BEGIN + MILLI, packet(ethernet(), ipv6("2001:db8::1", "2001:db8:7::9"), udp(5_000, 53))));

        Ran outside = Ran.vedette("flows", file, "--rows", "activity");
        Ran inside = Ran.vedette("flows", file, "--rows", "activity", "--home", "2001:db8:7::/48");

        assertThat(outside.out()).contains(",2001:db8::,2001:db8:7::,53,17,1,true");
        assertThat(inside.out()).contains(",2001:db8::,2001:db8:7::9,53,17,1,true");
    }

    @Test
    void anEmptyCaptureHasNoRowsButItsHeader() throws IOException {
        Ran ran = Ran.vedette("flows", capture(new PcapBuilder()), "--rows", "activity");

        assertThat(ran.status()).isZero();
        assertThat(ran.out().lines()).singleElement().asString().startsWith("kind,window_seconds,window_start,");
        assertThat(ran.err()).isEqualTo("0 rows of 0 conversations, 0 packets; exact\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--format zeek | --rows activity goes out as csv, jsonl or parquet: zeek is a form of conversations",
                "--format eve | --rows activity goes out as csv, jsonl or parquet: eve",
                "-o x.log | zeek, after the end of -o's name, is a form of conversations",
                "--schema full | --schema chooses the columns of flows: leave it out",
                "--checkpoints 3 | --checkpoints are rows of flows",
                "--format parquet | name a file with -o",
                "--home 10.0.0.0/77 | 10.0.0.0/77"
            })
    void whatHasNoMeaningIsRefusedWithWhatToDo(String arguments, String message) throws IOException {
        Ran ran = Ran.vedette(("flows " + small() + " --rows activity " + arguments).split(" "));

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains(message);
        assertThat(ran.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"activity,1", "activity,20260305", "tick,1", "tick,20260305"})
    void theNumberOfShardsDoesNotShowInHostileTraffic(String rows, long seed) throws IOException {
        String file = capture(HostileTraffic.of(seed, 2_000));
        Ran one = Ran.vedette("flows", file, "--rows", rows, "--digest");

        for (String shards : MANY_SHARDS) {
            assertThat(Ran.vedette("flows", file, "--rows", rows, "--digest", "--shards", shards))
                    .as("seed %d, %s shards", seed, shards)
                    .isEqualTo(one);
        }
        assertThat(one.out().lines().count()).isGreaterThan(100);
    }

    /// In 25 seconds, and in one, which has no room for all.
    @ParameterizedTest
    @ValueSource(longs = {5 * MILLI, MILLI / 6})
    void theNumberOfShardsDoesNotShowWherePeersAreCountedBySketches(long gap) throws IOException {
        String file = capture(HostileTraffic.sweeps(gap));
        Ran one = Ran.vedette("flows", file, "--rows", "activity", "--digest");

        for (String shards : MANY_SHARDS) {
            assertThat(Ran.vedette("flows", file, "--rows", "activity", "--digest", "--shards", shards))
                    .as("%s shards", shards)
                    .isEqualTo(one);
        }
        assertThat(largest(one, "actor")).isCloseTo(5_000, within(500.0));
        assertThat(largest(one, "victim")).isCloseTo(3_000, within(300.0));
        assertThat(one.err()).contains("not exact: left_out=");
    }

    /// The most peers that a host of this kind had in a minute.
    private static double largest(Ran ran, String kind) {
        List<String> lines = ran.out().lines().toList();
        int column = Arrays.asList(lines.getFirst().split(",", -1)).indexOf("distinct_peers");
        return lines.stream()
                .filter(line -> line.startsWith(kind + ",60,"))
                .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[column]))
                .max()
                .orElseThrow();
    }
}
