package vedette.web.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The latest seconds, and word that something new is there. One thread gives seconds, any may look.
public final class LiveFeed {

    /// So many seconds are remembered.
    public static final int SECONDS = 3_600;

    private final Second[] ring = new Second[SECONDS];
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private long given;
    private long incidentChanges;
    private boolean isClosed;

    /// How far the news is.
    ///
    /// @param seconds how many there were so far
    /// @param incidentChanges how often incidents have changed so far
    /// @param isClosed whether nothing comes any more
    public record Mark(long seconds, long incidentChanges, boolean isClosed) {

        /// Before anything was looked at.
        public static final Mark NOTHING = new Mark(-1, -1, false);
    }

    /// A second is over.
    public void add(Second second) {
        lock.lock();
        try {
            ring[(int) (given % SECONDS)] = second;
            given++;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Incidents were opened or changed, or somebody has said something of one.
    public void incidentsChanged() {
        lock.lock();
        try {
            incidentChanges++;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Nothing comes any more: whoever waits need not.
    public void close() {
        lock.lock();
        try {
            isClosed = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public Mark mark() {
        lock.lock();
        try {
            return new Mark(given, incidentChanges, isClosed);
        } finally {
            lock.unlock();
        }
    }

    /// Waits until there is something new.
    ///
    /// @param known how far whoever asks has looked
    /// @return how far the news is, which may be as far as before once the time is over
    public Mark await(Mark known, long millis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (!isClosed && given == known.seconds && incidentChanges == known.incidentChanges && left > 0) {
                left = news.awaitNanos(left);
            }
            return new Mark(given, incidentChanges, isClosed);
        } finally {
            lock.unlock();
        }
    }

    /// Those that ended after a time, the oldest first.
    public List<Second> since(long micros) {
        lock.lock();
        try {
            List<Second> seconds = new ArrayList<>();
            for (long i = Math.max(0, given - SECONDS); i < given; i++) {
                Second second = ring[(int) (i % SECONDS)];
                if (second.endMicros() > micros) {
                    seconds.add(second);
                }
            }
            return seconds;
        } finally {
            lock.unlock();
        }
    }
}
