package vedette.web.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-12T12:00:00Z"));

    @Test
    void whoIsAwayForLongOrSignedInLongAgoIsForgotten() {
        Sessions sessions = new Sessions(now::get);
        String secret = sessions.begin("ann");
        for (int i = 0; i < 14; i++) {
            pass(Duration.ofHours(11));
            assertThat(sessions.of(secret)).isPresent();
        }
        pass(Duration.ofHours(15));
        assertThat(sessions.of(secret)).isEmpty();

        String idle = sessions.begin("ann");
        pass(Duration.ofHours(13));
        assertThat(sessions.of(idle)).isEmpty();
    }

    @Test
    void whenTooManyComeThoseThatAreSilentLongestGo() {
        Sessions sessions = new Sessions(now::get);
        String first = sessions.begin("ann");
        String second = sessions.begin("ann");
        for (int i = 0; i < 4_095; i++) {
            sessions.of(second);
            sessions.begin("bob");
        }
        assertThat(sessions.of(first)).isEmpty();
        assertThat(sessions.of(second)).isPresent();
    }

    @Test
    void allOfAUserCanBeEnded() {
        Sessions sessions = new Sessions(now::get);
        String ann = sessions.begin("ann");
        String bob = sessions.begin("bob");
        sessions.endAllOf("ann");

        assertThat(sessions.of(ann)).isEmpty();
        assertThat(sessions.of(bob)).isPresent();
    }

    private void pass(Duration time) {
        now.set(now.get().plus(time));
    }
}
