package vedette.detect.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.decode.IpProtocol;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;
import vedette.flow.fact.Ends;
import vedette.flow.fact.HttpRequestFact;
import vedette.flow.fact.HttpResponseFact;

class CraftedRequestsTest {

    private static final String INTRUDER = "198.51.100.9";

    private final Traffic traffic = new Traffic(new CraftedRequests());
    private final List<Signal> noticed = new ArrayList<>();
    private int sourcePort = 40_000;

    private void get(String client, String target, int length) {
        sourcePort++;
        Ends ends = new Ends(Traffic.address(client), sourcePort, Traffic.address("10.0.0.5"), 80, IpProtocol.TCP);
        traffic.say(new HttpRequestFact(
                ends, traffic.micros(), "GET", target, "shop", "x", false, "GET / HTTP/1.1\r\n\r\n", "", 300));
        traffic.say(new HttpResponseFact(ends, traffic.micros() + 100, 200, length, "text/html", "s", "", 300));
    }

    private void rest(int seconds) {
        noticed.addAll(traffic.rest(seconds - 1));
    }

    @Test
    void whenOneRequestIsClear_thenItIsNoticedAtOnce() {
        get(INTRUDER, "/item?id=1%27+union+select+1,2,3--+", 500);
        rest(1);

        assertThat(noticed).singleElement().satisfies(signal -> {
            assertThat(signal.kind()).isEqualTo(Kind.WEB_ATTACK);
            assertThat(signal.entity()).hasToString(INTRUDER);
            assertThat(signal.strength()).isEqualTo(1);
            assertThat(signal.hasSucceeded()).isFalse();
        });
    }

    @Test
    void whenThePageAnswersWithFarMoreThanOthersGet_thenSuccessIsSaid() {
        get("10.0.0.7", "/item?id=1", 500);
        get(INTRUDER, "/item?id=1%27+union+select+1,2,3--+", 9_000);
        rest(1);

        assertThat(noticed)
                .singleElement()
                .satisfies(signal -> assertThat(signal.hasSucceeded()).isTrue());
    }

    @Test
    void givenVisitorsWithOrdinaryNamesAndQuestions_thenNothingIsNoticed() {
        for (int visit = 0; visit < 200; visit++) {
            get("10.0.0.7", "/find?q=O%27Brien+chair+" + visit, 500);
            get("10.0.0.7", "/find?q=rock+%27n%27+roll+" + visit, 500);
            get("10.0.0.7", "/find?q=select+a+union+rep&page=" + visit, 500);
            rest(1);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenRequestsThatAreAllTheSame_thenTheyDoNotAddUp() {
        for (int visit = 0; visit < 50; visit++) {
            get(INTRUDER, "/.env", 500);
            rest(1);
        }

        assertThat(noticed)
                .isNotEmpty()
                .allSatisfy(signal -> assertThat(signal.strength()).isEqualTo(0.5));
    }

    @Test
    void whenAnotherGoesOnFromWhatWasWritten_thenItNoticesTheSame() {
        get(INTRUDER, "/item?id=1+or+1%3D1--", 500);
        rest(1);

        traffic.handOverTo(new CraftedRequests());
        get(INTRUDER, "/item?id=2+or+2%3D2--", 500);
        rest(1);

        assertThat(noticed)
                .last()
                .satisfies(signal -> assertThat(signal.flows()).isEqualTo(2));
    }

    @Test
    void givenAFloodOfSources_thenAnIntruderIsStillNoticed() {
        for (int second = 0; second < 3; second++) {
            for (int source = 0; source < 2_000; source++) {
                get("203." + second + "." + source / 250 + "." + source % 250, "/a?x=%3Bid", 10);
            }
            get(INTRUDER, "/item?id=1+or+1%3D1--", 500);
            rest(1);
        }

        assertThat(noticed).extracting(signal -> signal.entity().toString()).contains(INTRUDER);
    }
}
