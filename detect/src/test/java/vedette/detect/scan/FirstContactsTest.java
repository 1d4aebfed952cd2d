package vedette.detect.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.decode.IpProtocol;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;

class FirstContactsTest {

    private static final String SCANNER = "198.51.100.9";
    private static final String SERVER = "10.0.0.5";

    private final Traffic traffic = new Traffic(new FirstContacts());

    @Test
    void givenPortsOfOneHostThatRefuse_thenItIsAPortScanWithinTheSecond() {
        for (int port = 1; port <= 20; port++) {
            traffic.refused(SCANNER, SERVER, port);
        }

        List<Signal> noticed = traffic.tick();

        assertThat(noticed).singleElement().satisfies(signal -> {
            assertThat(signal.kind()).isEqualTo(Kind.PORT_SCAN);
            assertThat(signal.entity()).hasToString(SCANNER);
            assertThat(signal.targets()).extracting(Object::toString).containsExactly(SERVER);
            assertThat(signal.strength()).isEqualTo(1);
        });
    }

    @Test
    void givenOnePortOfManyHosts_thenItIsASweep() {
        for (int host = 1; host <= 20; host++) {
            traffic.refused(SCANNER, "10.0.0." + host, 22);
        }

        assertThat(traffic.tick()).extracting(Signal::kind).containsExactly(Kind.HOST_SWEEP);
    }

    @Test
    void givenProbesThatNobodyAnswers_thenTheyAreNoticedOnceTheyHaveWaited() {
        for (int port = 1; port <= 20; port++) {
            traffic.unanswered(SCANNER, SERVER, port);
        }

        assertThat(traffic.tick()).isEmpty();
        assertThat(traffic.rest(3)).extracting(Signal::kind).containsExactly(Kind.PORT_SCAN);
    }

    @Test
    void givenPacketsOfNoConversationThatNobodyAnswers_thenTheyAreNoContacts() {
        for (int port = 1; port <= 20; port++) {
            traffic.add(traffic.begin(SCANNER, SERVER, port, IpProtocol.TCP)
                    .oneSided(true)
                    .out(1, 0));
        }

        assertThat(traffic.rest(3)).isEmpty();
    }

    @Test
    void givenPingsToManyHosts_thenItIsASweep() {
        for (int host = 1; host <= 20; host++) {
            traffic.add(traffic.begin(SCANNER, "10.0.0." + host, 8, IpProtocol.ICMP)
                    .oneSided(true)
                    .out(1, 0));
        }

        assertThat(traffic.rest(3)).extracting(Signal::kind).containsExactly(Kind.HOST_SWEEP);
    }

    @Test
    void givenAScanOfOneProbeAMinute_thenItIsNoticed() {
        List<Signal> noticed = new ArrayList<>();
        for (int port = 1; port <= 12; port++) {
            noticed.addAll(traffic.refused(SCANNER, SERVER, port).rest(59));
        }

        assertThat(noticed).isNotEmpty();
    }

    @Test
    void givenAClientWhoseServerIsDown_thenItsRepeatsAreNoScan() {
        List<Signal> noticed = new ArrayList<>();
        for (int attempt = 0; attempt < 100; attempt++) {
            noticed.addAll(traffic.refused("10.0.0.7", SERVER, 443).tick());
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenACrawlerWhoseContactsAnswer_thenItsManyHostsAreNoScan() {
        List<Signal> noticed = new ArrayList<>();
        for (int host = 0; host < 2_000; host++) {
            String server = "203.0." + host / 250 + "." + host % 250;
            if (host % 5 == 0) {
                traffic.refused("10.0.0.7", server, 443);
            } else {
                traffic.connect("10.0.0.7", server, 443, 500, 9_000);
            }
            noticed.addAll(traffic.tick());
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenPeersThatShareFiles_thenStrangersAtEverOtherPortsAreNoScan() {
        List<Signal> noticed = new ArrayList<>();
        for (int peer = 0; peer < 200; peer++) {
            String address = "203.0." + peer / 50 + "." + peer % 50;
            traffic.add(traffic.begin("10.0.0.7", address, 10_000 + 37 * peer, IpProtocol.UDP)
                    .oneSided(true)
                    .out(1, 90));
            noticed.addAll(traffic.tick());
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void whenAnotherGoesOnFromWhatWasWritten_thenItNoticesTheSame() {
        for (int port = 1; port <= 6; port++) {
            traffic.refused(SCANNER, SERVER, port);
        }
        assertThat(traffic.tick()).isEmpty();

        traffic.handOverTo(new FirstContacts());
        for (int port = 7; port <= 12; port++) {
            traffic.refused(SCANNER, SERVER, port);
        }

        assertThat(traffic.tick())
                .singleElement()
                .satisfies(signal -> assertThat(signal.flows()).isEqualTo(12));
    }

    @Test
    void givenDecoysOfAScanner_thenNoneIsToldAlone() {
        for (int port = 1; port <= 20; port++) {
            for (String source : List.of(SCANNER, "203.0.113.1", "203.0.113.2", "203.0.113.3")) {
                traffic.unanswered(source, SERVER, port);
            }
        }

        assertThat(traffic.rest(3))
                .hasSize(4)
                .allSatisfy(signal -> assertThat(signal.strength()).isLessThan(0.5));
    }

    @Test
    void givenWhatEndsUnansweredLongAfter_thenItSaysNothingNew() {
        for (int port = 1; port <= 400; port++) {
            traffic.refused(SCANNER, SERVER, port);
        }
        assertThat(traffic.tick()).isNotEmpty();
        traffic.rest(60);
        for (int port = 1; port <= 400; port++) {
            traffic.add(traffic.flow(SCANNER, SERVER, port, IpProtocol.TCP)
                    .failed(true)
                    .ended(true));
        }

        assertThat(traffic.tick()).isEmpty();
    }

    @Test
    void givenPeersThatAreGoneAtTheirUsualPort_thenItStandsOutLessThanASweep() {
        for (int host = 1; host <= 40; host++) {
            traffic.refused("10.0.0.7", "203.0.113." + host, 6_346);
            traffic.refused("10.0.0.8", "203.0.113." + host, 22);
        }

        assertThat(traffic.tick()).extracting(Signal::strength).containsExactly(0.6, 1.0);
    }

    @Test
    void givenServicesThatAreGone_whenEachIsTriedOnceInAWhile_thenItIsNoScan() {
        List<Signal> noticed = new ArrayList<>();
        for (int service = 0; service < 14; service++) {
            String server = "10.0.0." + (20 + service % 2);
            noticed.addAll(
                    traffic.refused("10.0.0.7", server, 1_000 + service / 2).rest(120));
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenServicesThatAreGone_whenAllAreTriedWithinAMinute_thenItIsAScan() {
        for (int service = 0; service < 14; service++) {
            traffic.refused("10.0.0.7", "10.0.0." + (20 + service % 2), 1_000 + service / 2)
                    .rest(2);
        }

        assertThat(traffic.refused("10.0.0.7", "10.0.0.20", 1_010).tick()).isNotEmpty();
    }

    @Test
    void givenAnswersThatComeTooLate_thenTheyAreNoScanOfHighPorts() {
        List<Signal> noticed = new ArrayList<>();
        for (int port = 0; port < 250; port++) {
            traffic.add(traffic.begin("198.51.100.9", SERVER, 40_000 + port, IpProtocol.UDP)
                    .oneSided(true)
                    .out(1, 120));
            noticed.addAll(traffic.tick());
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAFewPortsOfManyHosts_thenItIsASweep_whateverWasMetBefore() {
        for (int peer = 0; peer < 400; peer++) {
            traffic.refused(SCANNER, "10.1." + peer / 100 + "." + peer % 100, 10_000 + 37 * peer);
        }
        assertThat(traffic.tick()).isEmpty();
        for (int host = 1; host <= 60; host++) {
            for (int port : new int[] {21, 22, 23, 445, 6_379}) {
                traffic.refused(SCANNER, "10.0.0." + host, port);
            }
        }

        assertThat(traffic.tick()).extracting(Signal::kind).containsExactly(Kind.HOST_SWEEP);
    }

    @Test
    void givenPeersAtManyPortsOfWhichSomeAreCommon_thenItIsNoScan() {
        List<Signal> noticed = new ArrayList<>();
        for (int peer = 0; peer < 600; peer++) {
            String address = "203.0." + peer / 50 + "." + peer % 50;
            int port = peer % 10 == 0 ? 6_881 : peer % 10 == 1 ? 51_413 : 10_000 + 37 * peer;
            noticed.addAll(traffic.refused("10.0.0.7", address, port).tick());
        }

        assertThat(noticed).isEmpty();
    }
}
