package vedette.web.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-12T12:00:00Z"));
    private final Throttle throttle = new Throttle(now::get);

    private void pass(Duration time) {
        now.set(now.get().plus(time));
    }

    @Test
    void aFewTriesCostNothing_andThenEachTwiceAsMuch() {
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.take("somebody")).isZero();
        }
        assertThat(throttle.take("somebody")).isEqualTo(Duration.ofSeconds(2));
        assertThat(throttle.take("somebody")).as("to ask costs nothing").isEqualTo(Duration.ofSeconds(2));
        pass(Duration.ofSeconds(2));
        assertThat(throttle.take("somebody")).isZero();
        assertThat(throttle.take("somebody")).isEqualTo(Duration.ofSeconds(4));
        for (int i = 0; i < 20; i++) {
            pass(Duration.ofMinutes(15));
            throttle.take("somebody");
        }
        assertThat(throttle.take("somebody")).isEqualTo(Duration.ofMinutes(15));
        assertThat(throttle.take("somebody else")).isZero();
    }

    @Test
    void successForgets_andSoDoesTime() {
        for (int i = 0; i < 5; i++) {
            throttle.take("somebody");
            throttle.take("another");
        }
        throttle.succeeded("somebody");
        assertThat(throttle.take("somebody")).isZero();
        assertThat(throttle.take("somebody")).isZero();

        pass(Duration.ofHours(2));
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.take("another")).isZero();
        }
    }

    @Test
    void soManyNamesAreForgottenAgain() {
        for (int i = 0; i < 5; i++) {
            throttle.take("name 1");
        }
        for (int i = 2; i < 20_000; i++) {
            throttle.take("name " + i);
        }
        assertThat(throttle.take("name 1")).isZero();
    }
}
