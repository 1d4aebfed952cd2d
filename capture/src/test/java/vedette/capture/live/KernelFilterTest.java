package vedette.capture.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelFilterTest {

    @ParameterizedTest
    @ValueSource(strings = {"tcp port 80", "host vlans.example", "ether host 02:77:00:00:00:01", "ip[8] < 5", ""})
    void theKernelRunsWhatDoesNotAskForTheTag(String expression) {
        assertThat(KernelFilter.canRun(expression)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vlan", "not vlan 5", "ether[12:2] = 0x8100", "ether  proto 0x88a8", "link [14] = 0"})
    void whatAsksForTheTagIsRunHere(String expression) {
        assertThat(KernelFilter.canRun(expression)).isFalse();
    }
}
