package vedette.detect.flood;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.decode.IpProtocol;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;

class SlowConnectionsTest {

    private static final String CLIENT = "198.51.100.9";
    private static final String SERVER = "10.0.0.5";

    private final Traffic traffic = new Traffic(new SlowConnections());

    private List<Signal> hold(int port, int count, long answer, int seconds) {
        List<Signal> noticed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            traffic.add(traffic.begin(CLIENT, SERVER, port, IpProtocol.TCP)
                    .answered(true)
                    .out(3, 60)
                    .in(2, answer));
        }
        noticed.addAll(traffic.tick());
        for (int second = 1; second < seconds; second++) {
            traffic.add(traffic.flow(CLIENT, SERVER, port, IpProtocol.TCP)
                    .out(1, 10)
                    .in(1, 0));
            noticed.addAll(traffic.tick());
        }
        return noticed;
    }

    @Test
    void givenManyThatAreNeverAnswered_thenItIsNoticedWithinSeconds() {
        assertThat(hold(80, 40, 0, 5)).isNotEmpty().allSatisfy(signal -> {
            assertThat(signal.kind()).isEqualTo(Kind.SLOW_CONNECTIONS);
            assertThat(signal.entity()).hasToString(SERVER);
            assertThat(signal.ports()).containsExactly(80);
        });
    }

    @Test
    void givenAFewThatLast_thenTheyAreNoticedInTheEnd() {
        assertThat(hold(80, 15, 0, 12)).isEmpty();
        assertThat(hold(80, 0, 0, 5)).isNotEmpty();
    }

    /// Each of many sources opens a few connections; then each sends so much payload every tenth second.
    private List<Signal> holdByMany(int sources, int each, long drip, int seconds) {
        List<Signal> noticed = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            for (int i = 0; i < sources; i++) {
                String source = "203.0.113." + (i + 1);
                for (int connection = 0; second == 0 && connection < each; connection++) {
                    traffic.add(traffic.begin(source, SERVER, 80, IpProtocol.TCP)
                            .answered(true)
                            .out(3, 200)
                            .in(2, 0));
                }
                if (second > 0 && (second + i) % 10 == 0) {
                    traffic.add(traffic.flow(source, SERVER, 80, IpProtocol.TCP)
                            .out(1, drip)
                            .in(1, 0));
                }
            }
            noticed.addAll(traffic.tick());
        }
        return noticed;
    }

    @Test
    void givenManySourcesThatHoldAFewEachAndGoOnBitByBit_thenTheyAreTakenTogether() {
        assertThat(holdByMany(30, 2, 10, 30)).isNotEmpty().allSatisfy(signal -> {
            assertThat(signal.kind()).isEqualTo(Kind.SLOW_CONNECTIONS);
            assertThat(signal.entity()).hasToString(SERVER);
            assertThat(signal.sourceCount()).isGreaterThanOrEqualTo(12);
        });
    }

    @Test
    void givenClientsOfAServerThatHangs_thenTheyAreNoAttack() {
        assertThat(holdByMany(30, 2, 0, 60)).isEmpty();
    }

    @Test
    void givenAFewSourcesThatSendSlowly_thenTheyAreNoAttack() {
        assertThat(holdByMany(8, 2, 10, 60)).isEmpty();
    }

    @Test
    void givenManyThatBroughtSomethingAndRest_thenTheyAreNoAttack() {
        assertThat(hold(443, 60, 20_000, 60)).isEmpty();
    }

    @Test
    void givenABrowserWithoutAnAnswerYet_thenItIsNoAttack() {
        assertThat(hold(443, 10, 0, 60)).isEmpty();
    }

    @Test
    void givenAPoolOfADatabase_thenItIsNoAttack_butHundredsOfSilentOnesAre() {
        assertThat(hold(5432, 50, 300, 60)).isEmpty();
        assertThat(new SlowConnectionsTest().hold(5432, 150, 80, 60)).isNotEmpty();
    }

    @Test
    void givenConnectionsThatEnd_thenTheyAreNotHeld() {
        List<Signal> noticed = new ArrayList<>();
        for (int second = 0; second < 60; second++) {
            for (int i = 0; i < 30; i++) {
                traffic.connect(CLIENT, SERVER, 80, 100, 0);
            }
            noticed.addAll(traffic.tick());
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void whenAnotherGoesOnFromWhatWasWritten_thenItNoticesTheSame() {
        assertThat(hold(80, 40, 0, 2)).isEmpty();

        traffic.handOverTo(new SlowConnections());

        assertThat(hold(80, 0, 0, 4)).isNotEmpty();
    }
}
