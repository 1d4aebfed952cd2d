package vedette.decode.dhcp;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.decode.message.ViewCheck.ascii;
import static vedette.decode.message.ViewCheck.hex;
import static vedette.decode.message.ViewCheck.join;
import static vedette.decode.message.ViewCheck.wrap;

import org.junit.jupiter.api.Test;
import vedette.decode.message.ViewCheck;

/// Messages of DHCP and DHCPv6, whole, cut and broken.
class DhcpTest {

    private static final byte[] ACKNOWLEDGE = join(
            hex("02 01 06 00 fedcba98 0000 8000 0a000001 0a000002 0a000003 0a000004 f10203040506", "00".repeat(10)),
            hex("00".repeat(192), "63825363"),
            hex("00 35 01 05 32 04 0a000005 36 04 0a000006 03 08 0a000007 0a000008 06 04 0a000009 33 04 fffffffe"),
            hex("0c 03"),
            ascii("box"),
            hex("3c 04"),
            ascii("MSFT"),
            hex("0f 07"),
            ascii("example"),
            hex("ff 0c 01 78"));

    private static final byte[] REPLY = join(
            hex("07 123456 0001 0004 00030001 0002 0004 00030002 0003 0028 00000001 00000e10 00001518"),
            hex("0005 0018 20010db8000000f1 00000000000000f2 00001c20 00001d4c"));

    private final DhcpMessage message = new DhcpMessage();
    private final Dhcp6Message message6 = new Dhcp6Message();

    @Test
    void givenAnAcknowledgement_thenEveryFieldIsRead() {
        assertThat(wrap(message::wrap, ACKNOWLEDGE)).isTrue();

        assertThat(message.operation()).isEqualTo(2);
        assertThat(message.transactionId()).isEqualTo(0xFEDC_BA98L);
        assertThat(message.clientHardware()).isEqualTo(0xF102_0304_0506L);
        assertThat(message.clientAddress()).isEqualTo(0x0A00_0001L);
        assertThat(message.yourAddress()).isEqualTo(0x0A00_0002L);
        assertThat(message.serverAddress()).isEqualTo(0x0A00_0003L);
        assertThat(message.gatewayAddress()).isEqualTo(0x0A00_0004L);
        assertThat(message.messageType()).isEqualTo(5);
        assertThat(message.requestedAddress()).isEqualTo(0x0A00_0005L);
        assertThat(message.serverIdentifier()).isEqualTo(0x0A00_0006L);
        assertThat(message.router()).isEqualTo(0x0A00_0007L);
        assertThat(message.nameServer()).isEqualTo(0x0A00_0009L);
        assertThat(message.leaseTime()).isEqualTo(0xFFFF_FFFEL);
        assertThat(message.hostName()).isEqualTo("box");
        assertThat(message.vendorClass()).isEqualTo("MSFT");
        assertThat(message.domainName()).isEqualTo("example");
    }

    @Test
    void givenNoOptions_thenEachIsMissing() {
        byte[] plain = ACKNOWLEDGE.clone();
        plain[240] = (byte) 0xFF;
        plain[1] = 7;
        assertThat(wrap(message::wrap, plain)).isTrue();

        assertThat(message.messageType()).isEqualTo(-1);
        assertThat(message.leaseTime()).isEqualTo(-1);
        assertThat(message.router()).isEqualTo(-1);
        assertThat(message.hostName()).isEmpty();
        assertThat(message.clientHardware()).isEqualTo(-1);
    }

    @Test
    void givenAnotherCookieOrOperation_thenItIsNoMessage() {
        byte[] otherCookie = ACKNOWLEDGE.clone();
        otherCookie[239] ^= 1;
        byte[] otherOperation = ACKNOWLEDGE.clone();
        otherOperation[0] = 3;

        assertThat(wrap(message::wrap, otherCookie)).isFalse();
        assertThat(wrap(message::wrap, otherOperation)).isFalse();
    }

    @Test
    void givenADhcp6Reply_thenEveryFieldIsRead() {
        assertThat(wrap(message6::wrap, REPLY)).isTrue();

        assertThat(message6.messageType()).isEqualTo(7);
        assertThat(message6.transactionId()).isEqualTo(0x12_3456);
        assertThat(message6.hasClientId()).isTrue();
        assertThat(message6.hasServerId()).isTrue();
        assertThat(message6.hasAddress()).isTrue();
        assertThat(message6.addressHigh()).isEqualTo(0x2001_0DB8_0000_00F1L);
        assertThat(message6.addressLow()).isEqualTo(0xF2);
    }

    @Test
    void givenADhcp6RequestForInformation_thenNoAddressIsFound() {
        assertThat(wrap(message6::wrap, hex("0b 123456 0006 0002 0017 0001 0004 00030001")))
                .isTrue();

        assertThat(message6.hasClientId()).isTrue();
        assertThat(message6.hasServerId()).isFalse();
        assertThat(message6.hasAddress()).isFalse();
        assertThat(message6.addressHigh()).isZero();
        assertThat(wrap(message6::wrap, hex("0c 00 20010db8 00000000"))).isFalse();
        assertThat(wrap(message6::wrap, hex("01 123456 0000 0000"))).isFalse();
    }

    @Test
    void whenTheMessageIsCutAnywhere_thenNothingIsInvented() {
        ViewCheck.assertNothingIsInvented(message, message::wrap, ACKNOWLEDGE);
        ViewCheck.assertNothingIsInvented(message6, message6::wrap, REPLY);
    }

    @Test
    void noBytesMakeItThrow() {
        ViewCheck.assertNothingIsThrown(message, message::wrap, ACKNOWLEDGE);
        ViewCheck.assertNothingIsThrown(message6, message6::wrap, REPLY);
    }
}
