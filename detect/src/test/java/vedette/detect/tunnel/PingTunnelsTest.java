package vedette.detect.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import vedette.decode.IpProtocol;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;
import vedette.detect.outside.Said;
import vedette.flow.fact.EchoFact;
import vedette.flow.fact.Ends;

class PingTunnelsTest {

    private static final String HOST = "10.0.0.7";
    private static final String OUTSIDE = "198.51.100.66";

    private final Traffic traffic = new Traffic(new PingTunnels());
    private final SplittableRandom random = new SplittableRandom(5);
    private final List<Signal> noticed = new ArrayList<>();

    private void tick() {
        noticed.addAll(traffic.tick());
    }

    @Test
    void givenAnswersWithDataOfTheirOwn_thenItIsATunnel() {
        for (int second = 0; second < 5; second++) {
            for (int i = 0; i < 4; i++) {
                int length = random.nextInt(50, 1_000);
                Said.ping(traffic, HOST, OUTSIDE, 4 * second + i, length, random.nextInt(), random.nextInt());
            }
            tick();
        }

        assertThat(noticed).isNotEmpty().allMatch(signal -> signal.kind() == Kind.ICMP_TUNNEL);
        assertThat(noticed.getLast().entity()).hasToString(HOST);
        assertThat(noticed.getLast().strength()).isGreaterThan(0.9);
    }

    @Test
    void givenOrdinaryPings_thenTheirTimeStampsAreNoData() {
        for (int number = 0; number < 600; number++) {
            int payload = random.nextInt();
            Said.ping(traffic, HOST, OUTSIDE, number, 56, payload, payload);
            tick();
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenLongPingsOfOneLengthByTheHundreds_thenTheirPatternIsNoData() {
        for (int number = 0; number < 600; number++) {
            int payload = random.nextInt();
            Said.ping(traffic, HOST, OUTSIDE, number, 1_400, payload, payload);
            tick();
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAHostThatShortensLongPings_thenItsAnswersAreNoData() {
        for (int number = 0; number < 60; number++) {
            Ends ends = new Ends(Traffic.address(HOST), 0, Traffic.address(OUTSIDE), 0, IpProtocol.ICMP);
            traffic.say(new EchoFact(ends, traffic.micros(), false, 5, number, 1_000, random.nextInt(), 7_900));
            traffic.say(new EchoFact(ends, traffic.micros() + 9, true, 5, number, 64, random.nextInt(), 5_300));
            tick();
        }

        assertThat(noticed)
                .filteredOn(signal -> signal.kind() == Kind.ICMP_TUNNEL)
                .isEmpty();
    }

    @Test
    void givenAFileInPingsThatAreReturned_thenDataLeaves() {
        for (int second = 0; second < 10; second++) {
            for (int i = 0; i < 40; i++) {
                Ends ends = new Ends(Traffic.address(HOST), 0, Traffic.address(OUTSIDE), 0, IpProtocol.ICMP);
                int payload = random.nextInt();
                int entropy = 7_170 + random.nextInt(-60, 61);
                int number = 40 * second + i;
                traffic.say(new EchoFact(ends, traffic.micros() + i, false, 5, number, 256, payload, entropy));
                traffic.say(new EchoFact(ends, traffic.micros() + i + 1, true, 5, number, 256, payload, entropy));
            }
            tick();
        }

        assertThat(noticed).isNotEmpty().allMatch(signal -> signal.kind() == Kind.EXFILTRATION);
    }
}
