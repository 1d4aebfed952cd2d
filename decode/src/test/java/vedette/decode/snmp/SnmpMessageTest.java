package vedette.decode.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.decode.message.ViewCheck.hex;
import static vedette.decode.message.ViewCheck.wrap;

import org.junit.jupiter.api.Test;
import vedette.decode.message.ViewCheck;

/// Messages of SNMP, whole, cut and broken.
class SnmpMessageTest {

    private static final byte[] RESPONSE =
            hex("3029 020101 0406 7075626c6963 a21c 02047fffffff 020102 020101 300e 300c 0608 2b06010201018f01 0500");
    private static final byte[] GET =
            hex("3082001e 020100 0401 61 a016 020101 020100 020100 300b 3009 0605 2b06010201 0500");
    private static final byte[] BULK =
            hex("301e 020101 0401 61 a516 020101 020103 02010a 300b 3009 0605 2b06010201 0500");
    private static final byte[] WITH_USER =
            hex("3021 020103 300d 020101 02020500 040104 020103 040d 300b 0400 020100 020100 0401 62");
    private static final byte[] WITHOUT_USER =
            hex("3020 020103 300d 020101 02020500 040104 020103 040c 300a 0400 020100 020100 0400");

    private final SnmpMessage message = new SnmpMessage();

    @Test
    void givenAResponse_thenEveryFieldIsRead() {
        assertThat(wrap(message::wrap, RESPONSE)).isTrue();

        assertThat(message.version()).isEqualTo(SnmpMessage.VERSION_2C);
        assertThat(message.community()).isEqualTo("public");
        assertThat(message.pduType()).isEqualTo(SnmpMessage.RESPONSE);
        assertThat(message.errorStatus()).isEqualTo(2);
        assertThat(message.firstObject()).isEqualTo("1.3.6.1.2.1.1.1921");
        assertThat(message.hasUserName()).isFalse();
    }

    @Test
    void givenARequestOfVersion1_thenItIsRead() {
        assertThat(wrap(message::wrap, GET)).isTrue();

        assertThat(message.version()).isEqualTo(SnmpMessage.VERSION_1);
        assertThat(message.pduType()).isEqualTo(SnmpMessage.GET);
        assertThat(message.errorStatus()).isZero();
        assertThat(message.firstObject()).isEqualTo("1.3.6.1.2.1");
    }

    @Test
    void givenABulkRequest_thenItsCountIsNoError() {
        assertThat(wrap(message::wrap, BULK)).isTrue();

        assertThat(message.pduType()).isEqualTo(SnmpMessage.GET_BULK);
        assertThat(message.errorStatus()).isEqualTo(-1);
    }

    @Test
    void givenVersion3_thenItIsSeenWhetherThereIsAUser() {
        assertThat(wrap(message::wrap, WITH_USER)).isTrue();
        assertThat(message.version()).isEqualTo(SnmpMessage.VERSION_3);
        assertThat(message.hasUserName()).isTrue();
        assertThat(message.community()).isEmpty();
        assertThat(message.pduType()).isEqualTo(-1);
        assertThat(message.firstObject()).isEmpty();

        assertThat(wrap(message::wrap, WITHOUT_USER)).isTrue();
        assertThat(message.hasUserName()).isFalse();
    }

    @Test
    void givenALongObject_thenItsTextIsBounded() {
        assertThat(wrap(
                        message::wrap,
                        hex(
                                "3081ff 020101 0401 61 a081f6 020101 020100 020100 3081ea 3081e7 0681e2",
                                "2b" + "8fffffff7f".repeat(45),
                                "0500")))
                .isTrue();

        assertThat(message.firstObject()).hasSize(64).startsWith("1.3.4294967295.4294967295");
    }

    @Test
    void givenLengthsThatContradictEachOther_thenItIsNoMessage() {
        assertThat(wrap(message::wrap, hex("3080 020101 0401 61 a016", "00".repeat(22))))
                .isFalse();
        assertThat(wrap(message::wrap, hex("3009 020101 0405 61626364 6500"))).isFalse();
        assertThat(wrap(message::wrap, hex("301d 020102 0401 61 a016", "00".repeat(22))))
                .isFalse();
        assertThat(wrap(message::wrap, hex("3015 020101 0401 61 a016", "00".repeat(22))))
                .isFalse();
        assertThat(wrap(message::wrap, hex("301e 020101 0401 61 a916", "00".repeat(22))))
                .isFalse();
    }

    @Test
    void whenTheMessageIsCutAnywhere_thenNothingIsInvented() {
        for (byte[] bytes : new byte[][] {RESPONSE, GET, BULK, WITH_USER, WITHOUT_USER}) {
            ViewCheck.assertNothingIsInvented(message, message::wrap, bytes);
        }
    }

    @Test
    void noBytesMakeItThrow() {
        ViewCheck.assertNothingIsThrown(message, message::wrap, RESPONSE, GET, BULK, WITH_USER, WITHOUT_USER);
    }
}
