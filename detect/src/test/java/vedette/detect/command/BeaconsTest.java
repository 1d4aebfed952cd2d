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

class BeaconsTest {

    private static final String BOT = "10.0.0.7";
    private static final String MASTER = "198.51.100.66";

    /// From this on an incident is of medium severity.
    private static final double MEDIUM = 0.7;

    private final Traffic traffic = new Traffic(new Beacons());
    private final SplittableRandom random = new SplittableRandom(5);
    private final List<Signal> noticed = new ArrayList<>();

    @BeforeEach
    void namesAreLookedUp() {
        Said.name(traffic, "10.0.0.8", "news.example", "203.0.113.80");
        traffic.rest(60);
    }

    private void report(String client, String server, int port) {
        traffic.connect(client, server, port, 300, 120);
    }

    private void rest(int seconds) {
        noticed.addAll(traffic.rest(seconds - 1));
    }

    @Test
    void givenAClockThatCallsAnAddress_thenItIsABeaconAfterFiveReports() {
        for (int beat = 0; beat < 5; beat++) {
            report(BOT, MASTER, 443);
            rest(30);
        }

        assertThat(noticed).singleElement().satisfies(signal -> {
            assertThat(signal.kind()).isEqualTo(Kind.BEACON);
            assertThat(signal.entity()).hasToString(BOT);
            assertThat(signal.targets()).extracting(Object::toString).containsExactly(MASTER);
            assertThat(signal.strength()).isGreaterThan(MEDIUM);
        });
    }

    @Test
    void givenTimesSpreadByHalfAPeriod_thenItIsABeaconAfterSomeMore() {
        for (int beat = 0; beat < 15; beat++) {
            report(BOT, MASTER, 443);
            rest(random.nextInt(10, 31));
        }

        assertThat(noticed).isNotEmpty();
    }

    @Test
    void givenMessagesOverAKeptConnection_thenTheyAreABeaconToo() {
        report(BOT, MASTER, 8_081);
        for (int beat = 0; beat < 6; beat++) {
            rest(10);
            traffic.add(
                    traffic.flow(BOT, MASTER, 8_081, IpProtocol.TCP).out(1, 400).in(1, 60));
        }
        rest(10);

        assertThat(noticed).extracting(Signal::kind).contains(Kind.BEACON);
    }

    @Test
    void givenSomethingElseThanDnsAtItsPort_thenItIsABeacon() {
        for (int beat = 0; beat < 6; beat++) {
            traffic.add(traffic.begin(BOT, MASTER, 53, IpProtocol.UDP)
                    .answered(true)
                    .out(1, 180)
                    .in(1, 60));
            rest(10);
        }

        assertThat(noticed).isNotEmpty();
    }

    @Test
    void givenSomebodyWhoComesByChance_thenItIsNone() {
        for (int visit = 0; visit < 60; visit++) {
            report(BOT, MASTER, 443);
            rest(2 + (int) (-20 * Math.log(random.nextDouble())));
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAProgramThatAsksManyServicesOfAFewAddressesAtAnyTime_thenARhythmWithOneOfThemIsByChance() {
        for (int second = 0; second < 1_800; second++) {
            for (int question = random.nextInt(4); question > 0; question--) {
                traffic.add(
                        traffic.begin(BOT, "203.0.113." + random.nextInt(8), 6_881 + random.nextInt(10), IpProtocol.UDP)
                                .answered(true)
                                .out(1, 90)
                                .in(1, 200));
            }
            noticed.addAll(traffic.tick());
        }

        assertThat(noticed).allMatch(signal -> signal.strength() < MEDIUM);
    }

    @Test
    void givenAClockOnSuchAHost_thenItIsABeaconAfterAFewMoreReports() {
        for (int beat = 0; beat < 8; beat++) {
            for (int port = 0; port < 50; port++) {
                traffic.add(traffic.begin(BOT, "203.0.113.7", 6_881 + random.nextInt(100), IpProtocol.UDP)
                        .answered(true)
                        .out(1, 90)
                        .in(1, 200));
            }
            report(BOT, MASTER, 443);
            rest(30);
        }

        assertThat(noticed).anySatisfy(signal -> {
            assertThat(signal.targets()).extracting(Object::toString).containsExactly(MASTER);
            assertThat(signal.strength()).isGreaterThan(MEDIUM);
        });
    }

    @Test
    void givenAProgramThatAsksAPlaceByItsNameByTheClock_thenItStaysBelowMedium() {
        for (int beat = 0; beat < 30; beat++) {
            Said.name(traffic, BOT, "updates.example", "203.0.113.81");
            report(BOT, "203.0.113.81", 443);
            rest(30);
        }

        assertThat(noticed).allMatch(signal -> signal.strength() < 0.5);
    }

    @Test
    void givenAPlaceThatManyGoTo_thenItStaysBelowMedium() {
        for (int beat = 0; beat < 10; beat++) {
            for (int host = 1; host <= 8; host++) {
                report("10.0.0." + host, MASTER, 443);
            }
            rest(30);
        }

        assertThat(noticed.subList(noticed.size() / 2, noticed.size())).allMatch(signal -> signal.strength() < MEDIUM);
    }

    @Test
    void givenTheTimeAskedFor_thenItIsNone() {
        for (int beat = 0; beat < 20; beat++) {
            traffic.add(traffic.begin(BOT, MASTER, 123, IpProtocol.UDP)
                    .answered(true)
                    .out(1, 48)
                    .in(1, 48));
            rest(32);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAStreamInPieces_thenItsBulkIsNoReport() {
        for (int beat = 0; beat < 20; beat++) {
            traffic.connect(BOT, MASTER, 443, 400, 900_000);
            rest(6);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAHostThatSharesFiles_thenItsStrangersAreNoMasters() {
        for (int beat = 0; beat < 12; beat++) {
            for (int peer = 1; peer <= 30; peer++) {
                traffic.add(traffic.begin(BOT, "203.0.113." + peer, 30_000 + peer, IpProtocol.UDP)
                        .answered(true)
                        .out(1, 90)
                        .in(1, 200));
            }
            rest(15);
        }

        assertThat(noticed).allMatch(signal -> signal.strength() < 0.5);
    }
}
