package vedette.capture.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vedette.capture.CaptureException;
import vedette.common.Oddity;
import vedette.common.OddityCounters;
import vedette.testkit.PcapBuilder;

class PcapSourceTest {

    private static final long NOON = 1_700_000_000_123_456_000L;
    private static final byte[] FIRST = {1, 2, 3, 4, 5};
    private static final byte[] SECOND = new byte[300];

    private final OddityCounters oddities = new OddityCounters();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"false,false", "false,true", "true,false", "true,true"})
    void everyByteOrderAndPrecisionGivesTheSamePackets(boolean isBigEndian, boolean hasNanoseconds) throws IOException {
        PcapBuilder builder = new PcapBuilder().linkType(113).snapLength(300);
        builder = isBigEndian ? builder.bigEndian() : builder;
        builder = hasNanoseconds ? builder.nanoseconds() : builder;

        Recorded recorded = read(
                builder.packet(NOON, FIRST).packet(NOON + 1_000, SECOND, 1_500).build());

        assertThat(recorded.packets())
                .containsExactly(
                        Recorded.Seen.of(NOON, FIRST, 5, 113), Recorded.Seen.of(NOON + 1_000, SECOND, 1_500, 113));
        assertThat(recorded.interfaces()).singleElement().satisfies(it -> {
            assertThat(it.linkType()).isEqualTo(113);
            assertThat(it.snapLength()).isEqualTo(300);
        });
        assertThat(oddities.seen()).isEmpty();
    }

    @Test
    void whenTheFileIsCutAnywhere_thenWholePacketsAreReadAndTheCutIsCounted() throws IOException {
        byte[] whole = new PcapBuilder().packet(NOON, FIRST).packet(NOON, FIRST).build();
        int firstEnds = 24 + 16 + FIRST.length;
        for (int length = 24; length < whole.length; length++) {
            OddityCounters counters = new OddityCounters();

            Recorded recorded = read(Arrays.copyOf(whole, length), counters);

            assertThat(recorded.packets()).as("cut at " + length).hasSize(length < firstEnds ? 0 : 1);
            assertThat(counters.count(Oddity.FILE_ENDS_WITHIN_RECORD))
                    .as("cut at " + length)
                    .isEqualTo(length == 24 || length == firstEnds ? 0 : 1);
        }
    }

    @Test
    void aRecordOfAbsurdLengthEndsTheReadingAndIsCounted() throws IOException {
        Recorded recorded = read(new PcapBuilder()
                .packet(NOON, FIRST)
                .record(1, 2, FileSource.MAX_RECORD + 1, 60, FIRST)
                .packet(NOON, FIRST)
                .build());

        assertThat(recorded.packets()).hasSize(1);
        assertThat(oddities.count(Oddity.ABSURD_RECORD_LENGTH)).isEqualTo(1);
    }

    @Test
    void aNegativeLengthIsAbsurdToo() throws IOException {
        assertThat(read(new PcapBuilder().record(1, 2, -5, 60, FIRST).build()).packets())
                .isEmpty();
        assertThat(oddities.count(Oddity.ABSURD_RECORD_LENGTH)).isEqualTo(1);
    }

    @Test
    void aRecordThatHoldsMoreThanWasOnTheWireIsKeptAndCounted() throws IOException {
        Recorded recorded = read(new PcapBuilder().packet(NOON, FIRST, 3).build());

        assertThat(recorded.packets()).containsExactly(Recorded.Seen.of(NOON, FIRST, 5, 1));
        assertThat(oddities.count(Oddity.CAPTURED_MORE_THAN_WIRE)).isEqualTo(1);
    }

    @Test
    void kuznetsovsVariantIsRead() throws IOException {
        byte[] file = new PcapBuilder().record(1, 2, 5, 5, new byte[8 + 5]).build();
        file[0] = 0x34; // A1B2CD34, little-endian
        file[1] = (byte) 0xCD;

        assertThat(read(file).packets())
                .singleElement()
                .satisfies(packet -> assertThat(packet.hex()).hasSize(10));
    }

    @ParameterizedTest
    @CsvSource({
        "AB01001C,Ixia",
        "1C0001AC,Ixia",
        "4D3C2BA1,Navtel",
        "736E6F6F70000000,snoop",
        "474D4255,Network Monitor"
    })
    void whatCannotBeReadIsNamed(String start, String name) {
        byte[] file = Arrays.copyOf(HexFormat.of().parseHex(start), 64);

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(CaptureException.class)
                .hasMessageContaining(name);
    }

    @Test
    void noSequenceOfBytesMakesItThrowButToSayThatItIsNoCapture() throws IOException {
        SplittableRandom random = new SplittableRandom(20_261_121);
        byte[] whole = new PcapBuilder()
                .packet(NOON, FIRST)
                .packet(NOON, SECOND)
                .packet(NOON, FIRST)
                .build();
        for (int round = 0; round < 500; round++) {
            byte[] broken = whole.clone();
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                broken[random.nextInt(24, broken.length)] = (byte) random.nextInt();
            }

            assertThat(read(broken).packets()).hasSizeLessThanOrEqualTo(30);
        }
    }

    private Recorded read(byte[] file) throws IOException {
        return read(file, oddities);
    }

    private Recorded read(byte[] file, OddityCounters counters) throws IOException {
        return Recorded.of(Files.write(folder.resolve("test.pcap"), file).toString(), counters);
    }
}
