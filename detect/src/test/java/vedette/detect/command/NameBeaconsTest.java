package vedette.detect.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;
import vedette.detect.outside.Said;

class NameBeaconsTest {

    private static final String BOT = "10.0.0.7";
    private static final int TXT = 16;
    private static final int A = 1;

    private final Traffic traffic = new Traffic(new NameBeacons());
    private final SplittableRandom random = new SplittableRandom(5);
    private final List<Signal> noticed = new ArrayList<>();

    private String word() {
        return String.format("%08x", random.nextInt());
    }

    private void rest(int seconds) {
        noticed.addAll(traffic.rest(seconds - 1));
    }

    @Test
    void givenAnotherNameOfADomainByTheClock_thenItIsABeacon() {
        for (int beat = 0; beat < 6; beat++) {
            Said.lookUp(traffic, BOT, word() + ".c2.example", TXT, 30);
            rest(random.nextInt(6, 9));
        }

        assertThat(noticed).isNotEmpty().allMatch(signal -> signal.kind() == Kind.BEACON);
        assertThat(noticed.getLast().strength()).isGreaterThan(0.7);
    }

    @Test
    void givenTheSameNameByTheClock_thenItReportsNothing() {
        for (int beat = 0; beat < 30; beat++) {
            Said.lookUp(traffic, BOT, "status.service.example", TXT, 30);
            rest(10);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenMachineMadeNamesWhenSomebodyReads_thenItIsNone() {
        for (int page = 0; page < 40; page++) {
            Said.lookUp(traffic, BOT, word() + word() + ".cdn.example", A, 4);
            rest(1 + (int) (-15 * Math.log(random.nextDouble())));
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenADomainThatSeveralAskFor_thenItIsNone() {
        for (int beat = 0; beat < 12; beat++) {
            Said.lookUp(traffic, BOT, word() + ".scan.example", A, 4);
            Said.lookUp(traffic, "10.0.0.8", word() + ".scan.example", A, 4);
            rest(10);
        }

        assertThat(noticed).isEmpty();
    }
}
