package vedette.detect.intrusion;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.detect.Traffic.address;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.common.Address;
import vedette.decode.IpProtocol;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Told;
import vedette.detect.Traffic;
import vedette.flow.fact.Ends;
import vedette.flow.fact.HttpRequestFact;

class InfiltrationTest {

    private static final String STRANGER = "198.51.100.9";
    private static final String HOST = "10.0.0.5";

    private final Told told = new Told(new Infiltration());
    private final Traffic traffic = new Traffic(told);

    private void fetch(String target, String host, String agent) {
        Ends ends = new Ends(address(HOST), 40_000, address(STRANGER), 80, IpProtocol.TCP);
        traffic.say(new HttpRequestFact(ends, traffic.micros(), "GET", target, host, agent, false, "", "", 200));
        traffic.tick();
    }

    private List<Signal> tryInside(int services) {
        List<Signal> noticed = new ArrayList<>();
        for (int i = 0; i < services; i++) {
            noticed.addAll(
                    traffic.refused(HOST, "10.0.0." + (20 + i % 4), 1_000 + i).tick());
        }
        return noticed;
    }

    @Test
    void givenAProgramFromOutside_whenTheHostThenTriesOthers_thenItIsAnInfiltrationAboutIt() {
        fetch("/update.bin", "198.51.100.9:8080", "Wget/1.21");

        assertThat(tryInside(9)).isNotEmpty().allSatisfy(signal -> {
            assertThat(signal.kind()).isEqualTo(Kind.INFILTRATION);
            assertThat(signal.entity()).hasToString(HOST);
            assertThat(signal.sources()).extracting(Address::toString).contains(STRANGER);
        });
    }

    @Test
    void givenALogInFromOutside_whenTheHostThenTriesAndEntersOthers_thenItStandsOutMore() {
        traffic.connect(STRANGER, HOST, 22, 2_000, 3_000).tick();
        List<Signal> noticed = tryInside(9);
        noticed.addAll(traffic.connect(HOST, "10.0.0.30", 22, 2_000, 3_000).tick());

        assertThat(noticed.getLast().strength())
                .isGreaterThan(noticed.getFirst().strength());
        assertThat(noticed.getLast().targets()).contains(address("10.0.0.30"));
    }

    @Test
    void givenAnAdministratorWhoGoesOn_thenItIsNotAccused() {
        traffic.connect(STRANGER, HOST, 22, 2_000, 3_000).tick();
        List<Signal> noticed = new ArrayList<>();
        for (int host = 20; host < 30; host++) {
            noticed.addAll(
                    traffic.connect(HOST, "10.0.0." + host, 22, 2_000, 3_000).tick());
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAnotherDetectorsWordAboutADownloader_thenUsesOfNewServicesAreNoInfiltration_butAScanInsideIs() {
        fetch("/update.bin", "198.51.100.9:8080", "Wget/1.21");
        List<Signal> noticed = new ArrayList<>(tryInside(3));
        told.hear(Kind.BEACON, HOST, "203.0.113.4", false);
        for (int host = 20; host < 23; host++) {
            noticed.addAll(
                    traffic.connect(HOST, "10.0.0." + host, 22, 2_000, 3_000).tick());
        }
        told.hear(Kind.PASSWORD_GUESSING, HOST, "203.0.113.5", false);
        noticed.addAll(traffic.tick());
        told.hear(Kind.HOST_SWEEP, HOST, "203.0.113.5", false);
        noticed.addAll(traffic.tick());
        assertThat(noticed).filteredOn(InfiltrationTest::isInfiltration).isEmpty();
        told.hear(Kind.HOST_SWEEP, HOST, "10.0.0.20", false);

        assertThat(traffic.tick()).filteredOn(InfiltrationTest::isInfiltration).hasSize(1);
    }

    @Test
    void givenAProgramThatTriesAHandfulOfPortsOfItsServer_thenItIsNotAccused() {
        fetch("/update.bin", "198.51.100.9:8080", "Wget/1.21");

        assertThat(tryOthers(8)).isEmpty();
        assertThat(tryOthers(10)).hasSize(1);
    }

    @Test
    void givenAServerThatIsAwayForAWhile_thenWhoMissesItsServicesLooksForNothing() {
        for (int port = 1; port <= 12; port++) {
            traffic.connect("10.0.0.40", "10.0.0.20", port, 300, 900);
        }
        traffic.tick();
        fetch("/update.bin", "198.51.100.9:8080", "Wget/1.21");
        for (int port = 1; port <= 12; port++) {
            traffic.refused(HOST, "10.0.0.20", port);
        }

        assertThat(traffic.tick()).isEmpty();
    }

    @Test
    void givenAHostThatLooksAroundAnyway_thenAFetchChangesNothing_butFarMoreThanBeforeDoes() {
        tryInside(9);
        fetch("/update.bin", "198.51.100.9:8080", "Wget/1.21");
        assertThat(tryOthers(14)).isEmpty();

        assertThat(tryOthers(20)).isNotEmpty();
    }

    private List<Signal> tryOthers(int services) {
        for (int port = 1; port <= services; port++) {
            traffic.refused(HOST, "10.0.0.50", port);
        }
        return traffic.tick();
    }

    private static boolean isInfiltration(Signal signal) {
        return signal.kind() == Kind.INFILTRATION;
    }

    @Test
    void givenServicesThatItLooksForInVainNowAndThen_thenItIsNotAccused() {
        fetch("/update.bin", "198.51.100.9:8080", "Wget/1.21");
        List<Signal> noticed = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            noticed.addAll(traffic.refused(HOST, "10.0.0." + (20 + i % 4), 1_000 + i % 9)
                    .rest(20));
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenTheSameStepsOfAHostThatWasNotReached_thenNothingIsSaid() {
        fetch("/index.html", "www.example", "Mozilla/5.0");

        assertThat(tryInside(20)).isEmpty();
    }

    @Test
    void givenStepsLongAfter_thenTheyAreAnotherStory() {
        fetch("/setup.exe", "www.example", "Mozilla/5.0");
        traffic.rest(1_900);

        assertThat(tryInside(20)).isEmpty();
    }

    @Test
    void whenAnotherGoesOnFromWhatWasWritten_thenItNoticesTheSame() {
        fetch("/update.bin", "198.51.100.9:8080", "Wget/1.21");
        assertThat(tryInside(2)).isEmpty();
        traffic.handOverTo(new Told(new Infiltration()));
        for (int port = 1; port <= 6; port++) {
            traffic.refused(HOST, "10.0.0.20", port);
        }

        assertThat(traffic.tick())
                .singleElement()
                .satisfies(signal -> assertThat(signal.flows()).isEqualTo(8));
    }
}
