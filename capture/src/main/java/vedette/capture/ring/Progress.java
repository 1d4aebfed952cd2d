package vedette.capture.ring;

import java.util.ArrayDeque;
import java.util.Deque;

/// How far in time the ring has come, and who waits for that. Safe for any thread.
final class Progress {

    private final Deque<Long> announced = new ArrayDeque<>();
    private long reached = Long.MIN_VALUE;
    private boolean isEnded;
    private boolean isGivenUp;

    synchronized void announce(long nanos) {
        announced.add(nanos);
        notifyAll();
    }

    synchronized void looked() {
        announced.poll();
        notifyAll();
    }

    synchronized void await(long nanos) throws InterruptedException {
        while (reached < nanos && !isEnded && !isGivenUp) {
            wait();
        }
    }

    /// All packets before this time are here.
    ///
    /// @param mayWait whether those who want to look at what there is now are waited for
    synchronized void reach(long nanos, boolean mayWait) throws InterruptedException {
        reached = Math.max(reached, nanos);
        notifyAll();
        while (mayWait && !isGivenUp && !announced.isEmpty() && announced.getFirst() <= reached) {
            wait();
        }
    }

    synchronized void end() {
        isEnded = true;
        notifyAll();
    }

    /// Nobody looks any more.
    synchronized void giveUp() {
        isGivenUp = true;
        notifyAll();
    }
}
