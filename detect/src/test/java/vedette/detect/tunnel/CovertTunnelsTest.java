package vedette.detect.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vedette.decode.IpProtocol;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;
import vedette.detect.outside.Said;

class CovertTunnelsTest {

    private static final String HOST = "10.0.0.7";
    private static final String OUTSIDE = "198.51.100.66";
    private static final double MEDIUM = 0.7;

    private final Traffic traffic = new Traffic(new CovertTunnels());
    private final List<Signal> noticed = new ArrayList<>();

    @BeforeEach
    void namesAreLookedUp() {
        Said.name(traffic, "10.0.0.8", "news.example", "203.0.113.80");
        traffic.rest(60);
    }

    private void greet(int port) {
        traffic.add(traffic.begin(HOST, OUTSIDE, port, IpProtocol.TCP)
                .answered(true)
                .out(9, 2_500)
                .in(9, 2_500));
        Said.ssh(traffic, HOST, OUTSIDE, port);
        noticed.addAll(traffic.tick());
    }

    private void pass(int port, int packetsOut, int out, int packetsIn, int in) {
        traffic.add(traffic.flow(HOST, OUTSIDE, port, IpProtocol.TCP)
                .out(packetsOut, out)
                .in(packetsIn, in));
        noticed.addAll(traffic.tick());
    }

    @Test
    void givenSshElsewhereThatForwards_thenItIsATunnel() {
        greet(2_222);
        for (int i = 0; i < 12; i++) {
            pass(2_222, 6, 1_000, 6, 700);
        }

        assertThat(noticed).isNotEmpty().allMatch(signal -> signal.kind() == Kind.COVERT_TUNNEL);
        assertThat(noticed.getLast().strength()).isGreaterThan(MEDIUM);
    }

    @Test
    void givenSshAtAPortOfAnotherProtocol_thenThatAloneIsToldBelowMedium() {
        greet(443);
        pass(443, 2, 36, 2, 36);

        assertThat(noticed).isNotEmpty().allMatch(signal -> signal.strength() < MEDIUM);
    }

    @Test
    void givenSomebodyWhoTypes_thenItIsNone() {
        greet(22);
        for (int i = 0; i < 200; i++) {
            pass(22, 8, 144, 6, 300 + 20 * i);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenCopiesToAndFro_thenEachGoesOneWay() {
        greet(22);
        for (int i = 0; i < 20; i++) {
            pass(22, 900, 900_000, 400, 72);
        }
        for (int i = 0; i < 20; i++) {
            pass(22, 400, 72, 900, 900_000);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAnUnknownProtocolBothWays_thenItMattersWhetherThePlaceHasAName() {
        traffic.connect(HOST, OUTSIDE, 9_001, 900, 900);
        for (int i = 0; i < 30; i++) {
            pass(9_001, 9, 5_000, 9, 5_000);
        }
        assertThat(noticed).isNotEmpty().allMatch(signal -> signal.strength() < MEDIUM);

        noticed.clear();
        Said.name(traffic, HOST, "game.example", OUTSIDE);
        for (int i = 0; i < 30; i++) {
            pass(9_001, 9, 5_000, 9, 5_000);
        }
        assertThat(noticed).isEmpty();
    }
}
