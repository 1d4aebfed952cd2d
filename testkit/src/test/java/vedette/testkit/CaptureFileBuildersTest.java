package vedette.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class CaptureFileBuildersTest {

    private static final byte[] PACKET = {1, 2, 3, 4, 5};
    private static final long TIME = 1_700_000_000_123_456_789L;

    @Test
    void givenMicroseconds_thenTheClassicFileIsAsItsFormatSays() {
        byte[] file = new PcapBuilder().linkType(101).packet(TIME, PACKET, 9).build();

        assertThat(HexFormat.of().formatHex(file))
                .isEqualTo("d4c3b2a1020004000000000000000000" + "0000040065000000" + "00f15365" + "40e20100"
                        + "05000000" + "09000000" + "0102030405");
    }

    @Test
    void givenNanosecondsAndTheOtherByteOrder_thenMagicAndFieldsFollow() {
        byte[] file =
                new PcapBuilder().bigEndian().nanoseconds().packet(TIME, PACKET).build();

        assertThat(HexFormat.of().formatHex(file))
                .startsWith("a1b23c4d00020004")
                .endsWith("6553f100" + "075bcd15" + "00000005" + "00000005" + "0102030405");
    }

    @Test
    void givenAPcapngFile_thenEveryBlockSaysItsLengthTwiceAndIsPadded() {
        PcapngBuilder builder = new PcapngBuilder().bigEndianSection();
        byte[] file = builder.interfaceDescription(1, 65_535, builder.options().timestampResolution(9))
                .enhancedPacket(0, TIME, PACKET)
                .build();

        assertThat(HexFormat.of().formatHex(file))
                .isEqualTo("0a0d0d0a" + "0000001c" + "1a2b3c4d" + "00010000" + "ffffffffffffffff" + "0000001c"
                        + "00000001" + "00000020" + "00010000" + "0000ffff" + "0009000109000000" + "00000000"
                        + "00000020"
                        + "00000006" + "00000028" + "00000000" + "17979cfe" + "3d85cd15" + "00000005" + "00000005"
                        + "0102030405000000" + "00000028");
    }

    @Test
    void givenSectionsOfBothByteOrders_thenEachIsWrittenInItsOwn() {
        byte[] file = new PcapngBuilder()
                .section()
                .customBlock(1, PACKET)
                .bigEndianSection()
                .customBlock(1, PACKET)
                .build();

        assertThat(HexFormat.of().formatHex(file))
                .contains("ad0b0000" + "18000000" + "01000000" + "0102030405000000" + "18000000")
                .endsWith("00000bad" + "00000018" + "00000001" + "0102030405000000" + "00000018");
    }
}
