package vedette.app.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Work comes round when it is due, never twice at once, and what fails is tried again.
class ChoresTest {

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong nanos = new AtomicLong();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final AtomicLong looks = new AtomicLong();

    private Chores chores() {
        return new Chores(nanos::get, problems::add, looks::incrementAndGet);
    }

    @Test
    void workIsDoneOnceAPeriod() {
        AtomicLong done = new AtomicLong();
        try (Chores chores = chores().every(10, done::incrementAndGet)) {
            chores.look();
            nanos.set(9 * SECOND);
            chores.look();
            nanos.set(10 * SECOND);
            chores.look();
            chores.look();
        }

        assertThat(done).hasValue(1);
        assertThat(looks).hasValue(4);
    }

    @Test
    @Timeout(60)
    void inTheTimeOfTrafficItIsDueWithTheFirstSecond_andThenOnceAPeriodOfTraffic() {
        SiteClock traffic = new SiteClock(nanos::get);
        List<Instant> done = new CopyOnWriteArrayList<>();
        Instant begin = Instant.parse("2026-01-12T09:00:00Z");
        try (Chores chores = new Chores(traffic, problems::add, looks::incrementAndGet)
                .every(3_600, () -> done.add(traffic.instant()))) {
            chores.look(); // there is no traffic yet
            for (int minute = 0; minute < 120; minute += 30) {
                nanos.set(begin.plusSeconds(minute * 60L).getEpochSecond() * SECOND);
                do {
                    chores.look();
                } while (done.size() <= minute / 60);
            }
        }

        assertThat(done).containsExactly(begin, begin.plusSeconds(3_600));
    }

    @Test
    void whileItIsNotDoneItDoesNotBeginAgain() throws InterruptedException {
        AtomicLong begun = new AtomicLong();
        CountDownLatch isWorking = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        try (Chores chores = chores().every(1, () -> {
            begun.incrementAndGet();
            isWorking.countDown();
            mayEnd.await();
        })) {
            nanos.set(SECOND);
            chores.look();
            isWorking.await();
            nanos.set(100 * SECOND);
            chores.look();
            mayEnd.countDown();
        }

        assertThat(begun).hasValue(1);
    }

    @Test
    void whatFailsIsSaidAndTheRestGoesOn() {
        AtomicLong done = new AtomicLong();
        try (Chores chores = chores().every(1, () -> {
                    throw new IllegalStateException("the disk is full");
                })
                .every(1, done::incrementAndGet)) {
            nanos.set(SECOND);
            chores.look();
        }

        assertThat(problems).containsExactly("the disk is full");
        assertThat(done).hasValue(1);
    }
}
