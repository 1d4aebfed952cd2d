package vedette.decode.nbns;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.decode.message.ViewCheck.ascii;
import static vedette.decode.message.ViewCheck.hex;
import static vedette.decode.message.ViewCheck.join;
import static vedette.decode.message.ViewCheck.wrap;

import org.junit.jupiter.api.Test;
import vedette.decode.message.ViewCheck;

/// Messages of the NetBIOS name service, whole, cut and broken.
class NbnsMessageTest {

    /// `FRED` and eleven spaces, then the suffix 0x20.
    private static final byte[] NAME = join(hex("20"), ascii("EGFCEFEECACACACACACACACACACACACA"), hex("00"));

    private static final byte[] QUERY = join(hex("f001 0110 0001 0000 0000 0000"), NAME, hex("0020 0001"));
    private static final byte[] STATUS = join(hex("f001 0000 0001 0000 0000 0000"), NAME, hex("0021 0001"));
    private static final byte[] RESPONSE = join(
            hex("f001 8500 0000 0001 0000 0000"), NAME, hex("0020 0001 000493e0 000c 6000 c0a80001 6000 c0a80002"));
    private static final byte[] REGISTRATION = join(
            hex("f001 2910 0001 0000 0000 0001"), NAME, hex("0020 0001 c00c 0020 0001 000493e0 0006 8000 c0a80003"));

    private final NbnsMessage message = new NbnsMessage();

    @Test
    void givenAQuery_thenItsNameIsDecoded() {
        assertThat(wrap(message::wrap, QUERY)).isTrue();

        assertThat(message.transactionId()).isEqualTo(0xF001);
        assertThat(message.isResponse()).isFalse();
        assertThat(message.operation()).isEqualTo(NbnsMessage.QUERY);
        assertThat(message.responseCode()).isEqualTo(-1);
        assertThat(message.name()).isEqualTo("FRED");
        assertThat(message.suffix()).isEqualTo(0x20);
        assertThat(message.isStatus()).isFalse();
        assertThat(message.addresses()).isZero();
        assertThat(message.address()).isEqualTo(-1);
        assertThat(wrap(message::wrap, STATUS)).isTrue();
        assertThat(message.isStatus()).isTrue();
    }

    @Test
    void givenAResponse_thenItsAddressesAreRead() {
        assertThat(wrap(message::wrap, RESPONSE)).isTrue();

        assertThat(message.isResponse()).isTrue();
        assertThat(message.responseCode()).isZero();
        assertThat(message.addresses()).isEqualTo(2);
        assertThat(message.address()).isEqualTo(0xC0A8_0001L);
    }

    @Test
    void givenARegistration_thenItsAddressIsRead() {
        assertThat(wrap(message::wrap, REGISTRATION)).isTrue();

        assertThat(message.isRegistration()).isTrue();
        assertThat(message.operation()).isEqualTo(NbnsMessage.REGISTRATION);
        assertThat(message.isResponse()).isFalse();
        assertThat(message.addresses()).isEqualTo(1);
        assertThat(message.address()).isEqualTo(0xC0A8_0003L);
    }

    @Test
    void givenANameThatIsNotInHalves_thenItIsNoMessage() {
        byte[] other = QUERY.clone();
        other[44] = 'Q';
        assertThat(wrap(message::wrap, other)).isFalse();
        assertThat(message.name()).isEmpty();
        assertThat(message.suffix()).isEqualTo(-1);

        byte[] operation = QUERY.clone();
        operation[2] = 0x10;
        assertThat(wrap(message::wrap, operation)).isFalse();
        byte[] dns = join(hex("f001 0100 0001 0000 0000 0000 03"), ascii("www"), hex("00 0001 0001", "00".repeat(40)));
        assertThat(wrap(message::wrap, dns)).isFalse();
    }

    @Test
    void whenTheMessageIsCutAnywhere_thenNothingIsInvented() {
        for (byte[] bytes : new byte[][] {QUERY, STATUS, RESPONSE, REGISTRATION}) {
            ViewCheck.assertNothingIsInvented(message, message::wrap, bytes);
        }
    }

    @Test
    void noBytesMakeItThrow() {
        ViewCheck.assertNothingIsThrown(message, message::wrap, QUERY, STATUS, RESPONSE, REGISTRATION);
    }
}
