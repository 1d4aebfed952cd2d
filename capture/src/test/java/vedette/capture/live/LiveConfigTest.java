package vedette.capture.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveConfigTest {

    private static final Duration TIMEOUT = Duration.ofMillis(20);

    @Test
    void withoutMoreAllRingsTogetherUse64Mebibytes() {
        assertThat(LiveConfig.of(List.of("eth0", "eth1")).ring().bytes()).isEqualTo(64L << 20);
    }

    @Test
    void noInterfaceAndTheSameInterfaceTwiceAreRefused() {
        assertThatThrownBy(() -> LiveConfig.of(List.of()))
                .hasMessage("capture.interfaces must name at least one interface, each once, was []");
        assertThatThrownBy(() -> LiveConfig.of(List.of("a", "a")))
                .hasMessage("capture.interfaces must name at least one interface, each once, was [a, a]");
    }

    @Test
    void aSnapLengthThatCutsHeadersIsRefusedByKeyAndValue() {
        assertThatThrownBy(() -> LiveConfig.of(List.of("a")).withSnapLength(63))
                .hasMessage("capture.snap-length must be in [64, 262144], was 63");
        assertThat(LiveConfig.of(List.of("a")).withSnapLength(64).snapLength()).isEqualTo(64);
    }

    @Test
    void aRingTooSmallOrWithoutTimeOutOrSourcesIsRefusedByKeyAndValue() {
        assertThatThrownBy(() -> new LiveConfig.Ring((1 << 20) - 1, TIMEOUT, 1))
                .hasMessage("capture.ring.bytes must be in [1048576, 68719476736], was 1048575");
        assertThatThrownBy(() -> new LiveConfig.Ring(1 << 20, Duration.ZERO, 1))
                .hasMessage("capture.ring.block-timeout must be in [PT0.001S, PT1S], was PT0S");
        assertThatThrownBy(() -> new LiveConfig.Ring(1 << 20, TIMEOUT, 0))
                .hasMessage("capture.ring.fanout must be in [1, 256], was 0");
    }
}
