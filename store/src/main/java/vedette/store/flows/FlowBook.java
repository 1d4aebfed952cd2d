package vedette.store.flows;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import vedette.common.Backlog;
import vedette.store.archive.Archive;
import vedette.store.archive.StoredFlow;
import vedette.store.database.Database;
import vedette.store.database.StoreException;

/// Keeps flows: takes them from the engine without making it wait (unless it may), and has a thread of its own write
/// them.
///
/// Where the disk is slower than the network, some flows are left out, by their conversation, and counted; where it
/// fails, what could not be written is counted, said once, and tried again with what comes next. [#add] and [#endTick]
/// are for one thread at a time, the counters for any.
public final class FlowBook implements AutoCloseable {

    private static final int ONE_OF_SOME = 2;
    private static final int ONE_OF_FEW = 8;
    private static final int AT_ONCE = 10_000;
    private static final long WAIT_MILLIS = 100;
    private static final long NOTHING = Long.MAX_VALUE;
    private static final long ROOM_NANOS = 1_000_000;

    private final FlowBookConfig config;
    private final InstantSource clock;
    private final Consumer<String> problems;
    private final FlowWriter writer;
    private final Thread thread;
    private final LinkedBlockingQueue<Batch> waitingBatches = new LinkedBlockingQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger inMemory = new AtomicInteger(); // those that wait and were not put in yet
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong kept = new AtomicLong();
    private final AtomicLong sampledOut = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private volatile long unsettledSince = NOTHING; // when the oldest of those that were put in was handed over
    private List<StoredFlow> batch = new ArrayList<>();
    private long sampledOutOfBatch;
    private volatile boolean isClosing;
    private volatile boolean isWritingFailing;
    private volatile boolean isMovingFailing;
    private boolean isTroubled;

    /// Flows that were handed over together.
    private record Batch(List<StoredFlow> flows, long atMillis) {

        static final Batch NONE = new Batch(List.of(), NOTHING);
    }

    /// Opens the book and begins to write.
    ///
    /// @param clock for when commits are due
    /// @param problems is told what could not be done, in words
    public FlowBook(
            Database database, Archive archive, FlowBookConfig config, InstantSource clock, Consumer<String> problems)
            throws IOException {
        this.config = config;
        this.clock = clock;
        this.problems = problems;
        writer = new FlowWriter(database, archive, config);
        thread = Thread.ofPlatform().name("store").daemon().start(this::write);
    }

    /// Takes a flow.
    public void add(StoredFlow flow) {
        taken.incrementAndGet();
        int ahead = inMemory.get() + batch.size();
        if (config.mayWait() && ahead >= config.mostWaiting()) {
            waitForRoom();
            batch.add(flow);
        } else if (!config.mayWait() && isLeftOut(flow, ahead)) {
            sampledOutOfBatch++;
            sampledOut.incrementAndGet();
        } else {
            batch.add(flow);
        }
        if (batch.size() == AT_ONCE) {
            handOver(); // a tick's flows come all at once, and there is a second to write them in
        }
    }

    private void waitForRoom() {
        endTick();
        while (inMemory.get() >= config.mostWaiting() && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(ROOM_NANOS);
        }
    }

    /// All parts of a conversation are left out or none.
    private boolean isLeftOut(StoredFlow flow, int ahead) {
        int most = config.mostWaiting();
        if (ahead < most / 2) {
            return false;
        }
        int oneOf = ahead < most - most / 4 ? ONE_OF_SOME : ONE_OF_FEW;
        return ahead >= most || Math.floorMod(flow.conversation(), oneOf) != 0;
    }

    /// Takes a figure of a minute, to be written with the flows: of a name and label in a minute, the latest counts.
    /// Any thread may give some hundreds a minute; others are left out. What cannot be written is given up.
    ///
    /// @param minuteMicros any time in the minute
    /// @param label what it is about, where there are several of a name; may be empty
    public void figure(long minuteMicros, String name, String label, double value) {
        writer.figure(minuteMicros, name, label, value);
    }

    /// All flows of a tick were given.
    public void endTick() {
        writer.sampledOut(sampledOutOfBatch);
        sampledOutOfBatch = 0;
        handOver();
    }

    private void handOver() {
        if (!batch.isEmpty()) {
            waiting.addAndGet(batch.size());
            inMemory.addAndGet(batch.size());
            waitingBatches.add(new Batch(batch, clock.millis()));
            batch = new ArrayList<>();
        }
    }

    /// How many were given.
    public long taken() {
        return taken.get();
    }

    /// How many outlive the process now.
    public long kept() {
        return kept.get();
    }

    /// How many were left out because too many waited.
    public long sampledOut() {
        return sampledOut.get();
    }

    /// How many could not be written.
    public long failed() {
        return failed.get();
    }

    /// How many do not outlive the process yet.
    public int waiting() {
        return waiting.get();
    }

    /// For how long the oldest flow that is over has not outlived the process; zero if all do.
    public Duration lag() {
        Batch ahead = waitingBatches.peek(); // before those that were put in, or a batch could slip between
        long oldest = Math.min(unsettledSince, ahead == null ? NOTHING : ahead.atMillis);
        return oldest == NOTHING ? Duration.ZERO : Duration.ofMillis(Math.max(0, clock.millis() - oldest));
    }

    /// Whether what was to be written last could not be, or could not go to the archive.
    public boolean isFailing() {
        return isWritingFailing || isMovingFailing;
    }

    /// How many flows wait in memory.
    public Backlog backlog() {
        return new Backlog("flows", inMemory.get(), config.mostWaiting());
    }

    private void write() {
        long committed = clock.millis();
        int unsettled = 0;
        while (true) {
            List<StoredFlow> next = next().flows;
            unsettled += next.size();
            boolean isMoving = false;
            try {
                writer.put(next);
                boolean isDue = isClosing
                        || writer.isFull()
                        || clock.millis() - committed >= config.commit().toMillis();
                if ((unsettled > 0 || writer.hasFigures()) && isDue) {
                    writer.commit();
                    settled(unsettled, kept);
                    isWritingFailing = false;
                    unsettled = 0;
                    committed = clock.millis();
                }
                if (unsettled == 0) {
                    isMoving = true;
                    if (writer.spillSome()) {
                        isMovingFailing = false; // now it is the turn of those that have come meanwhile
                    }
                    isTroubled = isMovingFailing;
                }
                if (next.isEmpty() && isClosing && waitingBatches.isEmpty()) { // the last may have come since
                    if (config.mayWait()) {
                        writer.spillAll(); // what watches a wire leaves them hot: to move many takes long
                    }
                    return;
                }
            } catch (IOException e) {
                if (isMoving) {
                    isMovingFailing = true;
                } else {
                    isWritingFailing = true;
                }
                settled(unsettled, failed);
                unsettled = 0;
                tell(e);
                if (isClosing && waitingBatches.isEmpty()) {
                    return;
                }
            }
        }
    }

    private Batch next() {
        try {
            Batch next = waitingBatches.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS);
            if (next == null) {
                return Batch.NONE;
            }
            if (unsettledSince == NOTHING) {
                unsettledSince = next.atMillis;
            }
            inMemory.addAndGet(-next.flows.size());
            return next;
        } catch (InterruptedException _) {
            isClosing = true;
            return Batch.NONE;
        }
    }

    private void settled(int count, AtomicLong counter) {
        counter.addAndGet(count);
        waiting.addAndGet(-count);
        unsettledSince = NOTHING;
    }

    private void tell(IOException trouble) {
        writer.startAnew();
        if (!isTroubled) {
            isTroubled = true;
            problems.accept("flows are not kept for now: " + trouble.getMessage());
        }
    }

    /// Writes what waits, and ends. What came from files goes to the archive first, what came from a wire stays hot.
    @Override
    public void close() throws StoreException {
        endTick();
        isClosing = true;
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        writer.close();
    }
}
