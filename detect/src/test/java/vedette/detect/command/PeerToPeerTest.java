package vedette.detect.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vedette.decode.IpProtocol;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;
import vedette.detect.outside.Said;

class PeerToPeerTest {

    private static final String BOT = "10.0.0.7";

    private final Traffic traffic = new Traffic(new PeerToPeer());
    private final SplittableRandom random = new SplittableRandom(5);
    private final List<Signal> noticed = new ArrayList<>();

    @BeforeEach
    void namesAreLookedUp() {
        Said.name(traffic, "10.0.0.8", "news.example", "203.0.113.80");
        traffic.rest(60);
    }

    private void ask(int peer) {
        traffic.add(traffic.begin(BOT, "203.0.113." + peer, 20_000 + peer, IpProtocol.UDP)
                .answered(true)
                .out(1, 60)
                .in(1, 60));
    }

    @Test
    void givenRoundsByTheClockToTheSameStrangers_thenItIsTold() {
        for (int round = 0; round < 9; round++) {
            for (int peer = 1; peer <= 8; peer++) {
                ask(peer);
            }
            noticed.addAll(traffic.rest(9));
        }

        assertThat(noticed).isNotEmpty().allMatch(signal -> signal.kind() == Kind.PEER_TO_PEER);
    }

    @Test
    void givenSomebodyWhoLooksForPeersWhenNeeded_thenItIsNot() {
        for (int round = 0; round < 60; round++) {
            for (int question = 0; question < 8; question++) {
                ask(random.nextInt(1, 250));
            }
            noticed.addAll(traffic.rest(2 + (int) (-8 * Math.log(random.nextDouble()))));
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenFilesThatAreTransferredMeanwhile_thenItIsNot() {
        for (int round = 0; round < 20; round++) {
            for (int peer = 1; peer <= 8; peer++) {
                ask(peer);
            }
            traffic.connect(BOT, "203.0.113.99", 51_413, 2_000, 900_000);
            noticed.addAll(traffic.rest(9));
        }

        assertThat(noticed).isEmpty();
    }

    private void talk(int peers, int seconds, long payload) {
        for (int second = 0; second < seconds; second++) {
            for (int i = 0; i < 2; i++) {
                traffic.add(traffic.begin(BOT, "203.0.113." + random.nextInt(1, peers + 1), 44_690, IpProtocol.UDP)
                        .out(1, payload));
            }
            noticed.addAll(traffic.tick());
        }
    }

    @Test
    void givenAClosedCircleAtOnePort_whenItTalksAtAnyTime_thenItIsWeakEvidence() {
        talk(12, 40, 150);

        assertThat(noticed).isNotEmpty().allSatisfy(signal -> {
            assertThat(signal.kind()).isEqualTo(Kind.PEER_TO_PEER);
            assertThat(signal.strength()).isEqualTo(0.6);
        });
    }

    @Test
    void givenEverNewStrangersAtOnePort_thenItIsNoCircle() {
        talk(240, 200, 150);

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAFewWhoPlayTogether_thenItIsNoCircle() {
        talk(5, 200, 150);

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenACircleThatTransfersFiles_thenItIsNotTold() {
        talk(12, 200, 60_000);

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenACircle_whenAnotherGoesOnFromWhatWasWritten_thenItNoticesTheSame() {
        talk(12, 20, 150);
        assertThat(noticed).isEmpty();

        traffic.handOverTo(new PeerToPeer());
        talk(12, 8, 150);

        assertThat(noticed).isNotEmpty();
    }
}
