package vedette.decode.kerberos;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.decode.message.ViewCheck.hex;
import static vedette.decode.message.ViewCheck.wrap;

import org.junit.jupiter.api.Test;
import vedette.decode.message.ViewCheck;

/// Messages of Kerberos, whole, cut and broken.
class KerberosMessageTest {

    private static final String NAME = "300c a003 020101 a105 3003 1b01 61";

    private static final byte[] REQUEST =
            hex("6a2e 302c a103 020105 a203 02010a a420 301e a007 0305 0050800000 a10e", NAME, "a203 1b01 52");
    private static final byte[] REPLY = hex("6b21 301f a003 020105 a103 02010b a303 1b01 52 a40e", NAME);
    private static final byte[] ERROR =
            hex("00000028 7e26 3024 a003 020105 a103 02011e a603 020118 a703 1b01 52 a80e", NAME);

    private final KerberosMessage message = new KerberosMessage();

    @Test
    void givenARequest_thenWhoLogsInIsRead() {
        assertThat(wrap(message::wrap, REQUEST)).isTrue();

        assertThat(message.type()).isEqualTo(KerberosMessage.AS_REQ);
        assertThat(message.isLoginAsked()).isTrue();
        assertThat(message.isAccepted()).isFalse();
        assertThat(message.isRefused()).isFalse();
        assertThat(message.errorCode()).isEqualTo(-1);
        assertThat(message.clientName()).isEqualTo("a");
        assertThat(message.realm()).isEqualTo("R");
    }

    @Test
    void givenAReply_thenTheLoginIsAccepted() {
        assertThat(wrap(message::wrap, REPLY)).isTrue();

        assertThat(message.type()).isEqualTo(KerberosMessage.AS_REP);
        assertThat(message.isAccepted()).isTrue();
        assertThat(message.isLoginAsked()).isFalse();
        assertThat(message.clientName()).isEqualTo("a");
        assertThat(message.realm()).isEqualTo("R");
    }

    @Test
    void givenAnErrorOverTcp_thenItsCodeIsRead() {
        byte[] bytes = ERROR.clone();
        for (int code : new int[] {6, 18, 24, 25}) {
            bytes[22] = (byte) code;
            assertThat(wrap(message::wrap, bytes)).isTrue();

            assertThat(message.type()).isEqualTo(KerberosMessage.KRB_ERROR);
            assertThat(message.errorCode()).isEqualTo(code);
            assertThat(message.isRefused()).isEqualTo(code != 25);
            assertThat(message.clientName()).isEqualTo("a");
            assertThat(message.realm()).isEqualTo("R");
        }
    }

    @Test
    void givenAnotherTypeThanItsTagSays_thenItIsNoMessage() {
        byte[] other = REQUEST.clone();
        other[13] = 11;

        assertThat(wrap(message::wrap, other)).isFalse();
        assertThat(message.clientName()).isEmpty();
        assertThat(wrap(message::wrap, hex("6e03 3001 00"))).isFalse();
        assertThat(wrap(message::wrap, hex("300c 020101 6107 0a0131 0400 0400")))
                .isFalse();
    }

    @Test
    void whenTheMessageIsCutAnywhere_thenNothingIsInvented() {
        for (byte[] bytes : new byte[][] {REQUEST, REPLY, ERROR}) {
            ViewCheck.assertNothingIsInvented(message, message::wrap, bytes);
        }
    }

    @Test
    void noBytesMakeItThrow() {
        ViewCheck.assertNothingIsThrown(message, message::wrap, REQUEST, REPLY, ERROR);
    }
}
