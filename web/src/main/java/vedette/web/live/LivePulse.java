package vedette.web.live;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Makes of all that is new one message, about once a second, that every browser is sent.
public final class LivePulse implements AutoCloseable {

    private static final long LONGEST_MILLIS = 2_000;

    private static final long SHORTEST_MILLIS = 400;

    private final LiveFeed feed;
    private final Message message;
    private final Consumer<String> problems;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition beat = lock.newCondition();
    private final Thread thread;
    private Beat latest = new Beat(0, new byte[0]);
    private volatile boolean isClosed;

    /// A message.
    ///
    /// @param number one more for each
    /// @param bytes to send as they are; nobody changes them
    @SuppressWarnings("ArrayRecordComponent") // shared by all who send it
    public record Beat(long number, byte[] bytes) {}

    /// Says how things stand now, in one line.
    @FunctionalInterface
    public interface Message {

        String json() throws java.io.IOException;
    }

    public LivePulse(LiveFeed feed, Message message, Consumer<String> problems) {
        this.feed = feed;
        this.message = message;
        this.problems = problems;
        thread = Thread.ofPlatform().name("live-pulse").daemon().start(this::work);
    }

    private void work() {
        LiveFeed.Mark known = LiveFeed.Mark.NOTHING;
        boolean isTroubled = false;
        try {
            while (!isClosed && !known.isClosed()) {
                known = feed.await(known, LONGEST_MILLIS);
                try {
                    tell(message.json());
                    isTroubled = false;
                } catch (java.io.IOException | RuntimeException e) {
                    if (!isTroubled) {
                        problems.accept("the dashboard's live view stands still: " + e);
                    }
                    isTroubled = true;
                }
                Thread.sleep(SHORTEST_MILLIS); // many changes at once are one message
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // somebody closes it
        }
    }

    private void tell(String json) {
        byte[] bytes = ("data: " + json + "\n\n").getBytes(StandardCharsets.UTF_8);
        lock.lock();
        try {
            latest = new Beat(latest.number + 1, bytes);
            beat.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The next message; the one that is known already if none has come in time.
    public Beat next(long known, long millis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (!isClosed && latest.number == known && left > 0) {
                left = beat.awaitNanos(left);
            }
            return latest;
        } finally {
            lock.unlock();
        }
    }

    public boolean isClosed() {
        return isClosed;
    }

    @Override
    public void close() {
        isClosed = true;
        lock.lock();
        try {
            beat.signalAll();
        } finally {
            lock.unlock();
        }
        thread.interrupt();
    }
}
