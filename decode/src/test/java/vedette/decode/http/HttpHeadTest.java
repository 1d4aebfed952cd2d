package vedette.decode.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.decode.CapturedBytes;

/// Every field of a head, every length at which it can be cut, and what no bytes can make of the reader.
class HttpHeadTest {

    private static final String REQUEST = """
            POST /login?from=%2Fhome HTTP/1.1\r
            Host: WWW.Example.org:8080\r
            User-Agent:Mozilla/5.0 (X11) \t\r
            CONTENT-TYPE: Application/JSON; charset=UTF-8\r
            Content-Length: 9\r
            Authorization: Basic YW5uYTpzZWNyZXQ=\r
            Cookie: a=1; b=2\r
            X-Empty:\r
            \r
            user=anna""";

    private static final String RESPONSE = """
            HTTP/1.0 302 Moved for now\r
            Server: Apache/2.4\r
            Location: https://example.org/Home\r
            Content-Length: 0\r
            \r
            """;

    private final HttpHead head = new HttpHead();

    @Test
    void givenARequest_thenEveryFieldIsRead() {
        assertThat(wrap(REQUEST)).isTrue();

        assertThat(head.isRequest()).isTrue();
        assertThat(head.isResponse()).isFalse();
        assertThat(head.isHttp2Preface()).isFalse();
        assertThat(head.method()).isEqualTo("POST");
        assertThat(head.target()).isEqualTo("/login?from=%2Fhome");
        assertThat(head.targetLength()).isEqualTo(19);
        assertThat(head.minorVersion()).isEqualTo(1);
        assertThat(head.status()).isEqualTo(-1);
        assertThat(head.host()).isEqualTo("www.example.org:8080");
        assertThat(head.userAgent()).isEqualTo("Mozilla/5.0 (X11)");
        assertThat(head.contentType()).isEqualTo("application/json; charset=utf-8");
        assertThat(head.contentLength()).isEqualTo(9);
        assertThat(head.hasBasicAuthorization()).isTrue();
        assertThat(head.hasCookie()).isTrue();
        assertThat(head.header("cOOkie")).isEqualTo("a=1; b=2");
        assertThat(head.hasHeader("X-Empty")).isTrue();
        assertThat(head.header("X-Empty")).isEmpty();
        assertThat(head.hasHeader("X-Empt")).isFalse();
        assertThat(head.server()).isEmpty();
        assertThat(head.headerCount()).isEqualTo(7);
        assertThat(head.isComplete()).isTrue();
        assertThat(head.bodyStart()).isEqualTo(CapturedBytes.START + REQUEST.indexOf("user="));
        assertThat(head.bodyLength()).isEqualTo(9);
        assertThat(head.body(99)).isEqualTo("user=anna");
        assertThat(head.body(4)).isEqualTo("user");
    }

    @Test
    void givenAResponse_thenEveryFieldIsRead() {
        assertThat(wrap(RESPONSE)).isTrue();

        assertThat(head.isRequest()).isFalse();
        assertThat(head.isResponse()).isTrue();
        assertThat(head.method()).isEmpty();
        assertThat(head.target()).isEmpty();
        assertThat(head.targetLength()).isZero();
        assertThat(head.minorVersion()).isZero();
        assertThat(head.status()).isEqualTo(302);
        assertThat(head.server()).isEqualTo("Apache/2.4");
        assertThat(head.location()).isEqualTo("https://example.org/Home");
        assertThat(head.contentLength()).isZero();
        assertThat(head.hasBasicAuthorization()).isFalse();
        assertThat(head.hasCookie()).isFalse();
        assertThat(head.isComplete()).isTrue();
        assertThat(head.bodyLength()).isZero();
        assertThat(head.body(9)).isEmpty();
    }

    @Test
    void givenALaterHead_thenNothingIsLeftOfTheOneBefore() {
        assertThat(wrap(REQUEST)).isTrue();
        assertThat(head.headerCount()).isEqualTo(7);

        assertThat(wrap("GET / HTTP/1.1\r\n\r\n")).isTrue();

        assertThat(head.headerCount()).isZero();
        assertThat(head.hasCookie()).isFalse();
        assertThat(head.contentLength()).isEqualTo(-1);
        assertThat(head.isComplete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /a b\tc HTTP/1.1\r\n\r\n", // blanks in a target, as attack tools send them
                "M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\n\r\n",
                "RPC_IN_DATA /rpc HTTP/1.1\r\n",
                "XFOC / HTTP/1.0\n\n",
                "VERSION-CONTROLLLLLL / HTTP/1.1\n",
                "ABC x HTTP/1.1",
                "GET /", // cut
                "GET /x HTT",
                "GET http",
                "OPTIONS *",
                "CONNECT example.org:443",
                "HTTP/1.1 200",
                "HTTP/1.1 404\r\n"
            })
    void givenTheBeginningOfAHead_thenItIsOne(String text) {
        assertThat(wrap(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET",
                "GET ",
                "GE / HTTP/1.1\r\n",
                "get / HTTP/1.1\r\n",
                "VERSION-CONTROLLLLLLL / HTTP/1.1\r\n",
                "GET / HTTP/2.0\r\n",
                "GET / HTTP/1.x\r\n",
                "GET /\r\n",
                "GET  HTTP/1.1\r\n",
                "GET /xHTTP/1.1\r\n",
                "GET key with", // of another protocol
                "OPTIONS sip:anna@example.org SIP/2.0\r\n",
                "OPTIONS sip:anna",
                "DESCRIBE rtsp://example.org/a RTSP/1.0\r\n",
                "SETUP /",
                "HTTP/1.1 20",
                "HTTP/1.1 2x0 OK\r\n",
                "HTTP/1.1 2000\r\n",
                "HTTP/1.x 200 OK\r\n",
                "HTTP/1.1\t200 OK\r\n",
                "HTTP/2.0 200 OK\r\n",
                "PRI * HTTP/2.0\r",
                "USER anna\r\n",
                "220 ready\r\n",
                ""
            })
    void givenOtherText_thenItIsNoHead(String text) {
        assertThat(wrap(text)).isFalse();
    }

    @Test
    void givenTheBeginningOfHttp2_thenItIsKnownAndNothingElse() {
        assertThat(wrap("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nCookie: x\r\n")).isTrue();

        assertThat(head.isHttp2Preface()).isTrue();
        assertThat(head.isRequest()).isFalse();
        assertThat(head.isResponse()).isFalse();
        assertThat(head.method()).isEmpty();
        assertThat(head.target()).isEmpty();
        assertThat(head.headerCount()).isZero();
        assertThat(head.isComplete()).isFalse();
        assertThat(head.status()).isEqualTo(-1);
        assertThat(head.bodyLength()).isZero();
    }

    @Test
    void givenLinesAsOldOrCarelessClientsSendThem_thenTheyAreRead() {
        List<String> lines = List.of(
                "GET  /a b  HTTP/1.1 ",
                "Host : h",
                "Long:  one\r",
                " \t two ",
                "\tthree",
                "no colon",
                ": no name",
                "Empty:\r",
                " but folded\r",
                "Host: other",
                "",
                "body\n");

        assertThat(wrap(String.join("\n", lines))).isTrue();

        assertThat(head.target()).isEqualTo("/a b");
        assertThat(head.host()).isEqualTo("h");
        assertThat(head.header("long")).isEqualTo("one two three");
        assertThat(head.header("empty")).isEqualTo("but folded");
        assertThat(head.headerCount()).isEqualTo(4);
        assertThat(head.isComplete()).isTrue();
        assertThat(head.body(9)).isEqualTo("body\\x0a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "-1", "+1", "1 2", "1\r\n 2", "0x10", "1234567890123456789", "99999999999999999999"})
    void givenALengthThatIsNoNumber_thenItIsUnknown(String value) {
        assertThat(wrap("HTTP/1.1 200 OK\r\nContent-Length: " + value + "\r\n\r\n"))
                .isTrue();
        assertThat(head.contentLength()).isEqualTo(-1);
    }

    @Test
    void givenTheLargestLength_thenItIsRead() {
        assertThat(wrap("HTTP/1.1 200 OK\r\nContent-Length: 999999999999999999 \r\n"))
                .isTrue();
        assertThat(head.contentLength()).isEqualTo(999_999_999_999_999_999L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basically x", "Bearer x", "xBasic y"})
    void givenAnotherAuthorization_thenItIsNotBasic(String value) {
        assertThat(wrap("GET / HTTP/1.1\r\nAuthorization: " + value + "\r\n\r\n"))
                .isTrue();
        assertThat(head.hasBasicAuthorization()).isFalse();
        assertThat(wrap("GET / HTTP/1.1\r\nAuthorization: bAsIc x")).isTrue();
        assertThat(head.hasBasicAuthorization()).isTrue();
    }

    @Test
    void givenMoreThanIsLookedAt_thenTheRestIsLeftOut() {
        assertThat(wrap("GET /" + "a".repeat(3_000) + " HTTP/1.1\r\n\r\n")).isTrue();
        assertThat(head.target()).hasSize(1_024);
        assertThat(head.targetLength()).isEqualTo(2_048 - 4);
        assertThat(head.minorVersion()).isEqualTo(-1);
        assertThat(head.isComplete()).isFalse();

        assertThat(wrap("GET / HTTP/1.1\r\nA: " + "x".repeat(1_500) + "\r\n\r\n"))
                .isTrue();
        assertThat(head.header("a")).hasSize(1_024);

        assertThat(wrap("GET / HTTP/1.1\r\n" + "a:b\r\n".repeat(63) + "last:1\r\nbeyond:2\r\n more\r\n\r\nbody"))
                .isTrue();
        assertThat(head.headerCount()).isEqualTo(65);
        assertThat(head.header("last")).isEqualTo("1");
        assertThat(head.hasHeader("beyond")).isFalse();
        assertThat(head.isComplete()).isTrue();
        assertThat(head.body(9)).isEqualTo("body");
    }

    @ParameterizedTest
    @ValueSource(strings = {REQUEST, RESPONSE})
    void whenAHeadIsCutAnywhere_thenNothingIsThrownAndNothingInvented(String whole) {
        byte[] bytes = whole.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(wrap(whole)).isTrue();
        List<String> expected = values();
        int found = 0;
        for (int length = 0; length < bytes.length; length++) {
            if (!wrap(bytes, length)) {
                continue;
            }
            found++;
            List<String> values = values();
            for (int i = 0; i < values.size(); i++) {
                assertThat(values.get(i)).isIn("", "-1", expected.get(i));
            }
            assertThat(whole).contains(head.target());
            assertThat(head.isComplete()).isEqualTo(length >= whole.indexOf("\r\n\r\n") + 4);
        }
        assertThat(found).isEqualTo(bytes.length - (head.isRequest() ? "POST /" : "HTTP/1.1 200").length());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noSequenceOfBytesMakesItThrow(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String[] words = {"GET ", "HTTP/1.", "HTTP/1.1", " ", "\r\n", "\n", ":", "a", "/", "200", "\t", "\u00ff"};
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int count = random.nextInt(30); count > 0; count--) {
                text.append(words[random.nextInt(words.length)]);
            }
            if (wrap(text.toString())) {
                found++;
                values();
            }
        }
        assertThat(found).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void noChangeToAHeadMakesItThrow(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int found = 0;
        for (int i = 0; i < 10_000; i++) {
            String original = random.nextBoolean() ? REQUEST : RESPONSE;
            byte[] bytes = CapturedBytes.mutate(original.getBytes(StandardCharsets.ISO_8859_1), random);
            if (wrap(bytes, bytes.length)) {
                found++;
                values();
            }
        }
        assertThat(found).isGreaterThan(1_000);
    }

    /// Everything that is read of a head, but what of it may be cut in the middle.
    private List<String> values() {
        assertThat(head.targetLength()).isGreaterThanOrEqualTo(0);
        assertThat(head.target().length()).isLessThanOrEqualTo(4 * 1_024);
        assertThat(head.bodyLength()).isGreaterThanOrEqualTo(head.body(5).isEmpty() ? 0 : 1);
        return Arrays.asList(
                head.method(),
                "" + head.minorVersion(),
                "" + head.status(),
                head.host(),
                head.userAgent(),
                head.contentType(),
                "" + head.contentLength(),
                head.server(),
                head.location(),
                head.header("Cookie"),
                head.header("Authorization"),
                head.hasBasicAuthorization() || head.hasCookie() || head.isHttp2Preface() ? "" : "-1");
    }

    private boolean wrap(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return wrap(bytes, bytes.length);
    }

    private boolean wrap(byte[] bytes, int length) {
        return head.wrap(CapturedBytes.of(bytes, length), CapturedBytes.START, CapturedBytes.START + (long) length);
    }
}
