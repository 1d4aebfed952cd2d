package vedette.detect.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;

class SpreadingTest {

    private static final String WORM = "10.0.0.7";

    private final Traffic traffic = new Traffic(new Spreading());
    private final List<Signal> noticed = new ArrayList<>();

    @Test
    void givenAHostThatTriesTelnetOfManyOutside_thenItSpreads() {
        for (int host = 1; host <= 40; host++) {
            traffic.unanswered(WORM, "203.0.113." + host, host % 10 == 0 ? 2_323 : 23);
            noticed.addAll(traffic.tick());
        }

        assertThat(noticed).isNotEmpty().allMatch(signal -> signal.kind() == Kind.SPREADING);
        assertThat(noticed.getLast().strength()).isGreaterThan(0.85);
        assertThat(noticed.getLast().entity()).hasToString(WORM);
    }

    @Test
    void givenSomebodyWhoWorksOnManyMachines_thenHeIsAnswered() {
        for (int host = 1; host <= 60; host++) {
            traffic.connect(WORM, "203.0.113." + host, 22, 3_000, 9_000);
            noticed.addAll(traffic.tick());
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAHostThatIsDown_thenItsClientDoesNotSpread() {
        for (int attempt = 0; attempt < 100; attempt++) {
            traffic.unanswered(WORM, "203.0.113.9", 22);
            noticed.addAll(traffic.rest(2));
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenASearchInsideOrFromOutside_thenAnotherTellsOfIt() {
        for (int host = 1; host <= 60; host++) {
            traffic.unanswered(WORM, "10.0.1." + host, 22);
            traffic.unanswered("198.51.100.9", "10.0.1." + host, 23);
            noticed.addAll(traffic.tick());
        }

        assertThat(noticed).isEmpty();
    }
}
