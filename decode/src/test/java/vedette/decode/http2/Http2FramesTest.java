package vedette.decode.http2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.decode.CapturedBytes;

/// What frames are counted, what is none, every length at which a segment can be cut, and what no bytes can make of
/// the reader.
class Http2FramesTest {

    private static final String PREFACE = hexOf("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    private static final String WINDOW = "00000c 04 00 00000000  0003 00000064  0004 00000001";
    private static final String REQUEST = "000004 01 05 00000001  82868441";
    private static final String SECOND_REQUEST = "000004 01 05 00000003  82868441";
    private static final String TRAILERS = "000001 01 05 00000003  82";
    private static final String RESET = "000004 03 00 00000003  00000008";
    private static final String PING = "000008 06 00 00000000  0102030405060708";
    private static final String PONG = "000008 06 01 00000000  0102030405060708";
    private static final String CONTINUATION = "000002 09 00 00000001  8286";
    private static final String PRIORITY = "000005 02 00 00000005  0000000010";
    private static final String EMPTY = "000000 00 00 00000001";
    private static final String LAST = "000000 00 01 00000001";
    private static final String MORE = "000004 08 00 00000000  00010000";
    private static final String BYE = "000008 07 00 00000000  00000000 00000000";
    private static final String ALL = PREFACE
            + WINDOW
            + REQUEST
            + SECOND_REQUEST
            + TRAILERS
            + RESET
            + PING
            + PONG
            + CONTINUATION
            + PRIORITY
            + EMPTY
            + LAST
            + MORE
            + BYE;

    private final Http2Frames frames = new Http2Frames();

    private boolean wrap(String hex) {
        byte[] bytes = CapturedBytes.hex(hex);
        return wrap(bytes, bytes.length);
    }

    private boolean wrap(byte[] bytes, int length) {
        return frames.wrap(CapturedBytes.of(bytes, length), CapturedBytes.START, CapturedBytes.START + (long) length);
    }

    private List<Long> values() {
        return List.of(
                (long) frames.streams(),
                (long) frames.resets(),
                (long) frames.pings(),
                (long) frames.settings(),
                (long) frames.continuations(),
                (long) frames.priorities(),
                (long) frames.empties(),
                (long) frames.acknowledged());
    }

    @Test
    void givenAllSortsOfFrames_thenEachIsCounted() {
        assertThat(wrap(ALL)).isTrue();

        assertThat(frames.hasPreface()).isTrue();
        assertThat(values()).containsExactly(2L, 1L, 1L, 1L, 1L, 1L, 1L, 1L);
        assertThat(frames.initialWindow()).isEqualTo(1);
    }

    @Test
    void givenFramesWithoutAPreface_thenTheyAreKnownByTheirHeads() {
        assertThat(wrap(REQUEST + RESET)).isTrue();

        assertThat(frames.hasPreface()).isFalse();
        assertThat(frames.streams()).isEqualTo(1);
        assertThat(frames.initialWindow()).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000004 01 05 00000002  82868441", // a request on a server's stream
                "000004 01 05 80000001  82868441", // the reserved bit
                "000004 01 40 00000001  82868441", // a flag that there is not
                "004001 00 00 00000001  00", // longer than every receiver must take
                "000005 03 00 00000003  0000000800", // a reset of another length
                "000004 03 00 00000000  00000008", // a reset of no stream
                "000007 06 00 00000000  01020304050607",
                "000005 04 00 00000000  0000000000",
                "000006 04 01 00000000  000300000064", // an answer that says something
                "000000 0b 00 00000001",
                "00000054 00030000 7573657200", // a start of PostgreSQL
                "0000004e fe534d42 40000000", // SMB
                "001daa01 01000001 00000000", // a question to DNS
                "000000 00 00 00000000" // zeros
            })
    void givenSomethingElse_thenItIsNotTakenForFrames(String hex) {
        assertThat(wrap(hex)).isFalse();
        assertThat(wrap(REQUEST + hex)).isFalse();
    }

    @Test
    void whenASegmentIsCutAnywhere_thenWhatIsLeftIsReadAndNothingIsThrown() {
        byte[] bytes = CapturedBytes.hex(ALL);
        List<Long> before = List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
        for (int length = 0; length <= bytes.length; length++) {
            if (wrap(bytes, length)) {
                List<Long> now = values();
                for (int i = 0; i < now.size(); i++) {
                    assertThat(now.get(i)).isBetween(before.get(i), before.get(i) + 1);
                }
                before = now;
            } else {
                assertThat(length).isLessThan(24);
            }
        }
        assertThat(before).containsExactly(2L, 1L, 1L, 1L, 1L, 1L, 1L, 1L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noChangeToFramesMakesItThrow(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] all = CapturedBytes.hex(ALL);
        byte[] bare = Arrays.copyOfRange(all, 24, all.length);
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = CapturedBytes.mutate(random.nextBoolean() ? all : bare, random);
            found += wrap(bytes, bytes.length) ? 1 : 0;
            assertThat(values()).allSatisfy(count -> assertThat(count).isBetween(0L, (long) bytes.length / 9));
        }
        assertThat(found).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void noSequenceOfBytesMakesItThrow(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            if (bytes.length > 1) {
                bytes[0] = 0;
            }
            wrap(bytes, bytes.length);
            assertThat(frames.streams()).isLessThanOrEqualTo(bytes.length / 9);
        }
    }

    private static String hexOf(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }
}
