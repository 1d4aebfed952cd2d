package vedette.store.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HotFlowsTest {

    private static final long SECOND = 1_000_000;

    /// Ten seconds, a hundred flows, looked at each second.
    private final HotFlows hot = new HotFlows(
            new FlowBookConfig(
                    new FlowBookConfig.Hot(Duration.ofSeconds(10), 100, 30),
                    Duration.ZERO,
                    Duration.ofSeconds(1),
                    1_000,
                    true),
            0);

    @Test
    void whatEndedTooLongAgoIsHotNoLonger() {
        hot.committed(5 * SECOND, 7);
        hot.committed(6 * SECOND, 9);

        hot.committed(15 * SECOND - 1, 10);
        assertThat(hot.isDue()).isFalse();

        hot.committed(16 * SECOND - 1, 11);
        assertThat(hot.due()).isEqualTo(7);

        hot.committed(17 * SECOND, 12);
        assertThat(hot.due()).isEqualTo(9);
    }

    @Test
    void ofThoseThatAreTooManyTheFirstAreHotNoLonger_asManyAsGoTogether() {
        hot.committed(SECOND, 129);
        assertThat(hot.isDue()).isFalse();

        hot.committed(SECOND, 175);
        assertThat(hot.due()).isEqualTo(60);

        hot.moved(60);
        assertThat(hot.isDue()).isFalse();
    }

    @Test
    void itIsFullWhenThoseThatGoTogetherAreTooMany() {
        assertThat(hot.isFull(129)).isFalse();
        assertThat(hot.isFull(130)).isTrue();

        hot.moved(1);
        assertThat(hot.isFull(130)).isFalse();
    }

    @Test
    void afterAFailureNoneIsToGoUntilItIsLookedAgain() {
        hot.committed(SECOND, 140);
        hot.failed();

        hot.committed(2 * SECOND - 1, 141);
        assertThat(hot.isDue()).isFalse();

        hot.committed(2 * SECOND, 142);
        assertThat(hot.due()).isEqualTo(30);
    }
}
