package vedette.decode.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.decode.message.ViewCheck.hex;
import static vedette.decode.message.ViewCheck.wrap;

import org.junit.jupiter.api.Test;
import vedette.decode.message.ViewCheck;

/// Messages of neighbour discovery, whole, cut and broken.
class NeighbourMessageTest {

    private static final String TARGET = "fe80000000000000 0200f1fffe020304";
    private static final String PREFIX = "03 04 40 c0 00015180 00003840 00000000 20010db8000000f1 0000000000000001";

    private static final byte[] ROUTER =
            hex("86 00 1234 40 c0 fff0 00000000 00000000 01 01 f10203040506 05 01 0000 000005dc", PREFIX);
    private static final byte[] SOLICITATION = hex("87 00 1234 e0000000", TARGET, "01 01 f10203040506");
    private static final byte[] ADVERTISEMENT = hex("88 00 1234 e0000000", TARGET, "02 01 f10203040507");
    private static final byte[] REDIRECT =
            hex("89 00 1234 00000000", TARGET, "20010db8000000f2 00000000000000f3", "02 01 f10203040508");

    private final NeighbourMessage message = new NeighbourMessage();

    @Test
    void givenARouterAdvertisement_thenEveryFieldIsRead() {
        assertThat(wrap(message::wrap, ROUTER)).isTrue();

        assertThat(message.type()).isEqualTo(NeighbourMessage.ROUTER_ADVERTISEMENT);
        assertThat(message.isRouterAdvertisement()).isTrue();
        assertThat(message.hopLimit()).isEqualTo(64);
        assertThat(message.routerLifetime()).isEqualTo(0xFFF0);
        assertThat(message.sourceHardware()).isEqualTo(0xF102_0304_0506L);
        assertThat(message.targetHardware()).isEqualTo(-1);
        assertThat(message.mtu()).isEqualTo(1500);
        assertThat(message.prefixes()).isEqualTo(1);
        assertThat(message.prefixLength()).isEqualTo(64);
        assertThat(message.prefixHigh()).isEqualTo(0x2001_0DB8_0000_00F1L);
        assertThat(message.prefixLow()).isEqualTo(1);
        assertThat(message.targetHigh()).isZero();
        assertThat(message.isRouter()).isFalse();
    }

    @Test
    void givenSeveralPrefixes_thenTheyAreCounted() {
        wrap(message::wrap, ViewCheck.join(ROUTER, hex(PREFIX.replace("40 c0", "30 c0")), hex("03 01 000000000000")));

        assertThat(message.prefixes()).isEqualTo(2);
        assertThat(message.prefixLength()).isEqualTo(64);
    }

    @Test
    void givenASolicitation_thenItsTargetIsRead() {
        assertThat(wrap(message::wrap, SOLICITATION)).isTrue();

        assertThat(message.targetHigh()).isEqualTo(0xFE80_0000_0000_0000L);
        assertThat(message.targetLow()).isEqualTo(0x0200_F1FF_FE02_0304L);
        assertThat(message.sourceHardware()).isEqualTo(0xF102_0304_0506L);
        assertThat(message.isRouter() || message.isSolicited() || message.isOverride())
                .isFalse();
        assertThat(message.destinationHigh()).isZero();
        assertThat(message.routerLifetime()).isEqualTo(-1);
        assertThat(message.hopLimit()).isEqualTo(-1);
        assertThat(message.prefixLength()).isEqualTo(-1);
        assertThat(message.mtu()).isEqualTo(-1);
    }

    @Test
    void givenAnAdvertisement_thenItsFlagsAreRead() {
        byte[] bytes = ADVERTISEMENT.clone();
        for (int flag : new int[] {0x80, 0x40, 0x20}) {
            bytes[4] = (byte) flag;
            assertThat(wrap(message::wrap, bytes)).isTrue();

            assertThat(message.isRouter()).isEqualTo(flag == 0x80);
            assertThat(message.isSolicited()).isEqualTo(flag == 0x40);
            assertThat(message.isOverride()).isEqualTo(flag == 0x20);
            assertThat(message.targetHardware()).isEqualTo(0xF102_0304_0507L);
        }
    }

    @Test
    void givenARedirect_thenItsDestinationIsRead() {
        assertThat(wrap(message::wrap, REDIRECT)).isTrue();

        assertThat(message.targetLow()).isEqualTo(0x0200_F1FF_FE02_0304L);
        assertThat(message.destinationHigh()).isEqualTo(0x2001_0DB8_0000_00F2L);
        assertThat(message.destinationLow()).isEqualTo(0xF3);
        assertThat(message.targetHardware()).isEqualTo(0xF102_0304_0508L);
    }

    @Test
    void givenAnotherTypeOrCode_thenItIsNoSuchMessage() {
        assertThat(wrap(message::wrap, hex("80 00 1234 00000000"))).isFalse();
        assertThat(wrap(message::wrap, hex("8a 00 1234 00000000", "00".repeat(40))))
                .isFalse();
        assertThat(wrap(message::wrap, hex("85 01 1234 00000000"))).isFalse();
        assertThat(wrap(message::wrap, hex("85 00 1234 00000000"))).isTrue();
    }

    @Test
    void givenAnOptionWithoutLength_thenReadingEndsThere() {
        wrap(message::wrap, hex("85 00 1234 00000000 01 00 000000000000 01 01 f10203040506"));

        assertThat(message.sourceHardware()).isEqualTo(-1);
        assertThat(message.prefixes()).isZero();
    }

    @Test
    void whenTheMessageIsCutAnywhere_thenNothingIsInvented() {
        for (byte[] bytes : new byte[][] {ROUTER, SOLICITATION, ADVERTISEMENT, REDIRECT}) {
            ViewCheck.assertNothingIsInvented(message, message::wrap, bytes);
        }
    }

    @Test
    void noBytesMakeItThrow() {
        ViewCheck.assertNothingIsThrown(message, message::wrap, ROUTER, SOLICITATION, ADVERTISEMENT, REDIRECT);
    }
}
