package vedette.detect.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;

class DistributedScanTest {

    private static final String SERVER = "10.0.0.5";

    private final Traffic traffic = new Traffic(new DistributedScan());

    private static String stranger(int number) {
        return "203.0.113." + (1 + number);
    }

    @Test
    void givenSourcesThatShareThePorts_thenItIsOneScanOfTheTarget() {
        List<Signal> noticed = new ArrayList<>();
        for (int port = 1; port <= 40; port++) {
            traffic.refused(stranger(port % 8), SERVER, port);
            noticed.addAll(traffic.tick());
        }

        assertThat(noticed).isNotEmpty().allSatisfy(signal -> {
            assertThat(signal.kind()).isEqualTo(Kind.DISTRIBUTED_SCAN);
            assertThat(signal.entity()).hasToString(SERVER);
        });
        assertThat(noticed.getLast().sourceCount()).isEqualTo(8);
    }

    @Test
    void givenOneAmongDecoys_thenAllAreNamed() {
        for (int port = 1; port <= 30; port++) {
            for (int decoy = 0; decoy < 4; decoy++) {
                traffic.refused(stranger(decoy), SERVER, port);
            }
        }

        assertThat(traffic.tick())
                .singleElement()
                .satisfies(signal -> assertThat(signal.sourceCount()).isEqualTo(4));
    }

    @Test
    void givenTheSameFewPortsByEachOfSeveral_thenTheyAreDecoys() {
        for (int port = 1; port <= 9; port++) {
            for (int decoy = 0; decoy < 4; decoy++) {
                traffic.refused(stranger(decoy), SERVER, port);
            }
        }

        assertThat(traffic.tick())
                .extracting(signal -> signal.entity().toString())
                .contains(SERVER);
    }

    @Test
    void givenOneSourceAlone_thenItIsLeftToOthers() {
        for (int port = 1; port <= 100; port++) {
            traffic.refused(stranger(1), SERVER, port);
        }

        assertThat(traffic.tick()).isEmpty();
    }

    @Test
    void givenAServiceThatIsDown_thenItsManyClientsAreNoScan() {
        for (int client = 0; client < 100; client++) {
            traffic.refused(stranger(client), SERVER, 443);
            traffic.refused(stranger(client), SERVER, 80);
        }

        assertThat(traffic.tick()).isEmpty();
    }

    @Test
    void givenWhatTheInternetAlwaysSends_thenItIsNoScan() {
        List<Signal> noticed = new ArrayList<>();
        for (int minute = 0; minute < 200; minute++) {
            traffic.refused(stranger(minute % 40), SERVER, 1_000 + minute);
            noticed.addAll(traffic.rest(20));
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void whenAnotherGoesOnFromWhatWasWritten_thenItNoticesTheSame() {
        for (int port = 1; port <= 14; port++) {
            traffic.refused(stranger(port % 3), SERVER, port);
        }
        assertThat(traffic.tick()).isEmpty();
        traffic.handOverTo(new DistributedScan());
        traffic.refused(stranger(1), SERVER, 15);
        traffic.refused(stranger(2), SERVER, 16);

        assertThat(traffic.tick()).extracting(Signal::flows).containsExactly(16L);
    }
}
