package vedette.web.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-12T12:00:00Z"));
    private final Throttle throttle = new Throttle(now::get);

    @Test
    void aFewMistakesCostNothing_andThenEachTwiceAsMuch() {
        for (int i = 0; i < 4; i++) {
            throttle.failed("somebody");
        }
        assertThat(throttle.wait("somebody")).isZero();

        throttle.failed("somebody");
        assertThat(throttle.wait("somebody")).isEqualTo(Duration.ofSeconds(2));
        throttle.failed("somebody");
        assertThat(throttle.wait("somebody")).isEqualTo(Duration.ofSeconds(4));
        for (int i = 0; i < 100; i++) {
            throttle.failed("somebody");
        }
        assertThat(throttle.wait("somebody")).isEqualTo(Duration.ofMinutes(15));
        assertThat(throttle.wait("somebody else")).isZero();
    }

    @Test
    void afterWaitingOneMayTry_andSuccessForgets() {
        for (int i = 0; i < 6; i++) {
            throttle.failed("somebody");
        }
        now.set(now.get().plusSeconds(5));
        assertThat(throttle.wait("somebody")).isZero();

        throttle.succeeded("somebody");
        throttle.failed("somebody");
        assertThat(throttle.wait("somebody")).isZero();
    }

    @Test
    void soManyNamesAreForgottenAgain() {
        for (int i = 0; i < 200_000; i++) {
            throttle.failed("name " + i);
        }
        assertThat(throttle.wait("name 1")).isZero();
    }
}
