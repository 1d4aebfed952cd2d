package vedette.detect.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.decode.IpProtocol;
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

    private void ask(int perSecond, int seconds, int pause, long out, long in) {
        for (int second = 0; second < seconds; second++) {
            traffic.add(traffic.flow("198.51.100.9", "10.0.0.5", 443, IpProtocol.TCP)
                    .out(2L * perSecond, perSecond * out)
                    .in(2L * perSecond, perSecond * in));
            noticed.addAll(traffic.rest(pause));
        }
    }

    @Test
    void givenOneSmallQuestionAfterTheOther_whenTheConversationIsKept_thenItIsWeakEvidence() {
        traffic.rest(60);
        ask(8, 15, 0, 250, 480);

        assertThat(noticed).isNotEmpty().allSatisfy(signal -> {
            assertThat(signal.kind()).isEqualTo(Kind.WEB_SCAN);
            assertThat(signal.strength()).isEqualTo(0.5);
        });
    }

    @Test
    void givenPagesThatAreRead_whenTheConversationIsKept_thenNothingIsNoticed() {
        traffic.rest(60);
        ask(20, 20, 4, 400, 900);
        ask(10, 30, 0, 400, 12_000);

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAProgramThatAsksFromTheBeginning_thenItIsItsHabit() {
        ask(8, 120, 0, 250, 480);

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenTransfers_whenTheConversationIsKept_thenNothingIsNoticed() {
        traffic.rest(60);
        ask(40, 30, 0, 2_800, 60);
        ask(40, 30, 0, 10, 2_800);

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenQuestionsInAKeptConversation_whenAnotherGoesOnFromWhatWasWritten_thenItNoticesTheSame() {
        traffic.rest(60);
        ask(8, 7, 0, 250, 480);
        assertThat(noticed).isEmpty();

        traffic.handOverTo(new HiddenRequests());
        ask(8, 1, 0, 250, 480);

        assertThat(noticed).hasSize(1);
    }
}
