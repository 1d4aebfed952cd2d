package vedette.detect.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.decode.IpProtocol;
import vedette.detect.Traffic;
import vedette.flow.fact.Ends;
import vedette.flow.fact.HttpRequestFact;

class FramingTest {

    private static final Ends ENDS =
            new Ends(Traffic.address("198.51.100.9"), 40_000, Traffic.address("10.0.0.5"), 80, IpProtocol.TCP);

    private static double score(String headers, String body) {
        String head = "POST / HTTP/1.1\r\nHost: shop\r\n" + headers.replace("|", "\r\n") + "\r\n\r\n";
        Finding finding =
                Framing.of(new HttpRequestFact(ENDS, 1, "POST", "/", "shop", "x", false, head, body, head.length()));
        return finding == null ? 0 : finding.score();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5|Content-Length: 50",
                "Content-Length: -1",
                "Content-Length: +5",
                "Content-Length: 0x10",
                "Content-Length: 5, 6",
                "Content-Length: 18446744073709551615",
                "Content-Length: 00000000000000000000000000000050",
                "Content-Length : 5",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding:| chunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked|Transfer-Encoding: cow"
            })
    void givenAnEndThatServersUnderstandDifferently_thenItIsNoticed(String headers) {
        assertThat(score(headers, "")).isGreaterThanOrEqualTo(0.5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept: */*",
                "Content-Length: 0",
                "Content-Length: 123456789012",
                "Content-Length: 5|Content-Length: 5",
                "Content-Length: 5, 5",
                "Content-Length: 0000000123",
                "Transfer-Encoding: chunked",
                "transfer-encoding: Chunked",
                "Transfer-Encoding: gzip, chunked",
                "TE: trailers|Transfer-Encoding: chunked",
                "X-Note: a long text| that is folded|Content-Length: 5"
            })
    void givenWhatOrdinaryAndCarelessProgramsSend_thenNothingIsWrong(String headers) {
        assertThat(score(headers, "")).isZero();
    }

    @Test
    void givenALengthBesideChunks_thenItIsLittle_butARequestBehindThemIsClear() {
        String both = "Transfer-Encoding: chunked|Content-Length: 50";

        assertThat(score(both, "5\r\nhello\r\n0\r\n\r\n")).isBetween(0.4, 0.49);
        assertThat(score(both, "0\r\n\r\nGET /admin HTTP/1.1\r\nHost: shop\r\n\r\n"))
                .isGreaterThan(0.8);
    }

    @Test
    void givenAChunkLongerThanAnyNumber_thenItIsClear_butALongOneIsNot() {
        assertThat(score("Transfer-Encoding: chunked", "10000000000000000\r\nGET / HTTP/1.1"))
                .isGreaterThan(0.8);
        assertThat(score("Transfer-Encoding: chunked", "7fffffff\r\nabc")).isZero();
    }
}
