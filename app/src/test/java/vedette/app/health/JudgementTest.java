package vedette.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vedette.app.operate.ModelWatch;
import vedette.capture.CaptureStatistics;
import vedette.capture.live.InterfaceHealth;
import vedette.capture.live.InterfaceHealth.State;
import vedette.web.operate.Trouble;

/// What is the matter with a run: at each bound nothing yet, and one beyond it something.
class JudgementTest {

    private static final long GIGABYTE = 1L << 30;

    private List<InterfaceHealth> wires = List.of(wire("eth0", State.UP));
    private boolean isLive = true;
    private boolean isOver;
    private Duration silent = Duration.ofSeconds(60);
    private Facts.Loss loss = new Facts.Loss(9_900, 100);
    private StoreFacts store = new StoreFacts(Duration.ofSeconds(30), false, GIGABYTE, GIGABYTE);
    private ModelWatch.Fit models = new ModelWatch.Fit(4, true, "");
    private Optional<Facts.Back> back = Optional.of(new Facts.Back(Duration.ofSeconds(5), Duration.ofMinutes(10)));

    private static InterfaceHealth wire(String name, State state) {
        return new InterfaceHealth(name, state, 0, CaptureStatistics.NONE);
    }

    private List<Trouble.Told> told() {
        return Judgement.of(new Facts(wires, isLive, isOver, silent, loss, store, models, back));
    }

    private void assertOnly(Trouble trouble, String... words) {
        assertThat(told()).singleElement().satisfies(told -> {
            assertThat(told.trouble()).isEqualTo(trouble);
            assertThat(told.words()).contains(words);
        });
    }

    @Test
    void atTheBoundsNothingIsTheMatter() {
        assertThat(told()).isEmpty();
    }

    @Test
    void whereNoInterfaceIsUpNothingIsWatched_whichIsTheWorst() {
        wires = List.of(wire("eth0", State.OFF), wire("eth1", State.GONE));

        assertThat(told())
                .extracting(Trouble.Told::trouble)
                .containsExactly(Trouble.NOT_WATCHING, Trouble.INTERFACE_DOWN);
        assertThat(told().getLast().words()).contains("eth1 is gone");
    }

    @Test
    void oneThatIsDownBesideOneThatIsUpIsSaid() {
        wires = List.of(wire("eth0", State.UP), wire("eth1", State.DOWN));

        assertOnly(Trouble.INTERFACE_DOWN, "eth1 is down");
    }

    @Test
    void silenceIsSaidOfAWireOnly() {
        silent = Duration.ofSeconds(61);
        assertOnly(Trouble.NO_PACKETS, "no packet came for 1 min 1 s", "mirror port");

        isLive = false;
        wires = List.of();
        assertThat(told()).isEmpty();
    }

    @Test
    void lossIsSaid() {
        loss = new Facts.Loss(9_899, 101);

        assertOnly(Trouble.DROPS, "% of packets", "--shards");
    }

    @Test
    void theStoreIsBehind_fails_orHasNoRoom() {
        store = new StoreFacts(Duration.ofMillis(30_001), false, GIGABYTE, GIGABYTE);
        assertOnly(Trouble.STORE_BEHIND, "30 s behind");

        store = new StoreFacts(Duration.ZERO, true, GIGABYTE, GIGABYTE);
        assertOnly(Trouble.STORE_FAILING, "the log says why");

        store = new StoreFacts(Duration.ZERO, false, GIGABYTE - 1, GIGABYTE);
        assertOnly(Trouble.DISK_LOW, "vedette store compact");
    }

    @Test
    void modelsAreMissing_unlessNoneAreWanted_orRefused() {
        models = new ModelWatch.Fit(0, true, "");
        assertOnly(Trouble.MODELS_MISSING, "--models none");

        models = new ModelWatch.Fit(0, false, "");
        assertThat(told()).isEmpty();

        models = new ModelWatch.Fit(4, true, "forest:2 has no columns");
        assertOnly(Trouble.MODELS_REFUSED, "forest:2 has no columns");
    }

    @Test
    void theClockWentBack_andThatIsForgottenAfterTenMinutes() {
        back = Optional.of(
                new Facts.Back(Duration.ofSeconds(5), Duration.ofMinutes(10).minusNanos(1)));

        assertOnly(Trouble.CLOCK_BACK, "went back by 5 s");
    }

    @Test
    void whatIsOverIsNotBlind() {
        isOver = true;
        wires = List.of(wire("eth0", State.DOWN));
        silent = Duration.ofDays(1);
        loss = new Facts.Loss(1, 1);

        assertThat(told()).isEmpty();
    }

    @Test
    void onlyWhatAFreshStartMayMendFails() {
        assertThat(List.of(Trouble.values()))
                .filteredOn(Trouble::isFailing)
                .containsExactly(Trouble.NOT_WATCHING, Trouble.STORE_FAILING);
    }
}
