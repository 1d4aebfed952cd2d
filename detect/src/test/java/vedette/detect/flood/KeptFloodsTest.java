package vedette.detect.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.detect.Traffic.address;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vedette.decode.IpProtocol;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;
import vedette.flow.fact.Ends;
import vedette.flow.fact.TlsFact;

class KeptFloodsTest {

    private static final String VISITOR = "198.51.100.9";
    private static final String SERVER = "10.0.0.5";
    private static final int PORT = 443;

    private final Traffic traffic = new Traffic(new KeptFloods());

    @BeforeEach
    void aServerThatSpeaksTls() {
        Ends ends = new Ends(address(VISITOR), 40_000, address(SERVER), PORT, IpProtocol.TCP);
        traffic.say(new TlsFact(ends, traffic.micros(), true, 0x303, "", "", "", "", ""));
    }

    /// What goes over a number of connections in a second, in packets and payload each.
    private record Going(int connections, long packetsOut, long out, long packetsIn, long in) {}

    private void go(String client, Going going) {
        for (int i = 0; i < going.connections(); i++) {
            traffic.add(traffic.flow(client, SERVER, PORT, IpProtocol.TCP)
                    .out(going.packetsOut(), going.out())
                    .in(going.packetsIn(), going.in()));
        }
    }

    private List<Signal> go(int seconds, Going going) {
        List<Signal> noticed = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            go(VISITOR, going);
            noticed.addAll(traffic.tick());
        }
        return noticed;
    }

    private static void assertFlood(List<Signal> noticed, Kind kind) {
        assertThat(noticed).isNotEmpty().allSatisfy(signal -> {
            assertThat(signal.kind()).isEqualTo(kind);
            assertThat(signal.entity()).hasToString(SERVER);
        });
    }

    @Test
    void givenRequestsByTheHundredOverAFewConnections_thenItIsAFloodWithinSeconds() {
        traffic.rest(60);

        assertFlood(go(4, new Going(6, 180, 7_200, 270, 390_000)), Kind.FLOOD);
    }

    @Test
    void givenThousandsOverOneConnection_thenItIsAFlood() {
        traffic.rest(60);

        assertFlood(go(6, new Going(1, 4_000, 500_000, 4_000, 4_000_000)), Kind.FLOOD);
    }

    @Test
    void givenADownload_thenItIsNoFlood() {
        traffic.rest(60);

        assertThat(go(60, new Going(4, 800, 400, 1_600, 2_300_000))).isEmpty();
    }

    @Test
    void givenAnUpload_thenItIsNoFlood() {
        traffic.rest(60);

        assertThat(go(60, new Going(4, 800, 1_150_000, 400, 900))).isEmpty();
    }

    @Test
    void givenACallOrAChat_thenItIsNoFlood() {
        traffic.rest(60);

        assertThat(go(60, new Going(2, 150, 150_000, 150, 160_000))).isEmpty();
        assertThat(go(60, new Going(2, 10, 1_500, 20, 6_000))).isEmpty();
    }

    @Test
    void givenATunnelOverOneConnectionInWhichSomebodyDownloads_thenItIsNoFlood() {
        traffic.rest(60);

        assertThat(go(60, new Going(1, 800, 64_000, 1_600, 2_300_000))).isEmpty();
    }

    @Test
    void givenAPageOfManyPartsNowAndThen_thenItIsNoFlood() {
        traffic.rest(60);
        for (int page = 0; page < 20; page++) {
            go(VISITOR, new Going(6, 60, 15_000, 200, 280_000));

            assertThat(traffic.rest(5)).isEmpty();
        }
    }

    @Test
    void givenAProxyThatWasBusyFromTheBeginning_thenItIsNoFlood() {
        assertThat(go(200, new Going(4, 80, 20_000, 200, 100_000))).isEmpty();
    }

    @Test
    void givenAServiceThatIsNotKnownToSpeakTls_thenNothingIsSaid() {
        traffic.rest(60);
        for (int second = 0; second < 20; second++) {
            for (int i = 0; i < 6; i++) {
                traffic.add(traffic.flow(VISITOR, SERVER, 9_000, IpProtocol.TCP)
                        .out(180, 7_200)
                        .in(270, 390_000));
            }
            assertThat(traffic.tick()).isEmpty();
        }
    }

    @Test
    void givenManyThatCameAtOnceAndAskALittleEach_thenItIsADistributedFlood_butAFewVisitorsAreNone() {
        traffic.rest(90);
        List<Signal> few = new ArrayList<>();
        for (int second = 0; second < 20; second++) {
            for (int i = 1; i <= 5; i++) {
                go("198.51.100." + i, new Going(2, 20, 3_000, 30, 20_000));
            }
            few.addAll(traffic.tick());
        }
        assertThat(few).isEmpty();
        List<Signal> many = new ArrayList<>();
        for (int second = 0; second < 10; second++) {
            for (int i = 1; i <= 40; i++) {
                go("203.0.113." + i, new Going(2, 10, 1_500, 15, 10_000));
            }
            many.addAll(traffic.tick());
        }

        assertFlood(many, Kind.DISTRIBUTED_FLOOD);
    }

    @Test
    void whenAnotherGoesOnFromWhatWasWritten_thenItNoticesTheSame() {
        traffic.rest(60);
        Going going = new Going(6, 180, 12_000, 270, 390_000);
        assertThat(go(1, going)).isEmpty();
        traffic.handOverTo(new KeptFloods());

        assertThat(go(1, going)).isNotEmpty();
    }
}
