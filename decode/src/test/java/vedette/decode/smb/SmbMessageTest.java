package vedette.decode.smb;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.decode.message.ViewCheck.ascii;
import static vedette.decode.message.ViewCheck.hex;
import static vedette.decode.message.ViewCheck.join;
import static vedette.decode.message.ViewCheck.wrap;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.decode.message.ViewCheck;

/// Messages of SMB in all versions, whole, cut and broken.
class SmbMessageTest {

    private static final byte[] NOTHING = new byte[0];

    private static final byte[] CONNECT = session(later(3, 0, 0, hex("0900 0000 4800 1800"), wide("\\\\srv\\ADMIN$")));
    private static final byte[] CREATE = session(later(
            5,
            0,
            0,
            hex("3900 00 00 02000000", "00".repeat(16), "96010012 80000000 00000000 05000000 40000000 7800 2600"),
            hex("00".repeat(8)),
            wide("temp\\PSEXESVC.exe.x")));
    private static final byte[] OPEN = session(later(
            5,
            0,
            0,
            hex("3900 00 00 02000000", "00".repeat(16), "9f011200 00000000 07000000 01000000 00000000 7800 0c00"),
            hex("00".repeat(8)),
            wide("svcctl")));
    private static final byte[] WRITE = session(later(
            9,
            0,
            0,
            hex("3100 7000 04000000", "00".repeat(8), "0100000000000000 0500000000000000", "00".repeat(16)),
            ascii("data")));
    private static final byte[] SPEECH = session(later(
            11,
            0,
            0,
            hex("3900 0000 17c01100", "0100000000000000 0500000000000000", "78000000 04000000", "00".repeat(24)),
            ascii("data")));
    private static final byte[] ANSWER = session(later(3, 1, 0xC000_0022L, hex("0900 0000")));

    private static final byte[] FIRST_CONNECT = session(first(
            0x75,
            0,
            0x8000,
            hex("ff00 0000 0000 0100"),
            hex("00"),
            wide("\\\\srv\\IPC$"),
            hex("0000"),
            ascii("?????\0")));
    private static final byte[] FIRST_CREATE = session(first(
            0xA2,
            0,
            0,
            hex(
                    "ff000000 00 0800 00000000 00000000 02000000",
                    "00".repeat(8),
                    "00000000 00000000 05000000 00000000 02000000 00"),
            ascii("\\BROWSER\0")));
    private static final byte[] PEEK = session(first(
            0x25,
            0,
            0,
            hex("0000 0000 ffff ffff 00 00 0000 00000000 0000 0000 4a00 0000 4a00 02 00 2300 0000"),
            ascii("\\PIPE\\\0")));
    private static final byte[] SPEECH_FIRST = session(first(
            0x25,
            0,
            0,
            hex("0000 0400 0000 0004 00 00 0000 00000000 0000 0000 5400 0400 4900 02 00 2600 0140"),
            ascii("\\PIPE\\"),
            ascii("data")));
    private static final byte[] UNFINISHED = session(first(
            0xA0,
            0,
            0,
            hex("01 0000 1e000000 d0030100 1e000000 00000000 1e000000 4b000000 d0030000 68000000 01 0000"),
            NOTHING));
    private static final byte[] IMPOSSIBLE = session(hex("fc534d42 10000000 0100 0000 ffffffff 0000"));
    private static final byte[] TOO_LONG = session(hex("fc534d42 ffffffff 0200 0000 02000000 0000"));
    private static final byte[] COMPRESSED = session(hex("fc534d42 10000000 0100 0000 02000000 0000"));
    private static final byte[] ENCRYPTED = session(hex("fd534d42", "00".repeat(48)));

    private static final List<byte[]> ALL = List.of(
            CONNECT,
            CREATE,
            OPEN,
            WRITE,
            SPEECH,
            ANSWER,
            FIRST_CONNECT,
            FIRST_CREATE,
            PEEK,
            SPEECH_FIRST,
            UNFINISHED,
            IMPOSSIBLE,
            COMPRESSED,
            ENCRYPTED);

    private final SmbMessage message = new SmbMessage();

    private static byte[] wide(String text) {
        return text.getBytes(StandardCharsets.UTF_16LE);
    }

    private static byte[] session(byte[] inside) {
        return join(new byte[] {0, 0, (byte) (inside.length >> 8), (byte) inside.length}, inside);
    }

    private static byte[] little(long number, int bytes) {
        byte[] all = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            all[i] = (byte) (number >> (8 * i));
        }
        return all;
    }

    private static byte[] later(int command, int flags, long status, byte[]... body) {
        return join(
                hex("fe534d42 4000 0000"),
                little(status, 4),
                little(command, 2),
                hex("0100"),
                little(flags, 4),
                hex("00".repeat(44)),
                join(body));
    }

    private static byte[] first(int command, long status, int flags2, byte[] words, byte[]... bytes) {
        byte[] after = join(bytes);
        return join(
                hex("ff534d42"),
                little(command, 1),
                little(status, 4),
                hex("18"),
                little(flags2, 2),
                hex("00".repeat(20)),
                little(words.length / 2, 1),
                words,
                little(after.length, 2),
                after);
    }

    @Test
    void givenAConnectionToAShare_thenItIsRead() {
        assertThat(wrap(message::wrap, CONNECT)).isTrue();

        assertThat(message.isLater()).isTrue();
        assertThat(message.command()).isEqualTo(SmbMessage.TREE_CONNECT);
        assertThat(message.isReply()).isFalse();
        assertThat(message.status()).isEqualTo(-1);
        assertThat(message.share()).isEqualTo("\\\\srv\\ADMIN$");
        assertThat(message.fileName()).isEmpty();

        assertThat(wrap(message::wrap, FIRST_CONNECT)).isTrue();
        assertThat(message.isFirst()).isTrue();
        assertThat(message.share()).isEqualTo("\\\\srv\\IPC$");
    }

    @Test
    void givenAFileThatIsMadeAndOneThatIsOpened_thenTheyAreToldApart() {
        assertThat(wrap(message::wrap, CREATE)).isTrue();
        assertThat(message.fileName()).isEqualTo("temp\\PSEXESVC.exe.x");
        assertThat(message.makesFile()).isTrue();

        assertThat(wrap(message::wrap, OPEN)).isTrue();
        assertThat(message.fileName()).isEqualTo("svcctl");
        assertThat(message.makesFile()).isFalse();

        assertThat(wrap(message::wrap, FIRST_CREATE)).isTrue();
        assertThat(message.fileName()).isEqualTo("\\BROWSER");
        assertThat(message.makesFile()).isTrue();
    }

    @Test
    void givenWhatIsSaidToAPipe_thenItIsSeenWhereItLies() {
        for (byte[] bytes : List.of(WRITE, SPEECH)) {
            assertThat(wrap(message::wrap, bytes)).isTrue();
            assertThat(message.file()).isEqualTo(0x0B00_0000_0000_0000L);
            assertThat(new String(bytes, message.dataStart(), 4, StandardCharsets.ISO_8859_1))
                    .isEqualTo("data");
            assertThat(message.dataEnd()).isEqualTo(bytes.length);
        }
        assertThat(wrap(message::wrap, SPEECH_FIRST)).isTrue();
        assertThat(message.file()).isEqualTo(0x4001);
        assertThat(message.dataEnd() - message.dataStart()).isEqualTo(4);
    }

    @Test
    void givenAnAnswer_thenItsStatusIsRead() {
        assertThat(wrap(message::wrap, ANSWER)).isTrue();

        assertThat(message.isReply()).isTrue();
        assertThat(message.status()).isEqualTo(0xC000_0022L);
        assertThat(message.share()).isEmpty();
    }

    @Test
    void givenTransactionsOfTheFirstVersion_thenWhatIsWrongWithThemIsSeen() {
        assertThat(wrap(message::wrap, PEEK)).isTrue();
        assertThat(message.function()).isEqualTo(0x23);
        assertThat(message.hasNoPipe()).isTrue();
        assertThat(message.isToBeContinued()).isFalse();

        assertThat(wrap(message::wrap, UNFINISHED)).isTrue();
        assertThat(message.command()).isEqualTo(SmbMessage.NT_TRANSACTION);
        assertThat(message.isToBeContinued()).isTrue();
        assertThat(message.hasNoPipe()).isFalse();
    }

    @Test
    void givenACompressedMessage_thenItIsSeenWhetherThatCanBe() {
        assertThat(wrap(message::wrap, IMPOSSIBLE)).isTrue();
        assertThat(message.isCompressed()).isTrue();
        assertThat(message.isImpossible()).isTrue();
        assertThat(message.command()).isEqualTo(-1);

        assertThat(wrap(message::wrap, TOO_LONG)).isTrue();
        assertThat(message.isImpossible()).isTrue();

        assertThat(wrap(message::wrap, COMPRESSED)).isTrue();
        assertThat(message.isImpossible()).isFalse();
    }

    @Test
    void givenAnEncryptedMessage_thenItIsRecognisedAndNothingMore() {
        assertThat(wrap(message::wrap, ENCRYPTED)).isTrue();

        assertThat(message.isEncrypted()).isTrue();
        assertThat(message.command()).isEqualTo(-1);
    }

    @Test
    void givenSeveralMessagesAtOnce_thenTheNextIsFound() {
        assertThat(wrap(message::wrap, join(OPEN, CONNECT))).isTrue();
        assertThat(message.next()).isEqualTo(OPEN.length);

        byte[] chained = join(OPEN, later(3, 0, 0, hex("0900")));
        chained[4 + 20] = (byte) (OPEN.length - 4);
        assertThat(wrap(message::wrap, chained)).isTrue();
        assertThat(message.next()).isEqualTo(OPEN.length);

        assertThat(wrap(message::wrap, OPEN)).isTrue();
        assertThat(message.next()).isZero();
    }

    @Test
    void givenAnotherProtocol_thenItIsNoMessage() {
        assertThat(wrap(message::wrap, ascii("GET / HTTP/1.1\r\n\r\n"))).isFalse();
        assertThat(wrap(message::wrap, hex("00000004 fb534d42", "00".repeat(64))))
                .isFalse();
        assertThat(wrap(message::wrap, hex("82000000"))).isFalse();
    }

    @Test
    void whenTheMessageIsCutAnywhere_thenNothingIsInvented() {
        for (byte[] bytes : ALL) {
            ViewCheck.assertNothingIsInvented(message, message::wrap, bytes);
        }
    }

    @Test
    void noBytesMakeItThrow() {
        ViewCheck.assertNothingIsThrown(message, message::wrap, ALL.toArray(byte[][]::new));
    }
}
