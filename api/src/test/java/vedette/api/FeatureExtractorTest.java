package vedette.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.PacketBuilder.packet;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.TcpBuilder.tcp;
import static vedette.testkit.UdpBuilder.udp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.testkit.PcapBuilder;
import vedette.testkit.TcpBuilder;

class FeatureExtractorTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /// More than fit into a batch.
    private static final int PACKETS = 1_000;

    private final List<FlowFeatures> fed = new ArrayList<>();

    @TempDir
    private Path folder;

    private static byte[] bytes(int i) {
        return switch (i % 3) {
            case 0 -> packet(ethernet(), ipv4("10.0.0.1", "10.0.0.2"), udp(4_000 + i / 30, 53), payload(20 + i % 50));
            case 1 -> packet(ethernet(), ipv4("10.0.0.2", "10.0.0.1"), udp(53, 4_000 + i / 30), payload(200));
            default ->
                packet(
                        ethernet(),
                        ipv4("10.0.0.3", "10.0.0.4"),
                        tcp(5_000 + i / 60, 80).flags(TcpBuilder.SYN));
        };
    }

    private static Instant time(int i) {
        return NOON.plusMillis(37L * i);
    }

    private Path file() throws IOException {
        PcapBuilder builder = new PcapBuilder().nanoseconds();
        for (int i = 0; i < PACKETS; i++) {
            builder = builder.packet(time(i).toEpochMilli() * 1_000_000, bytes(i));
        }
        return Files.write(folder.resolve("made.pcap"), builder.build());
    }

    @Test
    void packetsOfAProgramGiveTheFlowsOfAFileOfThem() throws IOException {
        FeatureExtractor extractor = FeatureExtractor.full();
        try (PacketFeed feed = extractor.feed(PacketFeed.ETHERNET, fed::add)) {
            for (int i = 0; i < PACKETS; i++) {
                feed.packet(time(i), bytes(i));
            }
        }

        assertThat(fed).hasSizeGreaterThan(30).isEqualTo(extractor.extract(file()));
    }

    @Test
    void featuresHaveTheNamesOfTheSchemaAndOrder() throws IOException {
        FeatureExtractor cic = FeatureExtractor.cic();
        List<FlowFeatures> rows = cic.extract(file());

        assertThat(cic.names())
                .contains("Flow Duration", "Total Fwd Packet")
                .doesNotContain("id", "Src IP", "Timestamp");
        assertThat(FeatureExtractor.full().names()).containsAll(cic.names()).contains("handshake_time");
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            assertThat(row.features().names()).isEqualTo(cic.names());
            assertThat(row.features().value("Total Fwd Packet"))
                    .isEqualTo((double) row.flow().forward().packets());
            assertThat(row.features().value(cic.names().indexOf("Flow Duration")))
                    .isEqualTo(row.features().value("Flow Duration"));
        });
    }

    @Test
    void flowsAreHandedOverWhileOthersAreYetToBeRead() {
        try (PacketFeed feed = FeatureExtractor.cic().feed(PacketFeed.ETHERNET, fed::add)) {
            feed.packet(NOON, bytes(0));
            for (int i = 0; i < 100; i++) {
                feed.packet(NOON.plusSeconds(300 + i), bytes(2));
            }
            assertThat(fed).singleElement().satisfies(row -> {
                assertThat(row.flow().end()).isEqualTo("idle");
                assertThat(row.flow().start()).isEqualTo(NOON);
                assertThat(row.flow().source()).isEqualTo("10.0.0.1");
                assertThat(row.flow().destinationPort()).isEqualTo(53);
                assertThat(row.flow().packets()).isEqualTo(1);
                assertThat(row.flow().protocol()).isEqualTo(17);
            });
        }
        assertThat(fed).hasSizeGreaterThan(1);
    }

    @Test
    void brokenPacketsAreNoError() {
        Random random = new Random(7);
        try (PacketFeed feed = FeatureExtractor.full().feed(PacketFeed.ETHERNET, fed::add)) {
            feed.packet(NOON, new byte[0]);
            for (int i = 0; i < 5_000; i++) {
                byte[] broken = bytes(i);
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
                byte[] cut = Arrays.copyOf(broken, random.nextInt(broken.length + 1));
                feed.packet(NOON.plusMillis(random.nextInt(100_000)), cut, broken.length);
            }
            feed.packet(NOON, new byte[PacketFeed.MOST_BYTES]);
        }

        assertThat(fed).isNotEmpty();
    }

    @Test
    void whatIsNoPacketIsRefused() {
        PacketFeed feed = FeatureExtractor.cic().feed(PacketFeed.ETHERNET, fed::add);
        byte[] tooMuch = new byte[PacketFeed.MOST_BYTES + 1];
        assertThatIllegalArgumentException().isThrownBy(() -> feed.packet(NOON, tooMuch));
        assertThatIllegalArgumentException().isThrownBy(() -> feed.packet(NOON, new byte[60], 59));
        feed.close();
        feed.close();
        assertThatIllegalStateException().isThrownBy(() -> feed.packet(NOON, new byte[60]));
    }

    @Test
    void whatAHandlerThrowsComesOut() throws IOException {
        Path file = file();
        IllegalStateException mine = new IllegalStateException("enough");

        assertThatThrownBy(() -> FeatureExtractor.cic().extract(file, _ -> {
                    throw mine;
                }))
                .isSameAs(mine);
    }

    @Test
    void whenAFileIsNone_thenItIsSaidWhichAndWhy() throws IOException {
        Path text = Files.writeString(folder.resolve("letter.txt"), "Dear reader, this is no capture.\n".repeat(9));

        assertThatThrownBy(() -> FeatureExtractor.cic().extract(text))
                .isInstanceOf(VedetteException.class)
                .hasMessageContaining("letter.txt");
        assertThatThrownBy(() -> FeatureExtractor.cic().extract(folder.resolve("missing")))
                .isInstanceOf(VedetteException.class)
                .hasMessageContaining("there is no such file");
    }
}
