package vedette.capture.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.capture.CaptureInterface;
import vedette.common.Oddity;
import vedette.common.OddityCounters;
import vedette.testkit.PcapngBuilder;

class PcapngSourceTest {

    private static final byte[] PACKET = {1, 2, 3, 4, 5};
    private static final long SECOND = 1_000_000_000L;

    private final OddityCounters oddities = new OddityCounters();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyKindOfPacketBlockIsRead(boolean isBigEndian) throws IOException {
        PcapngBuilder builder = begin(isBigEndian);
        builder.interfaceDescription(1, 65_535, builder.options().interfaceName("eth7"));

        Recorded recorded = read(builder.enhancedPacket(0, 1_700_000_000_000_001L, PACKET, 60)
                .simplePacket(PACKET, 5)
                .obsoletePacket(0, 0, 1_700_000_000_000_002L, PACKET, 61)
                .nameResolution("192.0.2.1", "host")
                .decryptionSecrets("secret")
                .customBlock(1, new byte[] {1, 2, 3})
                .interfaceStatistics(0, 1, 10, 4)
                .build());

        assertThat(recorded.packets())
                .containsExactly(
                        Recorded.Seen.of(1_700_000_000_000_001_000L, PACKET, 60, 1),
                        Recorded.Seen.of(0, PACKET, 5, 1),
                        Recorded.Seen.of(1_700_000_000_000_002_000L, PACKET, 61, 1));
        assertThat(recorded.interfaces()).containsExactly(new CaptureInterface("eth7", 1, 65_535));
        assertThat(recorded.losses().drops()).isEqualTo(4);
        assertThat(oddities.seen()).isEmpty();
    }

    @Test
    void interfacesOfALaterSectionAreNumberedAnewAndMayHaveTheOtherByteOrder() throws IOException {
        PcapngBuilder builder = begin(false).interfaceDescription(1, 0).enhancedPacket(0, 1, PACKET);
        builder.bigEndianSection().interfaceDescription(101, 0).enhancedPacket(0, 2, PACKET);

        Recorded recorded = read(builder.build());

        assertThat(recorded.packets()).extracting(Recorded.Seen::linkType).containsExactly(1, 101);
        assertThat(recorded.packets()).extracting(Recorded.Seen::interfaceId).containsExactly(0, 1);
    }

    @Test
    void timestampsAreInTheUnitAndFromTheOffsetOfTheirInterface() throws IOException {
        PcapngBuilder builder = begin(false);
        builder.interfaceDescription(1, 0, builder.options().timestampResolution(9))
                .interfaceDescription(1, 0, builder.options().timestampResolution(0x80 | 10))
                .interfaceDescription(1, 0, builder.options().timestampResolution(12))
                .interfaceDescription(
                        1, 0, builder.options().timestampResolution(3).timestampOffset(100))
                .interfaceDescription(1, 0, builder.options().timestampResolution(0xFF))
                .interfaceDescription(1, 0, builder.options().timestampResolution(0x7F));

        Recorded recorded = read(builder.enhancedPacket(0, 7, PACKET)
                .enhancedPacket(1, 3 * 1_024 + 512, PACKET)
                .enhancedPacket(2, 5_000, PACKET)
                .enhancedPacket(3, 2_500, PACKET)
                .enhancedPacket(4, -1, PACKET)
                .enhancedPacket(5, -1, PACKET)
                .build());

        assertThat(recorded.packets())
                .extracting(Recorded.Seen::nanos)
                .startsWith(7L, 3 * SECOND + SECOND / 2, 5L, 102 * SECOND + SECOND / 2)
                .allMatch(nanos -> nanos >= 0);
    }

    @Test
    void aPacketOfAnInterfaceThatIsNotDescribedIsCountedAndPassedOver() throws IOException {
        Recorded recorded = read(begin(false)
                .enhancedPacket(0, 1, PACKET)
                .interfaceDescription(1, 0)
                .enhancedPacket(1, 1, PACKET)
                .enhancedPacket(0, 1, PACKET)
                .build());

        assertThat(recorded.packets()).hasSize(1);
        assertThat(oddities.count(Oddity.UNKNOWN_INTERFACE)).isEqualTo(2);
    }

    @Test
    void interfacesAreBounded() throws IOException {
        PcapngBuilder builder = begin(false);
        for (int i = 0; i <= PcapngInterfaces.MAX_INTERFACES; i++) {
            builder.interfaceDescription(1, 0);
        }

        Recorded recorded = read(builder.build());

        assertThat(recorded.interfaces()).hasSize(PcapngInterfaces.MAX_INTERFACES);
        assertThat(oddities.count(Oddity.TOO_MANY_INTERFACES)).isEqualTo(1);
    }

    @Test
    void whenTheFileIsCutAnywhere_thenNothingIsThrownAndWholePacketsAreRead() throws IOException {
        byte[] whole = begin(false)
                .interfaceDescription(1, 0)
                .enhancedPacket(0, 1, PACKET)
                .enhancedPacket(0, 2, PACKET)
                .build();
        for (int length = 12; length < whole.length; length++) {
            assertThat(read(Arrays.copyOf(whole, length)).packets())
                    .as("cut at " + length)
                    .hasSizeLessThanOrEqualTo(1);
        }
        assertThat(read(whole).packets()).hasSize(2);
    }

    @Test
    void aNameThatWouldDisturbATerminalIsCleaned() throws IOException {
        PcapngBuilder builder = begin(false);
        builder.interfaceDescription(1, 0, builder.options().interfaceName("eth\u001B[2J\n0"));

        assertThat(read(builder.build()).interfaces())
                .extracting(CaptureInterface::name)
                .containsExactly("eth[2J0");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noSequenceOfBytesMakesItThrow(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        PcapngBuilder builder = begin(false);
        builder.interfaceDescription(1, 0, builder.options().interfaceName("x").timestampOffset(5));
        byte[] whole = builder.enhancedPacket(0, 1, PACKET)
                .simplePacket(PACKET, 5)
                .interfaceStatistics(0, 1, 1, 1)
                .customBlock(32_473, new byte[12])
                .build();
        for (int round = 0; round < 300; round++) {
            byte[] broken = whole.clone();
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                broken[random.nextInt(12, broken.length)] = (byte) random.nextInt();
            }

            assertThat(read(broken).packets()).hasSizeLessThan(20);
        }
    }

    private static PcapngBuilder begin(boolean isBigEndian) {
        PcapngBuilder builder = new PcapngBuilder();
        return isBigEndian ? builder.bigEndianSection() : builder.section();
    }

    private Recorded read(byte[] file) throws IOException {
        return Recorded.of(Files.write(folder.resolve("test.pcapng"), file).toString(), oddities);
    }
}
