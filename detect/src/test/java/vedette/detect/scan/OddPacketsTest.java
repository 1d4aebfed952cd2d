package vedette.detect.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.detect.Traffic.address;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import vedette.decode.IpProtocol;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;
import vedette.flow.fact.Ends;
import vedette.flow.fact.ProbeFact;
import vedette.flow.fact.ProbeFact.Shape;

class OddPacketsTest {

    private static final String SCANNER = "198.51.100.9";
    private static final String SERVER = "10.0.0.5";

    private final Traffic traffic = new Traffic(new OddPackets());

    private void probe(String from, int fromPort, String to, int port, Shape shape) {
        Ends ends = new Ends(address(from), fromPort, address(to), port, IpProtocol.TCP);
        traffic.say(new ProbeFact(ends, traffic.micros(), shape));
    }

    @Test
    void givenPacketsWithoutFlagsToManyPorts_thenItIsAPortScanWithItsShape() {
        for (int port = 1; port <= 10; port++) {
            probe(SCANNER, 40_000, SERVER, port, Shape.NULL);
        }

        assertThat(traffic.tick()).singleElement().satisfies(signal -> {
            assertThat(signal.kind()).isEqualTo(Kind.PORT_SCAN);
            assertThat(signal.entity()).hasToString(SCANNER);
            assertThat(signal.strength()).isEqualTo(1);
            assertThat(signal.reasons().getFirst().feature()).contains("null");
        });
    }

    @Test
    void givenThreeOddShapesAtOnePort_thenItIsFingerprinting() {
        probe(SCANNER, 40_000, SERVER, 80, Shape.NULL);
        probe(SCANNER, 40_001, SERVER, 80, Shape.XMAS);
        assertThat(traffic.tick()).isEmpty();
        probe(SCANNER, 40_002, SERVER, 80, Shape.CONTRADICTION);

        assertThat(traffic.tick()).extracting(Signal::kind).containsExactly(Kind.PORT_SCAN);
    }

    @Test
    void givenRefusalsOfManyPorts_thenItIsAScan_butAFewLateOnesAreNot() {
        for (int port = 1; port <= 9; port++) {
            probe(SCANNER, 40_000, SERVER, port, Shape.REFUSED_STRAY);
        }
        assertThat(traffic.tick()).isEmpty();
        probe(SCANNER, 40_000, SERVER, 10, Shape.REFUSED_STRAY);

        assertThat(traffic.tick()).extracting(Signal::kind).containsExactly(Kind.PORT_SCAN);
    }

    @Test
    void givenOnePortOfManyHosts_thenItIsASweep() {
        for (int host = 1; host <= 20; host++) {
            probe(SCANNER, 40_000, "10.0.0." + host, 80, Shape.REFUSED_STRAY);
        }

        assertThat(traffic.tick()).extracting(Signal::kind).containsExactly(Kind.HOST_SWEEP);
    }

    @Test
    void givenABrowserThatClosesEarly_thenItsServerIsNoScanner() {
        for (int port = 40_000; port < 40_200; port++) {
            probe(SCANNER, 443, SERVER, port, Shape.REFUSED_STRAY);
        }

        assertThat(traffic.tick()).isEmpty();
    }

    @Test
    void givenAStackThatForgetsTheAckOfItsFins_thenItIsNoScanner() {
        for (int host = 1; host <= 8; host++) {
            traffic.connect(SCANNER, "10.0.0." + host, 443, 300, 900);
        }
        traffic.tick();
        for (int host = 1; host <= 8; host++) {
            probe(SCANNER, 40_000 + host, "10.0.0." + host, 443, Shape.FIN);
            probe("10.0.0." + host, 443, SCANNER, 40_000 + host, Shape.FIN);
        }
        assertThat(traffic.tick()).isEmpty();
        for (int port = 1; port <= 4; port++) {
            probe(SCANNER, 40_000, SERVER, port, Shape.FIN);
        }

        assertThat(traffic.tick()).hasSize(1);
    }

    @Test
    void givenRefusalsNowAndThen_thenTheyAreForgotten() {
        for (int port = 1; port <= 60; port++) {
            probe(SCANNER, 40_000, SERVER, port, Shape.REFUSED_STRAY);
            assertThat(traffic.rest(30)).isEmpty();
        }
    }

    @Test
    void whenAnotherGoesOnFromWhatWasWritten_thenItNoticesTheSame() {
        for (int port = 1; port <= 3; port++) {
            probe(SCANNER, 40_000, SERVER, port, Shape.FIN);
        }
        assertThat(traffic.tick()).isEmpty();
        traffic.handOverTo(new OddPackets());
        probe(SCANNER, 40_000, SERVER, 3, Shape.FIN);
        probe(SCANNER, 40_000, SERVER, 4, Shape.FIN);

        assertThat(traffic.tick()).extracting(Signal::flows).containsExactly(4L);
    }

    @Test
    void givenEverNewSources_thenWhatIsRememberedStaysBounded() throws IOException {
        OddPackets detector = new OddPackets();
        Traffic flood = new Traffic(detector);
        for (int i = 0; i < 20_000; i++) {
            Ends ends = new Ends(
                    address("203.0." + i / 250 + "." + i % 250), 40_000, address(SERVER), i % 1_000, IpProtocol.TCP);
            flood.say(new ProbeFact(ends, flood.micros(), Shape.FIN));
            if (i % 2_000 == 0) {
                flood.tick();
            }
        }
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        detector.write(new DataOutputStream(written));

        assertThat(written.size()).isLessThan(1 << 20);
    }
}
