package vedette.api;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What waits to be told, in order, between the thread that merges ticks and the one that handlers run on.
///
/// Of flows only so many may wait. Beyond that who brings them waits too, or they are left out and counted.
/// Anything else is never left out; of it there is little, and who brings more than a generous bound waits.
final class Handover {

    /// What may wait beyond the room for flows.
    static final int MOST_BEYOND = 65_536;

    private final int room;
    private final boolean isPatient;
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition hasMore = lock.newCondition();
    private final Condition hasRoom = lock.newCondition();
    private boolean isOver;
    private volatile long leftOut;

    /// @param isPatient whether who brings flows waits until there is room
    Handover(int room, boolean isPatient) {
        this.room = room;
        this.isPatient = isPatient;
    }

    /// Brings a flow. One thread at a time.
    @SuppressWarnings("NonAtomicVolatileUpdate") // counted under the lock
    void flow(Runnable telling) {
        lock.lock();
        try {
            if (isPatient) {
                awaitRoom(room);
            } else if (waiting.size() >= room) {
                leftOut++;
                return;
            }
            put(telling);
        } finally {
            lock.unlock();
        }
    }

    /// Brings what must be told.
    void must(Runnable telling) {
        lock.lock();
        try {
            awaitRoom(room + MOST_BEYOND);
            put(telling);
        } finally {
            lock.unlock();
        }
    }

    private void awaitRoom(int most) {
        while (waiting.size() >= most) {
            hasRoom.awaitUninterruptibly();
        }
    }

    private void put(Runnable telling) {
        waiting.add(telling);
        hasMore.signal();
    }

    /// Says that nothing more will be brought.
    void end() {
        lock.lock();
        try {
            isOver = true;
            hasMore.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Whether all was brought and taken.
    boolean isDone() {
        lock.lock();
        try {
            return isOver && waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /// Takes what is next; null if nothing comes within that time or at all.
    @Nullable
    Runnable take(long millis) {
        lock.lock();
        try {
            long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
            while (waiting.isEmpty() && !isOver && nanos > 0) {
                nanos = hasMore.awaitNanos(nanos);
            }
            Runnable next = waiting.poll();
            hasRoom.signalAll();
            return next;
        } catch (InterruptedException _) {
            return null; // nobody else has this thread; it ends when all was told
        } finally {
            lock.unlock();
        }
    }

    /// Flows that were left out.
    long leftOut() {
        return leftOut;
    }
}
