package vedette.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.app.operate.ModelWatch;
import vedette.capture.CaptureStatistics;
import vedette.capture.live.InterfaceHealth;
import vedette.web.operate.Trouble;

class VitalsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final Instant NOON = Instant.parse("2026-01-12T12:00:00Z");

    private long clock = NOON.getEpochSecond() * SECOND;
    private long steady = 17;
    private final Vitals vitals = new Vitals(
            () -> clock,
            () -> steady,
            true,
            () -> new StoreFacts(Duration.ZERO, false, 1, 0),
            () -> new ModelWatch.Fit(1, true, ""));

    private void pass(long seconds) {
        clock += seconds * SECOND;
        steady += seconds * SECOND;
    }

    private void look(long packets, long lost) {
        CaptureStatistics statistics = new CaptureStatistics(packets, 0, lost, 0, 0);
        vitals.look(statistics, List.of(new InterfaceHealth("eth0", InterfaceHealth.State.UP, 0, statistics)));
    }

    private List<Trouble> troubles() {
        return vitals.troubles().stream().map(Trouble.Told::trouble).toList();
    }

    @Test
    void silenceIsMeasuredFromTheLatestPacket_whateverIsDoneToTheClock() {
        pass(50);
        look(1, 0);
        assertThat(vitals.lastPacket()).contains(NOON.plusSeconds(50));
        pass(60);
        clock += 3_600 * SECOND; // forward only
        look(1, 0);
        assertThat(troubles()).isEmpty();

        pass(1);
        look(1, 0);
        assertThat(troubles()).containsExactly(Trouble.NO_PACKETS);
        look(2, 0);
        assertThat(troubles()).isEmpty();
    }

    @Test
    void whatWasLostLongAgoIsForgotten() {
        look(1_000, 500);
        assertThat(troubles()).containsExactly(Trouble.DROPS);
        for (int i = 0; i < 32; i++) {
            pass(10);
            look(1_000 + i, 500);
        }

        assertThat(troubles()).isEmpty();
    }

    @Test
    void aClockThatGoesBackIsNoticed_butNotOneThatIsCorrectedALittle() {
        clock -= SECOND;
        look(1, 0);
        assertThat(vitals.clockBacks()).isZero();

        pass(5);
        clock -= SECOND + 1;
        look(2, 0);
        assertThat(vitals.clockBacks()).isOne();
        assertThat(troubles()).containsExactly(Trouble.CLOCK_BACK);
        pass(30);
        look(3, 0);
        assertThat(vitals.clockBacks()).isOne();
    }
}
