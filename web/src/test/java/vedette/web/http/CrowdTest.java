package vedette.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CrowdTest {

    @Test
    void someAreAnswered_someWait_theRestAreSentAwayAtOnce() {
        Crowd crowd = new Crowd(2, 1, Duration.ofSeconds(20));
        assertThat(crowd.enters()).isTrue();
        assertThat(crowd.enters()).isTrue();

        CompletableFuture<Boolean> third = CompletableFuture.supplyAsync(crowd::enters, Thread::startVirtualThread);
        CompletableFuture<Boolean> fourth = CompletableFuture.supplyAsync(crowd::enters, Thread::startVirtualThread);

        // One of both waits, whichever came first; the other is sent away.
        assertThat(CompletableFuture.anyOf(third, fourth).join()).isEqualTo(false);
        crowd.leaves();
        assertThat(third.join()).isNotEqualTo(fourth.join());
    }

    @Test
    void whoHasWaitedTooLongIsSentAway_andHoldsNoTurn() {
        Crowd crowd = new Crowd(1, 5, Duration.ofMillis(1));
        assertThat(crowd.enters()).isTrue();

        assertThat(crowd.enters()).isFalse();
        crowd.leaves();

        assertThat(crowd.enters()).isTrue();
    }
}
