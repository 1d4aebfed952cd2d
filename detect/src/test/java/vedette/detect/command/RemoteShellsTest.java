package vedette.detect.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vedette.decode.IpProtocol;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;
import vedette.detect.outside.Said;

class RemoteShellsTest {

    private static final String HOST = "10.0.0.7";
    private static final String OUTSIDE = "198.51.100.66";
    private static final int PORT = 4_444;
    private static final int[] PAUSES = {4, 9, 3, 14, 6, 5, 11, 3};

    private final Traffic traffic = new Traffic(new RemoteShells());
    private final List<Signal> noticed = new ArrayList<>();

    @BeforeEach
    void namesAreLookedUp() {
        Said.name(traffic, "10.0.0.8", "news.example", "203.0.113.80");
        traffic.rest(60);
    }

    private void exchange(int out, int in, int pause) {
        traffic.add(traffic.flow(HOST, OUTSIDE, PORT, IpProtocol.TCP)
                .out(1 + out / 1_000, out)
                .in(1, in));
        noticed.addAll(traffic.rest(pause));
    }

    private void begin() {
        traffic.add(traffic.begin(HOST, OUTSIDE, PORT, IpProtocol.TCP)
                .answered(true)
                .out(2, 60)
                .in(1, 0));
        noticed.addAll(traffic.rest(5));
    }

    @Test
    void givenCommandsThatComeInAndAnswersThatGoOut_thenItIsAShell() {
        begin();
        for (int i = 0; i < 8; i++) {
            exchange(300 + 517 * i, 4 + 3 * i, PAUSES[i]);
        }

        assertThat(noticed).isNotEmpty().allMatch(signal -> signal.kind() == Kind.REMOTE_SHELL);
        assertThat(noticed.getLast().strength()).isGreaterThan(0.7);
    }

    @Test
    void givenAClientThatAsks_thenItIsNone() {
        begin();
        for (int i = 0; i < 8; i++) {
            exchange(4 + 3 * i, 300 + 517 * i, PAUSES[i]);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenReportsThatAreAcknowledged_thenAllAcknowledgementsAreAlike() {
        begin();
        for (int i = 0; i < 8; i++) {
            exchange(300 + 51 * i, 4, PAUSES[i]);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAPlaceWithAName_thenItIsNone() {
        Said.name(traffic, HOST, "push.example", OUTSIDE);
        begin();
        for (int i = 0; i < 8; i++) {
            exchange(300 + 517 * i, 4 + 3 * i, PAUSES[i]);
        }

        assertThat(noticed).isEmpty();
    }
}
