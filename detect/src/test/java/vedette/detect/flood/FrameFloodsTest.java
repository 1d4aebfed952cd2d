package vedette.detect.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.detect.Traffic.address;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.decode.IpProtocol;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;
import vedette.flow.fact.Ends;
import vedette.flow.fact.Http2Fact;

class FrameFloodsTest {

    private static final String VISITOR = "198.51.100.9";
    private static final String SERVER = "10.0.0.5";
    private static final int PORT = 8_080;

    private final Traffic traffic = new Traffic(new FrameFloods());

    private record Packet(int streams, int resets, int idle, int continuations) {}

    private void say(String client, Packet packet) {
        say(client, packet, false, -1);
    }

    private void say(String client, Packet packet, boolean hasPreface, long window) {
        Ends ends = new Ends(address(client), 40_000, address(SERVER), PORT, IpProtocol.TCP);
        traffic.say(new Http2Fact(
                ends,
                traffic.micros(),
                false,
                hasPreface,
                packet.streams(),
                packet.resets(),
                packet.idle(),
                packet.continuations(),
                window));
    }

    /// So many of these packets in each second.
    private List<Signal> send(int seconds, int perSecond, Packet packet) {
        List<Signal> noticed = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            for (int i = 0; i < perSecond; i++) {
                say(VISITOR, packet);
            }
            noticed.addAll(traffic.tick());
        }
        return noticed;
    }

    private static void assertFlood(List<Signal> noticed, Kind kind) {
        assertThat(noticed).isNotEmpty().allSatisfy(signal -> {
            assertThat(signal.kind()).isEqualTo(kind);
            assertThat(signal.entity()).hasToString(SERVER);
            assertThat(signal.ports()).containsExactly(PORT);
        });
    }

    @Test
    void givenRequestsByTheHundred_thenItIsAFloodWithinSeconds() {
        traffic.rest(60);

        assertFlood(send(4, 64, new Packet(3, 0, 0, 0)), Kind.FLOOD);
    }

    @Test
    void givenAClientThatAsksALittleAllTheTime_orAPageOfManyParts_thenItIsNoFlood() {
        traffic.rest(60);

        assertThat(send(60, 40, new Packet(1, 0, 0, 0))).isEmpty();
        assertThat(send(1, 60, new Packet(5, 0, 0, 0))).isEmpty();
    }

    @Test
    void givenAClientThatWasBusyFromTheBeginning_thenItIsNoFlood() {
        assertThat(send(200, 60, new Packet(3, 0, 0, 0))).isEmpty();
    }

    @Test
    void givenRequestsThatAreResetAtOnce_thenItIsAFlood() {
        traffic.rest(60);

        assertFlood(send(2, 30, new Packet(2, 2, 0, 0)), Kind.FLOOD);
    }

    @Test
    void givenSomebodyWhoLeavesPagesEarly_thenItIsNoFlood() {
        traffic.rest(60);

        assertThat(send(1, 40, new Packet(0, 1, 0, 0))).isEmpty();
        assertThat(send(30, 5, new Packet(1, 1, 0, 0))).isEmpty();
    }

    @Test
    void givenHeadsThatNeverEnd_thenItIsAFlood() {
        traffic.rest(60);

        assertFlood(send(3, 60, new Packet(0, 0, 0, 1)), Kind.FLOOD);
    }

    @Test
    void givenPingsOrSettingsByTheHundred_thenItIsAFlood() {
        traffic.rest(60);

        assertFlood(send(4, 60, new Packet(0, 0, 2, 0)), Kind.FLOOD);
    }

    @Test
    void givenPingsDuringADownload_thenItIsNoFlood() {
        traffic.rest(60);
        for (int second = 0; second < 20; second++) {
            for (int i = 0; i < 64; i++) {
                say(VISITOR, new Packet(0, 0, 1, 0));
            }
            traffic.add(traffic.flow(VISITOR, SERVER, PORT, IpProtocol.TCP)
                    .out(300, 6_000)
                    .in(900, 900_000));

            assertThat(traffic.tick()).isEmpty();
        }
    }

    @Test
    void givenManyConnectionsWithTinyWindows_thenTheyAreSlow_butOneIsNot() {
        traffic.rest(60);
        say(VISITOR, new Packet(1, 0, 1, 0), true, 1);
        assertThat(traffic.rest(60)).isEmpty();
        List<Signal> noticed = new ArrayList<>();
        for (int second = 0; second < 12; second++) {
            say(VISITOR, new Packet(1, 0, 1, 0), true, 1);
            noticed.addAll(traffic.tick());
        }

        assertFlood(noticed, Kind.SLOW_CONNECTIONS);
    }

    @Test
    void givenManyConnectionsWithOrdinaryWindows_thenTheyAreNotSlow() {
        traffic.rest(60);
        for (int second = 0; second < 60; second++) {
            say(VISITOR, new Packet(1, 0, 1, 0), true, 65_535);
            assertThat(traffic.tick()).isEmpty();
        }
    }

    @Test
    void givenManySources_thenItIsADistributedFlood() {
        traffic.rest(60);
        List<Signal> noticed = new ArrayList<>();
        for (int second = 0; second < 3; second++) {
            for (int i = 1; i <= 60; i++) {
                say("198.51.100." + i, new Packet(2, 2, 0, 0));
            }
            noticed.addAll(traffic.tick());
        }

        assertFlood(noticed, Kind.DISTRIBUTED_FLOOD);
    }

    @Test
    void whenAnotherGoesOnFromWhatWasWritten_thenItNoticesTheSame() {
        traffic.rest(60);
        assertThat(send(1, 40, new Packet(2, 2, 0, 0))).isEmpty();
        traffic.handOverTo(new FrameFloods());

        assertThat(send(1, 40, new Packet(2, 2, 0, 0))).isNotEmpty();
    }
}
