package vedette.detect.flood;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.decode.IpProtocol;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;

class FloodsTest {

    private static final String ATTACKER = "198.51.100.9";
    private static final String SERVER = "10.0.0.5";

    private final Traffic traffic = new Traffic(new Floods());

    private static String stranger(int number) {
        return "203.0." + number / 250 + "." + (number % 250 + 1);
    }

    private void pings(String from, int count, long questionBytes, long answerBytes) {
        traffic.add(traffic.flow(from, SERVER, 8, IpProtocol.ICMP)
                .answered(true)
                .out(count, count * questionBytes)
                .in(count, count * answerBytes));
    }

    @Test
    void givenOpeningsOfOneSourceThatNothingComesOf_thenItIsAFloodOfTheVictimWithinTheSecond() {
        for (int i = 0; i < 150; i++) {
            traffic.unanswered(ATTACKER, SERVER, 80);
        }

        assertThat(traffic.tick()).singleElement().satisfies(signal -> {
            assertThat(signal.kind()).isEqualTo(Kind.FLOOD);
            assertThat(signal.entity()).hasToString(SERVER);
            assertThat(signal.sources()).extracting(Object::toString).containsExactly(ATTACKER);
            assertThat(signal.ports()).containsExactly(80);
        });
    }

    @Test
    void givenOpeningsFromEverNewSources_thenItIsOneDistributedFloodThatNamesNobody() {
        for (int i = 0; i < 150; i++) {
            traffic.unanswered(stranger(i), SERVER, 80);
        }

        assertThat(traffic.tick()).singleElement().satisfies(signal -> {
            assertThat(signal.kind()).isEqualTo(Kind.DISTRIBUTED_FLOOD);
            assertThat(signal.sources()).isEmpty();
            assertThat(signal.sourceCount()).isEqualTo(150);
        });
    }

    @Test
    void givenOpeningsFromSixHosts_thenItIsADistributedFloodThatNamesThem() {
        List<Signal> noticed = new ArrayList<>();
        for (int second = 0; second < 3; second++) {
            for (int i = 0; i < 120; i++) {
                traffic.unanswered(stranger(i % 6), SERVER, 80);
            }
            noticed.addAll(traffic.tick());
        }

        assertThat(noticed).isNotEmpty().allSatisfy(signal -> {
            assertThat(signal.kind()).isEqualTo(Kind.DISTRIBUTED_FLOOD);
            assertThat(signal.sources()).hasSize(6);
        });
    }

    @Test
    void givenAScanOfEveryPort_thenItIsNoFlood() {
        for (int port = 1; port <= 1_000; port++) {
            traffic.unanswered(ATTACKER, SERVER, port);
        }

        assertThat(traffic.tick()).isEmpty();
    }

    @Test
    void givenAFewClientsOfAServiceThatIsDown_thenTheirRetriesAreNoFlood() {
        List<Signal> noticed = new ArrayList<>();
        for (int second = 0; second < 60; second++) {
            for (int i = 0; i < 15; i++) {
                traffic.unanswered("10.0.1." + i, SERVER, 443);
            }
            noticed.addAll(traffic.tick());
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAFloodOfPings_thenItIsNoticed_butNotATunnelOfThem() {
        pings(ATTACKER, 100, 56, 56);
        assertThat(traffic.tick()).extracting(Signal::kind).containsExactly(Kind.FLOOD);

        Traffic tunnel = new Traffic(new Floods());
        tunnel.add(tunnel.flow(ATTACKER, SERVER, 8, IpProtocol.ICMP)
                .answered(true)
                .out(100, 100 * 60)
                .in(100, 100 * 1_000));
        assertThat(tunnel.tick()).isEmpty();
    }

    @Test
    void givenPingsAFewTimesASecond_thenTheyAreNoFlood() {
        List<Signal> noticed = new ArrayList<>();
        for (int second = 0; second < 120; second++) {
            pings(ATTACKER, 8, 56, 56);
            noticed.addAll(traffic.tick());
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenDatagramsToEverOtherPorts_thenTheyAreAFloodIfTheyCarryPayload() {
        List<Signal> noticed = new ArrayList<>();
        for (int second = 0; second < 4; second++) {
            for (int i = 0; i < 200; i++) {
                int port = 2_000 + 200 * second + i;
                traffic.add(traffic.begin(ATTACKER, SERVER, port, IpProtocol.UDP)
                        .oneSided(true)
                        .out(1, 500));
            }
            noticed.addAll(traffic.tick());
        }
        assertThat(noticed).isNotEmpty().extracting(Signal::kind).containsOnly(Kind.FLOOD);

        Traffic scan = new Traffic(new Floods());
        for (int port = 1; port <= 800; port++) {
            scan.add(scan.begin(ATTACKER, SERVER, port, IpProtocol.UDP)
                    .oneSided(true)
                    .out(1, 0));
        }
        assertThat(scan.tick()).isEmpty();
    }

    @Test
    void givenAStreamOneWay_thenItIsAFloodUnlessTheTwoArrangedIt() {
        List<Signal> noticed = new ArrayList<>();
        for (int second = 0; second < 3; second++) {
            traffic.add(traffic.flow(ATTACKER, SERVER, 5201, IpProtocol.UDP)
                    .oneSided(true)
                    .out(300, 300_000));
            noticed.addAll(traffic.tick());
        }
        assertThat(noticed).isNotEmpty();

        Traffic arranged = new Traffic(new Floods());
        arranged.connect(ATTACKER, SERVER, 5201, 100, 100).tick();
        noticed.clear();
        for (int second = 0; second < 10; second++) {
            arranged.add(arranged.flow(ATTACKER, SERVER, 5201, IpProtocol.UDP)
                    .oneSided(true)
                    .out(300, 300_000));
            noticed.addAll(arranged.tick());
        }
        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAnswersThatNobodyAskedFor_thenItIsAReflectionAboutWhoGetsThem() {
        List<Signal> noticed = new ArrayList<>();
        for (int second = 0; second < 2; second++) {
            for (int i = 0; i < 10; i++) {
                traffic.add(
                        traffic.flow(SERVER, stranger(i), 161, IpProtocol.UDP).in(12, 12_000));
            }
            noticed.addAll(traffic.tick());
        }

        assertThat(noticed).isNotEmpty().allSatisfy(signal -> {
            assertThat(signal.kind()).isEqualTo(Kind.REFLECTION);
            assertThat(signal.entity()).hasToString(SERVER);
            assertThat(signal.sourceCount()).isEqualTo(10);
        });
    }

    @Test
    void givenABusyResolver_thenItsQuestionsAreNoFlood() {
        List<Signal> noticed = new ArrayList<>();
        for (int second = 0; second < 120; second++) {
            for (int i = 0; i < 100; i++) {
                traffic.add(traffic.begin("10.0.1." + i % 50, SERVER, 53, IpProtocol.UDP)
                        .answered(true)
                        .out(1, 40)
                        .in(1, 100));
            }
            noticed.addAll(traffic.tick());
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void whenAnotherGoesOnFromWhatWasWritten_thenItNoticesTheSame() {
        for (int i = 0; i < 90; i++) {
            traffic.unanswered(ATTACKER, SERVER, 80);
        }
        assertThat(traffic.tick()).isEmpty();

        traffic.handOverTo(new Floods());
        for (int i = 0; i < 90; i++) {
            traffic.unanswered(ATTACKER, SERVER, 80);
        }

        assertThat(traffic.tick())
                .singleElement()
                .satisfies(signal -> assertThat(signal.flows()).isEqualTo(180));
    }
}
