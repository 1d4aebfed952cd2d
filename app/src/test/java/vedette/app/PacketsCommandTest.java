package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.LinkHeaders.vlan;
import static vedette.testkit.PacketBuilder.packet;
import static vedette.testkit.PacketBuilder.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.testkit.ArpBuilder;
import vedette.testkit.Ipv4Builder;
import vedette.testkit.Ipv6Builder;
import vedette.testkit.PcapBuilder;
import vedette.testkit.TcpBuilder;
import vedette.testkit.UdpBuilder;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PacketsCommandTest {

    private static final long NOON = 1_700_000_000_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    private Path folder;

    private byte[] content;
    private String file;

    @BeforeEach
    void record() throws IOException {
        byte[] tcp = packet(
                ethernet(),
                Ipv4Builder.ipv4("10.0.0.1", "10.0.0.2"),
                TcpBuilder.tcp(40_000, 80).sequence(7),
                text("hello"));
        byte[] udp = packet(
                ethernet(),
                vlan(12),
                Ipv6Builder.ipv6("2001:db8::1", "2001:db8::2"),
                UdpBuilder.udp(5_353, 53),
                text("hi"));
        content = new PcapBuilder()
                .packet(NOON, tcp)
                .packet(NOON + SECOND, udp)
                .packet(NOON + 2 * SECOND, packet(ethernet(), ArpBuilder.arpRequest("10.0.0.1", "10.0.0.9")))
                .packet(NOON + 3 * SECOND, Arrays.copyOf(tcp, 20))
                .build();
        file = Files.write(folder.resolve("four.pcap"), content).toString();
    }

    @Test
    void theSummarySaysWhatIsInTheCapture() {
        Ran ran = Ran.vedette("packets", file);

        assertThat(ran.status()).isZero();
        assertThat(ran.out())
                .contains("packets   4,")
                .contains("2023-11-14T22:13:20.000000Z to 2023-11-14T22:13:23.000000Z, 3.000 s")
                .contains("ARP 1 · IPv4 1 · IPv6 1 · VLAN-tagged 1")
                .contains("TCP 1 · UDP 1")
                .contains("1 packets could not be read to the end")
                .contains("exact     yes");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void everyPacketCanBeListed() {
        Ran ran = Ran.vedette("packets", file, "--format", "jsonl");

        assertThat(ran.out().lines())
                .hasSize(4)
                .first()
                .isEqualTo("{\"ts\":\"2023-11-14T22:13:20.000000Z\",\"interface\":0,\"captured\":59,\"length\":59,"
                        + "\"src\":\"10.0.0.1\",\"dst\":\"10.0.0.2\",\"proto\":\"TCP\",\"sport\":40000,\"dport\":80,"
                        + "\"flags\":\"A\",\"seq\":7,\"ack\":0,\"payload\":5}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "4"})
    void theSummaryIsTheSameForAnyNumberOfShards(String shards) {
        assertThat(Ran.vedette("packets", file, "--json", "--shards", shards))
                .isEqualTo(Ran.vedette("packets", file, "--json"));
    }

    @Test
    void standardInputIsRead() {
        Ran ran = Ran.withInput(content, "packets", "-r", "-", "--json");

        assertThat(ran.status()).isZero();
        assertThat(ran.out()).startsWith("{\"version\":1,\"exact\":true,\"capture\":{\"packets\":4,");
    }

    @Test
    void whatIsWrittenIsWhatWasRead() {
        String copy = folder.resolve("copy.pcapng").toString();

        Ran ran = Ran.vedette("packets", file, "-w", copy);

        assertThat(ran.status()).isZero();
        assertThat(Ran.vedette("packets", copy, "--format", "jsonl").out())
                .isEqualTo(Ran.vedette("packets", file, "--format", "jsonl").out());
        assertThat(Ran.vedette("packets", copy, "--json").out()).contains("\"ticks\":4");
    }

    @ParameterizedTest
    @CsvSource({"--filter,vlan and udp,1", "-f,host 10.0.0.1,2", "--,tcp port 80,1"})
    void aFilterChoosesPackets(String how, String expression, int count) {
        assertThat(Ran.vedette("packets", file, "--json", how, expression).out())
                .contains("\"packets\":" + count + ",");
    }

    @ParameterizedTest
    @CsvSource({"--packets,3,3", "--duration,2s,2", "--duration,500ms,1"})
    void aRunEndsAtItsLimit(String limit, String value, int count) {
        assertThat(Ran.vedette("packets", file, "--json", limit, value).out()).contains("\"packets\":" + count + ",");
    }

    @Test
    void aFileThatEndsWithinARecordIsReadAsFarAsItIsWhole() throws IOException {
        Files.write(Path.of(file), Arrays.copyOf(content, content.length - 3));

        Ran ran = Ran.vedette("packets", file);

        assertThat(ran.status()).isZero();
        assertThat(ran.out()).contains("packets   3,").contains("file_ends_within_record");
    }

    @Test
    void whenOneOfSeveralFilesCannotBeRead_thenTheOthersAreAndTheStatusSaysSo() {
        Ran ran = Ran.vedette("packets", file, folder + "/none.pcap");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).contains("packets   4,");
        assertThat(ran.err()).contains("none.pcap: there is no such file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "packets|nothing to read",
                "packets --packets 0 x.pcap|--packets must be at least 1, was 0",
                "packets --duration never x.pcap|'never' is not a duration",
                "packets --shards 99 x.pcap|--shards must be in [1, 64], was 99",
                "packets -i lo x.pcap|either interfaces (-i) or files",
                "packets --follow a b|--follow takes exactly one file, was 2",
                "packets --shards 2 --format jsonl x.pcap|--shards 1",
                "packets --snaplen 3 -i lo|capture.snap-length must be in",
                "packets -f tcp x.pcap -- udp|the filter was given more than once",
                "packets --bogus|Unknown option: '--bogus'",
                "pakets|Did you mean"
            })
    void wrongUsageIsSaidAndHasStatusTwo(String line, String message) {
        Ran ran = Ran.vedette(line.split(" "));

        assertThat(ran.err()).contains(message);
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "packets none.pcap|there is no such file",
                "packets /|it is a folder",
                "packets /dev/null|is empty",
                "packets -i nope|there is no interface nope",
                "run -i nope|there is no interface nope",
                "packets four.pcap -- tcp and|syntax error"
            })
    void whatFailsIsSaidInOneLineAndHasStatusOne(String line, String message) {
        Ran ran = Ran.vedette(line.replace("four.pcap", file).split(" "));

        assertThat(ran.err()).startsWith("vedette: ").contains(message).hasLineCount(1);
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void checksumsAreJudgedOnRequestOnly() throws IOException {
        byte[] packet =
                packet(ethernet(), Ipv4Builder.ipv4("10.0.0.1", "10.0.0.2"), UdpBuilder.udp(5_353, 53), text("hi"));
        packet[packet.length - 1] ^= 1;
        Files.write(Path.of(file), new PcapBuilder().packet(NOON, packet).build());

        assertThat(Ran.vedette("packets", file).out()).doesNotContain("checksum");
        assertThat(Ran.vedette("packets", file, "--checksums").out()).contains("bad_udp_checksum");
    }

    @Test
    void standardOutputWithoutAReaderEndsTheListing() {
        assertThat(Ran.vedette("packets", file, "--format", "jsonl", "-o", "/dev/full")
                        .status())
                .isEqualTo(1);
    }
}
