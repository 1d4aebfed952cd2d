package vedette.decode.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.decode.message.ViewCheck.ascii;
import static vedette.decode.message.ViewCheck.hex;
import static vedette.decode.message.ViewCheck.join;
import static vedette.decode.message.ViewCheck.wrap;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.decode.message.ViewCheck;

/// The beginning of SSH connections, whole, cut and broken.
class SshTest {

    private static final byte[] LINE = ascii("SSH-2.0-OpenSSH_9.6p1 Ubuntu-3\r\n");
    private static final byte[] LISTS = join(
            list("curve25519-sha256,ecdh"),
            list("ssh-ed25519"),
            list("aes128-ctr"),
            list("aes256-ctr"),
            list("hmac-sha1"),
            list("hmac-sha2-256"),
            list("none"),
            list("zlib"),
            list(""),
            list(""),
            hex("00 00000000 000000000000"));
    private static final byte[] KEXINIT =
            join(hex(HexFormat.of().toHexDigits(LISTS.length + 18)), hex("06 14", "f0".repeat(16)), LISTS);

    private final SshBanner banner = new SshBanner();
    private final SshKeyExchange exchange = new SshKeyExchange();

    @Test
    void givenABanner_thenItsPartsAreRead() {
        assertThat(wrap(banner::wrap, LINE)).isTrue();

        assertThat(banner.protocolVersion()).isEqualTo("2.0");
        assertThat(banner.software()).isEqualTo("OpenSSH_9.6p1");
        assertThat(banner.comment()).isEqualTo("Ubuntu-3");
        assertThat(banner.lineLength()).isEqualTo(LINE.length);
    }

    @Test
    void givenABannerWithoutCommentOrEnd_thenWhatIsThereIsRead() {
        assertThat(wrap(banner::wrap, ascii("SSH-1.99-Go\nx"))).isTrue();
        assertThat(banner.protocolVersion()).isEqualTo("1.99");
        assertThat(banner.software()).isEqualTo("Go");
        assertThat(banner.comment()).isEmpty();
        assertThat(banner.lineLength()).isEqualTo(12);

        assertThat(wrap(banner::wrap, ascii("SSH-2.0-" + "x".repeat(400)))).isTrue();
        assertThat(banner.software()).hasSizeLessThan(256);
        assertThat(banner.lineLength()).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "SSH-", "SSH-2.0", "SSH-x.0-a\r\n", "ssh-2.0-a\r\n", "SSH-2.0 a\r\n", "SSH-2.000000000-a"})
    void whatIsNoBanner_isNone(String text) {
        assertThat(wrap(banner::wrap, ascii(text))).isFalse();

        assertThat(banner.software()).isEmpty();
        assertThat(banner.protocolVersion()).isEmpty();
    }

    @Test
    void givenAKeyExchange_thenEveryListIsReadAndHashed() {
        assertThat(wrap(exchange::wrap, KEXINIT)).isTrue();

        assertThat(exchange.hasBanner()).isFalse();
        assertThat(exchange.keyExchanges()).isEqualTo("curve25519-sha256,ecdh");
        assertThat(exchange.hostKeys()).isEqualTo("ssh-ed25519");
        assertThat(exchange.ciphersToServer()).isEqualTo("aes128-ctr");
        assertThat(exchange.ciphersToClient()).isEqualTo("aes256-ctr");
        assertThat(exchange.macsToServer()).isEqualTo("hmac-sha1");
        assertThat(exchange.macsToClient()).isEqualTo("hmac-sha2-256");
        assertThat(exchange.compressionsToServer()).isEqualTo("none");
        assertThat(exchange.compressionsToClient()).isEqualTo("zlib");
        assertThat(exchange.hassh())
                .as("md5 of curve25519-sha256,ecdh;aes128-ctr;hmac-sha1;none")
                .isEqualTo("d58eb73c0d431d4793c35a692a48b4c6");
        assertThat(exchange.hasshServer())
                .as("md5 of curve25519-sha256,ecdh;aes256-ctr;hmac-sha2-256;zlib")
                .isEqualTo("e0a258568c5337fd97910996e28caaae");
    }

    @Test
    void givenABannerBeforeIt_thenTheKeyExchangeIsFound() {
        assertThat(wrap(exchange::wrap, join(LINE, KEXINIT))).isTrue();

        assertThat(exchange.hasBanner()).isTrue();
        assertThat(exchange.hassh()).isEqualTo("d58eb73c0d431d4793c35a692a48b4c6");
        assertThat(wrap(exchange::wrap, LINE)).isFalse();
    }

    @Test
    void givenAnotherMessageOrLength_thenItIsNoKeyExchange() {
        for (int offset : new int[] {0, 2, 5}) {
            byte[] other = KEXINIT.clone();
            other[offset] = (byte) 0xFF;
            assertThat(wrap(exchange::wrap, other)).isFalse();
        }
        byte[] padding = KEXINIT.clone();
        padding[4] = 3;
        assertThat(wrap(exchange::wrap, padding)).isFalse();
    }

    @Test
    void whenItIsCutAnywhere_thenNothingIsInvented() {
        ViewCheck.assertNothingIsInvented(banner, banner::wrap, LINE);
        ViewCheck.assertNothingIsInvented(exchange, exchange::wrap, KEXINIT);
        ViewCheck.assertNothingIsInvented(exchange, exchange::wrap, join(LINE, KEXINIT));
    }

    @Test
    void noBytesMakeItThrow() {
        ViewCheck.assertNothingIsThrown(banner, banner::wrap, LINE);
        ViewCheck.assertNothingIsThrown(exchange, exchange::wrap, KEXINIT, join(LINE, KEXINIT));
    }

    private static byte[] list(String names) {
        return join(new byte[] {0, 0, 0, (byte) names.length()}, ascii(names));
    }
}
