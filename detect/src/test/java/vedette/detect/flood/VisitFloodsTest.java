package vedette.detect.flood;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;

class VisitFloodsTest {

    private static final String VISITOR = "198.51.100.9";
    private static final String SERVER = "10.0.0.5";

    private final Traffic traffic = new Traffic(new VisitFloods());

    private List<Signal> visits(int seconds, int port, int connections, int sources) {
        List<Signal> noticed = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            for (int i = 0; i < connections; i++) {
                String source = sources == 1 ? VISITOR : "203.0.113." + (1 + i % sources);
                traffic.connect(source, SERVER, port, 200, 3_000);
            }
            noticed.addAll(traffic.tick());
        }
        return noticed;
    }

    @Test
    void givenOneSourceThatOpensConnectionAfterConnection_thenItIsAFloodWithinSeconds() {
        traffic.rest(60);

        assertThat(visits(3, 443, 20, 1)).isNotEmpty().allSatisfy(signal -> {
            assertThat(signal.kind()).isEqualTo(Kind.FLOOD);
            assertThat(signal.entity()).hasToString(SERVER);
            assertThat(signal.sources()).extracting(Object::toString).containsExactly(VISITOR);
        });
    }

    @Test
    void givenABrowserThatOpensManyAtOnceAndReads_thenItIsNoFlood() {
        traffic.rest(60);
        List<Signal> noticed = new ArrayList<>();
        for (int page = 0; page < 20; page++) {
            noticed.addAll(visits(1, 443, 24, 1));
            noticed.addAll(traffic.rest(5));
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAProxyThatDidSoFromTheBeginning_thenItIsNoFlood() {
        assertThat(visits(300, 8080, 30, 1)).isEmpty();
    }

    @Test
    void givenGuessesAtAPassword_thenTheyAreLeftToOthers() {
        traffic.rest(60);

        assertThat(visits(30, 22, 20, 1)).isEmpty();
    }

    @Test
    void givenManyWhoComeAtOnce_thenItIsADistributedFlood() {
        traffic.rest(60);

        assertThat(visits(4, 80, 40, 20)).isNotEmpty().allSatisfy(signal -> {
            assertThat(signal.kind()).isEqualTo(Kind.DISTRIBUTED_FLOOD);
            assertThat(signal.sourceCount()).isEqualTo(20);
        });
    }

    @Test
    void givenACrowdThatWasThereBefore_thenItIsNoFlood() {
        assertThat(visits(300, 80, 40, 20)).isEmpty();
    }

    @Test
    void whenAnotherGoesOnFromWhatWasWritten_thenItNoticesTheSame() {
        traffic.rest(60);
        assertThat(visits(1, 443, 25, 1)).isEmpty();

        traffic.handOverTo(new VisitFloods());

        assertThat(visits(1, 443, 25, 1))
                .singleElement()
                .satisfies(signal -> assertThat(signal.flows()).isEqualTo(50));
    }
}
