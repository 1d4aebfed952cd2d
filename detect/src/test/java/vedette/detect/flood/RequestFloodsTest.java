package vedette.detect.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.detect.Traffic.address;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.decode.IpProtocol;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;
import vedette.flow.fact.Ends;
import vedette.flow.fact.HttpRequestFact;

class RequestFloodsTest {

    private static final String VISITOR = "198.51.100.9";
    private static final String SERVER = "10.0.0.5";

    private final Traffic traffic = new Traffic(new RequestFloods());

    private static void ask(Traffic traffic, int port, String method, String target) {
        Ends ends = new Ends(address(VISITOR), port, address(SERVER), 80, IpProtocol.TCP);
        traffic.say(new HttpRequestFact(
                ends, traffic.micros(), method, target, "shop.example", "Mozilla/5.0", false, "", "", 200));
    }

    private List<Signal> ask(int seconds, int perSecond, String method, String target) {
        List<Signal> noticed = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            for (int i = 0; i < perSecond; i++) {
                ask(traffic, 40_000 + i, method, target.replace("#", second + "-" + i));
            }
            noticed.addAll(traffic.tick());
        }
        return noticed;
    }

    @Test
    void givenTheSamePageOverAndOver_thenItIsAFloodWithinSeconds() {
        traffic.rest(60);

        assertThat(ask(4, 30, "GET", "/app/slow")).isNotEmpty().allSatisfy(signal -> {
            assertThat(signal.kind()).isEqualTo(Kind.FLOOD);
            assertThat(signal.entity()).hasToString(SERVER);
        });
    }

    @Test
    void givenPacketsCapturedOnBothSidesOfARouter_thenTheyCountOnce() {
        traffic.rest(60);
        for (int i = 0; i < 100; i++) {
            ask(traffic, 40_000 + i, "GET", "/page" + i);
            ask(traffic, 40_000 + i, "GET", "/page" + i);
        }

        assertThat(traffic.tick()).isEmpty();
    }

    @Test
    void givenEverOtherPages_thenItIsNoFlood() {
        traffic.rest(60);

        assertThat(ask(30, 100, "GET", "/page#")).isEmpty();
    }

    @Test
    void givenAFormOverAndOver_thenItIsLeftToOthers() {
        traffic.rest(60);

        assertThat(ask(30, 30, "POST", "/login")).isEmpty();
    }

    @Test
    void givenAPollOfAFewASecond_thenItIsNoFlood() {
        traffic.rest(60);

        assertThat(ask(120, 5, "GET", "/status")).isEmpty();
    }

    @Test
    void givenAProgramThatDidSoFromTheBeginning_thenItIsNoFlood() {
        assertThat(ask(200, 30, "GET", "/api/state")).isEmpty();
    }

    @Test
    void whenAnotherGoesOnFromWhatWasWritten_thenItNoticesTheSame() {
        traffic.rest(60);
        assertThat(ask(2, 30, "GET", "/app/slow")).isEmpty();
        traffic.handOverTo(new RequestFloods());

        assertThat(ask(1, 30, "GET", "/app/slow")).isNotEmpty();
    }

    @Test
    void givenConnectionsThatAskForEverOtherPages_thenTheyAreNoFloodOfVisits() {
        assertThat(visits("/page#")).isEmpty();
        assertThat(visits("/app/slow")).isNotEmpty();
    }

    private static List<Signal> visits(String target) {
        Traffic visits = new Traffic(new VisitFloods());
        visits.rest(60);
        List<Signal> noticed = new ArrayList<>();
        for (int second = 0; second < 10; second++) {
            for (int i = 0; i < 30; i++) {
                visits.connect(VISITOR, SERVER, 80, 200, 3_000);
                ask(visits, 40_000 + i, "GET", target.replace("#", second + "-" + i));
            }
            noticed.addAll(visits.tick());
        }
        return noticed;
    }
}
