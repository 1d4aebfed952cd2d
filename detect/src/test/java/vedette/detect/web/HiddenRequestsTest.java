package vedette.detect.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;

class HiddenRequestsTest {

    private final Traffic traffic = new Traffic(new HiddenRequests());
    private final List<Signal> noticed = new ArrayList<>();

    private void connect(int perSecond, int seconds, int pause, long out, long in) {
        for (int second = 0; second < seconds; second++) {
            for (int i = 0; i < perSecond; i++) {
                traffic.connect("198.51.100.9", "10.0.0.5", 443, out, in);
            }
            noticed.addAll(traffic.rest(pause));
        }
    }

    @Test
    void givenManyShortConversationsWithOneServer_thenTheyAreWeakEvidence() {
        connect(2, 30, 0, 870, 1_750);

        assertThat(noticed).isNotEmpty().allSatisfy(signal -> {
            assertThat(signal.kind()).isEqualTo(Kind.WEB_SCAN);
            assertThat(signal.strength()).isBetween(0.5, 0.7);
        });
    }

    @Test
    void givenABrowserThatLoadsPages_thenNothingIsNoticed() {
        connect(6, 30, 0, 1_500, 80_000);

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAFlood_thenItIsLeftToThoseWhoLookForFloods() {
        connect(30, 20, 0, 610, 1_173);

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAProgramThatReportsEachFewSeconds_thenNothingIsNoticed() {
        connect(1, 200, 2, 763, 1_909);

        assertThat(noticed).isEmpty();
    }

    @Test
    void whenAnotherGoesOnFromWhatWasWritten_thenItNoticesTheSame() {
        connect(10, 2, 0, 870, 1_750);
        assertThat(noticed).isEmpty();

        traffic.handOverTo(new HiddenRequests());
        connect(10, 1, 0, 870, 1_750);

        assertThat(noticed)
                .singleElement()
                .satisfies(signal -> assertThat(signal.flows()).isEqualTo(30));
    }
}
