package vedette.detect.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.detect.Traffic.address;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.decode.IpProtocol;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;
import vedette.flow.fact.ArpFact;
import vedette.flow.fact.Ends;
import vedette.flow.fact.NeighbourFact;

class AddressSweepTest {

    private static final String ASKER = "10.0.0.66";
    private static final long ALL = 0xFFFF_FFFF_FFFFL;

    private final Traffic traffic = new Traffic(new AddressSweep());

    private void ask(String asker, String target) {
        Ends ends = new Ends(address(asker), 0, address(target), 0, 0);
        traffic.say(new ArpFact(ends, traffic.micros(), false, 66, 66, 0, ALL));
    }

    private void answer(String asker, String target) {
        Ends ends = new Ends(address(target), 0, address(asker), 0, 0);
        traffic.say(new ArpFact(ends, traffic.micros() + 1, true, 7, 7, 66, 66));
    }

    @Test
    void givenQuestionsForAWholeNetwork_thenItIsASweepOnceTheyHaveWaited() {
        for (int host = 1; host <= 60; host++) {
            ask(ASKER, "10.0.0." + host);
        }
        assertThat(traffic.tick()).isEmpty();

        assertThat(traffic.rest(4)).singleElement().satisfies(signal -> {
            assertThat(signal.kind()).isEqualTo(Kind.HOST_SWEEP);
            assertThat(signal.entity()).hasToString(ASKER);
            assertThat(signal.strength()).isEqualTo(1);
        });
    }

    @Test
    void givenNeighbourSolicitationsForManyAddresses_thenItIsASweep() {
        for (int host = 1; host <= 40; host++) {
            Ends ends = new Ends(address("fe80::66"), 0, address("ff02::1"), 0, IpProtocol.ICMPV6);
            traffic.say(new NeighbourFact(
                    ends,
                    traffic.micros(),
                    NeighbourFact.Type.NEIGHBOUR_SOLICITATION,
                    address("fd00::" + host),
                    66,
                    66,
                    false,
                    0));
        }

        assertThat(traffic.rest(4)).extracting(Signal::kind).containsExactly(Kind.HOST_SWEEP);
    }

    @Test
    void givenAGatewayThatLooksForWhomOthersSendTo_thenItIsNotAccused() {
        for (int host = 1; host <= 60; host++) {
            traffic.unanswered("198.51.100.9", "10.0.0." + host, 80);
            ask("10.0.0.254", "10.0.0." + host);
        }

        assertThat(traffic.rest(10)).isEmpty();
    }

    @Test
    void givenAGatewayThatLooksForAllThatItHasMet_thenItIsNotAccused() {
        for (int round = 0; round < 10; round++) {
            for (int host = 1; host <= 22; host++) {
                ask("10.0.0.254", "10.0.0." + (4 * host));
            }
            assertThat(traffic.rest(30)).isEmpty();
        }
    }

    @Test
    void givenQuestionsThatAreAnswered_thenTheyAreNoSweep() {
        List<Signal> noticed = new ArrayList<>();
        for (int host = 1; host <= 60; host++) {
            ask(ASKER, "10.0.0." + host);
            answer(ASKER, "10.0.0." + host);
            noticed.addAll(traffic.tick());
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAFewThatAreGone_whenTheyAreAskedForAgainAndAgain_thenItIsNoSweep() {
        List<Signal> noticed = new ArrayList<>();
        for (int second = 0; second < 300; second++) {
            ask(ASKER, "10.0.0." + (200 + second % 8));
            noticed.addAll(traffic.tick());
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void whenAnotherGoesOnFromWhatWasWritten_thenItNoticesTheSame() {
        for (int host = 1; host <= 30; host++) {
            ask(ASKER, "10.0.0." + host);
        }
        traffic.tick();
        traffic.handOverTo(new AddressSweep());

        assertThat(traffic.rest(4)).extracting(Signal::flows).containsExactly(30L);
    }

    @Test
    void givenAGatewayThatIsMadeToLookForEverybody_thenItStandsOutLittle() {
        for (int host = 1; host <= 60; host++) {
            ask("10.0.0.1", "10.0.0." + (100 + host));
        }
        traffic.unanswered("203.0.113.7", "10.0.0.5", 443);

        assertThat(traffic.rest(4)).singleElement().satisfies(signal -> {
            assertThat(signal.entity()).hasToString("10.0.0.1");
            assertThat(signal.strength()).isLessThan(0.5);
        });
    }
}
