package vedette.decode.dcerpc;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.decode.message.ViewCheck.hex;
import static vedette.decode.message.ViewCheck.wrap;

import org.junit.jupiter.api.Test;
import vedette.decode.message.ViewCheck;

/// Messages of RPC, whole, cut and broken.
class RpcMessageTest {

    private static final String SERVICES = "81bb7a36 4498 f135 ad32 98f038001003 02000000";
    private static final String NDR = "045d888a eb1c c911 9fe8 08002b104860 02000000";

    private static final byte[] BIND = hex(
            "05 00 0b 03 10000000 7400 0000 01000000 b810 b810 00000000 02 000000",
            "0000 01 00" + SERVICES + NDR,
            "0100 01 00 08afe1f1 5d1f c911 91a4 08002b14a0fa 03000000" + NDR);
    private static final byte[] REQUEST =
            hex("05 00 00 03 10000000 2400 0000 02000000 0c000000 0100 0c00", "112233445566778899aabbcc");
    private static final byte[] BIG_ENDIAN_WITH_OBJECT = hex(
            "05 00 00 83 00000000 002c 0000 00000002 00000004 0001 000c",
            "367abb81 9844 35f1 ad32 98f038001003",
            "11223344");
    private static final byte[] RESPONSE = hex("05 00 02 03 10000000 1c00 0000 02000000 04000000 0100 00 00 00000000");

    private final RpcMessage message = new RpcMessage();

    @Test
    void givenABind_thenEachOfItsInterfacesIsRead() {
        assertThat(wrap(message::wrap, BIND)).isTrue();

        assertThat(message.type()).isEqualTo(RpcMessage.BIND);
        assertThat(message.isFromClient()).isTrue();
        assertThat(message.isFirstPart()).isTrue();
        assertThat(message.size()).isEqualTo(116);
        assertThat(message.contexts()).isEqualTo(2);
        assertThat(message.context(0)).isZero();
        assertThat(message.interfaceId(0)).isEqualTo("367abb81-9844-35f1-ad32-98f038001003");
        assertThat(message.context(1)).isEqualTo(1);
        assertThat(message.interfaceId(1)).isEqualTo("f1e1af08-1f5d-11c9-91a4-08002b14a0fa");
        assertThat(message.context(2)).isEqualTo(-1);
        assertThat(message.interfaceId(2)).isEmpty();
        assertThat(message.operation()).isEqualTo(-1);
    }

    @Test
    void givenARequest_thenWhatIsCalledIsRead() {
        assertThat(wrap(message::wrap, REQUEST)).isTrue();

        assertThat(message.type()).isEqualTo(RpcMessage.REQUEST);
        assertThat(message.calledContext()).isEqualTo(1);
        assertThat(message.operation()).isEqualTo(12);
        assertThat(message.hasObject()).isFalse();
        assertThat(message.argumentLength()).isEqualTo(12);
        assertThat(message.contexts()).isZero();
        assertThat(message.firstInterface()).isEmpty();
    }

    @Test
    void givenTheOtherOrderOfBytes_thenItIsReadToo() {
        assertThat(wrap(message::wrap, BIG_ENDIAN_WITH_OBJECT)).isTrue();

        assertThat(message.calledContext()).isEqualTo(1);
        assertThat(message.operation()).isEqualTo(12);
        assertThat(message.hasObject()).isTrue();
        assertThat(message.argumentLength()).isEqualTo(4);
    }

    @Test
    void givenAnAnswer_thenNothingIsCalled() {
        assertThat(wrap(message::wrap, RESPONSE)).isTrue();

        assertThat(message.type()).isEqualTo(RpcMessage.RESPONSE);
        assertThat(message.isFromClient()).isFalse();
        assertThat(message.operation()).isEqualTo(-1);
        assertThat(message.argumentLength()).isEqualTo(-1);
    }

    @Test
    void givenWhatNoSuchMessageHas_thenItIsNone() {
        assertThat(wrap(message::wrap, hex("04 00 00 03 10000000 2400 0000 02000000")))
                .isFalse();
        assertThat(wrap(message::wrap, hex("05 02 00 03 10000000 2400 0000 02000000")))
                .isFalse();
        assertThat(wrap(message::wrap, hex("05 00 14 03 10000000 2400 0000 02000000")))
                .isFalse();
        assertThat(wrap(message::wrap, hex("05 00 00 03 20000000 2400 0000 02000000")))
                .isFalse();
        assertThat(wrap(message::wrap, hex("05 00 00 03 10000000 0f00 0000 02000000")))
                .isFalse();
        assertThat(wrap(message::wrap, hex("05 00 00 03 10000000 2400 1500 02000000")))
                .isFalse();
    }

    @Test
    void whenTheMessageIsCutAnywhere_thenNothingIsInvented() {
        for (byte[] bytes : new byte[][] {BIND, REQUEST, BIG_ENDIAN_WITH_OBJECT, RESPONSE}) {
            ViewCheck.assertNothingIsInvented(message, message::wrap, bytes);
        }
    }

    @Test
    void noBytesMakeItThrow() {
        ViewCheck.assertNothingIsThrown(message, message::wrap, BIND, REQUEST, BIG_ENDIAN_WITH_OBJECT, RESPONSE);
    }
}
