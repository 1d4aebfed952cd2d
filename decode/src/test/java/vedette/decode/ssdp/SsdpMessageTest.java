package vedette.decode.ssdp;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.decode.message.ViewCheck.ascii;
import static vedette.decode.message.ViewCheck.wrap;

import org.junit.jupiter.api.Test;
import vedette.decode.message.ViewCheck;

/// Messages of UPnP's discovery, whole, cut and broken.
class SsdpMessageTest {

    private static final byte[] NOTIFICATION = ascii("""
                    NOTIFY * HTTP/1.1\r
                    HOST: 239.255.255.250:1900\r
                    Location:http://192.0.2.1/d.xml\r
                    NT: upnp:rootdevice\r
                    NTS: ssdp:alive\r
                    SERVER: Linux UPnP/1.0 x/2\r
                    USN: uuid:1::upnp:rootdevice\r
                    \r
                    """);
    private static final byte[] SEARCH = ascii("""
                    M-SEARCH * HTTP/1.1
                    ST: ssdp:all
                    USER-AGENT: Chrome/1
                    """);
    private static final byte[] RESPONSE = ascii("HTTP/1.1 200 OK\r\nst: upnp:x\r\nNT: y\r\n\r\n");

    private final SsdpMessage message = new SsdpMessage();

    @Test
    void givenANotification_thenEveryFieldIsRead() {
        assertThat(wrap(message::wrap, NOTIFICATION)).isTrue();

        assertThat(message.isNotification()).isTrue();
        assertThat(message.isSearch() || message.isResponse()).isFalse();
        assertThat(message.isGoodbye()).isFalse();
        assertThat(message.location()).isEqualTo("http://192.0.2.1/d.xml");
        assertThat(message.target()).isEqualTo("upnp:rootdevice");
        assertThat(message.server()).isEqualTo("Linux UPnP/1.0 x/2");
        assertThat(message.uniqueName()).isEqualTo("uuid:1::upnp:rootdevice");
        assertThat(message.userAgent()).isEmpty();
    }

    @Test
    void givenAGoodbye_thenItIsSeen() {
        assertThat(wrap(message::wrap, ascii("NOTIFY * HTTP/1.1\r\nNTS: ssdp:byebye\r\n")))
                .isTrue();

        assertThat(message.isGoodbye()).isTrue();
    }

    @Test
    void givenASearchAndItsAnswer_thenTheTargetIsRead() {
        assertThat(wrap(message::wrap, SEARCH)).isTrue();
        assertThat(message.isSearch()).isTrue();
        assertThat(message.target()).isEqualTo("ssdp:all");
        assertThat(message.userAgent()).isEqualTo("Chrome/1");

        assertThat(wrap(message::wrap, RESPONSE)).isTrue();
        assertThat(message.isResponse()).isTrue();
        assertThat(message.target()).isEqualTo("upnp:x");
        assertThat(wrap(message::wrap, ascii("GET / HTTP/1.1\r\n"))).isFalse();
    }

    @Test
    void whenTheMessageIsCutAnywhere_thenNothingIsInvented() {
        for (byte[] bytes : new byte[][] {NOTIFICATION, SEARCH, RESPONSE}) {
            ViewCheck.assertNothingIsInvented(message, message::wrap, bytes);
        }
    }

    @Test
    void noBytesMakeItThrow() {
        ViewCheck.assertNothingIsThrown(message, message::wrap, NOTIFICATION, SEARCH, RESPONSE);
    }
}
