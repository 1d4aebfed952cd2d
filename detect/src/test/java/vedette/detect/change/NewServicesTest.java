package vedette.detect.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.common.Address;
import vedette.decode.IpProtocol;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;

class NewServicesTest {

    private static final String CLIENT = "10.0.0.77";
    private static final String OTHER = "10.0.0.78";
    private static final String HOST = "10.0.0.5";
    private static final int PORT = 2_222;

    /// Enough to know the host and to be calm again after its first service.
    private static final int LONG = 11;

    private final Traffic traffic = new Traffic(new NewServices());

    private List<Signal> live(int minutes) {
        List<Signal> noticed = new ArrayList<>();
        for (int minute = 0; minute < minutes; minute++) {
            for (int i = 0; i < 3; i++) {
                noticed.addAll(traffic.connect(CLIENT, HOST, 80, 300, 900).rest(19));
            }
        }
        return noticed;
    }

    @Test
    void givenAKnownHost_whenItAnswersAtAnotherPort_thenItIsWorthAWordAndNoMore() {
        assertThat(live(LONG)).isEmpty();

        assertThat(traffic.connect(OTHER, HOST, PORT, 300, 900).tick())
                .singleElement()
                .satisfies(signal -> {
                    assertThat(signal.kind()).isEqualTo(Kind.NEW_SERVICE);
                    assertThat(signal.entity()).hasToString(HOST);
                    assertThat(signal.ports()).containsExactly(PORT);
                    assertThat(signal.targets()).extracting(Address::toString).containsExactly(OTHER);
                    assertThat(signal.strength() * signal.kind().points() + 8).isLessThan(25);
                });
    }

    @Test
    void givenAPortThatRefusedBefore_thenItCountsMoreButIsLow() {
        traffic.refused(OTHER, HOST, PORT);
        live(LONG);

        assertThat(traffic.connect(OTHER, HOST, PORT, 300, 900).tick())
                .singleElement()
                .satisfies(
                        signal -> assertThat(signal.strength() * signal.kind().points() + 8)
                                .isBetween(25.0, 30.0));
    }

    @Test
    void givenTheSameAgain_thenItIsToldOnce() {
        live(LONG);
        traffic.connect(OTHER, HOST, PORT, 300, 900).tick();

        assertThat(traffic.connect(OTHER, HOST, PORT, 300, 900).tick()).isEmpty();
        assertThat(traffic.connect(CLIENT, HOST, PORT, 300, 900).tick()).isEmpty();
    }

    @Test
    void givenAHostThatIsHardlyKnown_thenNothingIsSaid() {
        live(9);

        assertThat(traffic.connect(OTHER, HOST, PORT, 300, 900).tick()).isEmpty();
    }

    @Test
    void givenASiteWhereServicesAreMetAllTheTime_thenOneMoreIsUsual() {
        List<Signal> noticed = live(LONG);
        traffic.connect(OTHER, "10.0.0.6", 25, 300, 900);
        traffic.connect(OTHER, "10.0.0.6", 143, 300, 900);
        noticed.addAll(traffic.tick());

        noticed.addAll(traffic.connect(OTHER, HOST, PORT, 300, 900).tick());

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAPortThatProgramsTakeAsTheyNeedThem_thenItIsNoService() {
        live(LONG);

        assertThat(traffic.connect(OTHER, HOST, 50_123, 300, 900).tick()).isEmpty();
    }

    @Test
    void givenAClientThatWasInTouchWithTheHostOtherwise_thenThePortMayBeAgreedUpon() {
        live(LONG);

        assertThat(traffic.connect(CLIENT, HOST, PORT, 300, 900).tick()).isEmpty();
        assertThat(traffic.connect(OTHER, HOST, PORT + 1, 300, 900).tick()).hasSize(1);
    }

    @Test
    void givenAHostThatCalledItsClientBefore_thenTheCallBackIsNoService() {
        live(LONG);
        traffic.connect(HOST, OTHER, 21, 300, 900).tick();

        assertThat(traffic.connect(OTHER, HOST, PORT, 300, 900).tick()).isEmpty();
    }

    @Test
    void givenAHostThatTalksWithManyStrangers_thenItsPortIsForSharing() {
        live(LONG);
        for (int i = 1; i < 20; i++) {
            traffic.add(traffic.begin(HOST, "203.0.113." + i, 6_881 + i, IpProtocol.UDP)
                    .out(1, 90));
        }
        traffic.tick();

        assertThat(traffic.connect("198.51.100.9", HOST, 6_881, 300, 900).tick())
                .isEmpty();
    }

    @Test
    void givenAScan_thenWhatAnswersItIsNotNew() {
        live(LONG);
        for (int port = 1; port < 10; port++) {
            traffic.refused(OTHER, HOST, port);
        }
        traffic.connect(OTHER, HOST, PORT, 300, 900);

        assertThat(traffic.tick()).isEmpty();
    }

    @Test
    void givenAProbeWithoutAWord_thenNothingIsSaid() {
        live(LONG);

        assertThat(traffic.connect(OTHER, HOST, PORT, 0, 0).tick()).isEmpty();
    }

    @Test
    void givenACaptureThatBeginsAmidAConversation_thenItsClientIsNoServer() {
        live(LONG);
        traffic.add(traffic.begin("198.51.100.9", HOST, PORT, IpProtocol.TCP)
                .answered(true)
                .out(3, 900)
                .in(3, 900));

        assertThat(traffic.tick()).isEmpty();
    }

    @Test
    void givenAServiceThatSeveralHostsOffer_thenOneMoreIsOrdinary() {
        for (String host : List.of("10.0.0.11", "10.0.0.12", "10.0.0.13")) {
            traffic.connect(OTHER, host, 22, 2_000, 2_000).tick();
        }
        live(LONG + 16);

        assertThat(traffic.connect(OTHER, HOST, 22, 300, 900).tick())
                .singleElement()
                .satisfies(signal -> assertThat(signal.strength()).isLessThan(0.5));
    }

    @Test
    void whenAnotherGoesOnFromWhatWasWritten_thenItNoticesTheSame() {
        live(LONG);
        traffic.handOverTo(new NewServices());

        assertThat(traffic.connect(OTHER, HOST, PORT, 300, 900).tick()).hasSize(1);
    }
}
