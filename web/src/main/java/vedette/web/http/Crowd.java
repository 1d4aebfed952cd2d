package vedette.web.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Lets only so many be answered at once, and only so many wait for that. Whoever comes beyond is sent away at once:
/// were all of them kept, each would wait longer than the one before, until what they hold leaves no memory to watch
/// the network with. Safe for any thread.
public final class Crowd {

    private final Semaphore turns;
    private final int mostWaiting;
    private final Duration patience;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong turnedAway = new AtomicLong();

    /// As many as two processors answer soon.
    public Crowd() {
        this(16, 256, Duration.ofSeconds(5));
    }

    /// @param atOnce so many are answered at once
    /// @param patience so long one waits at most
    Crowd(int atOnce, int mostWaiting, Duration patience) {
        turns = new Semaphore(atOnce, true);
        this.mostWaiting = mostWaiting;
        this.patience = patience;
    }

    /// Whether it is somebody's turn, now or soon. Whoever was let in leaves again.
    boolean enters() {
        boolean isIn = isTheirTurn();
        if (!isIn) {
            turnedAway.incrementAndGet();
        }
        return isIn;
    }

    private boolean isTheirTurn() {
        if (waiting.incrementAndGet() > mostWaiting) {
            waiting.decrementAndGet();
            return false;
        }
        try {
            return turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.decrementAndGet();
        }
    }

    void leaves() {
        turns.release();
    }

    /// How many were sent away.
    public long turnedAway() {
        return turnedAway.get();
    }
}
