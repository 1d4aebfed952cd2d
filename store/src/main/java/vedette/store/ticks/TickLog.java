package vedette.store.ticks;

import java.io.ByteArrayOutputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vedette.common.Backlog;
import vedette.flow.activity.TickActivity;
import vedette.flow.record.FlowView;
import vedette.flow.replay.TickBlock;
import vedette.flow.sample.TickFacts;
import vedette.flow.shard.FlowSink;

/// Keeps merged ticks: copies them as they pass, and has a thread of its own compress and write a minute at a time.
///
/// Each hour has a file of its own, which begins with what detectors knew by then, so that any hour can be played
/// without those before it. Where the disk is slower than the network, or fails, minutes are left out and counted, and
/// another file is begun. To be told of each tick after the detectors. Owned by one thread; the counters are for any.
public final class TickLog implements FlowSink, AutoCloseable {

    private static final long HOUR_NANOS = 3_600_000_000_000L;
    private static final int TICKS_OF_BLOCK = 60;
    private static final long BYTES_OF_BLOCK = 8 << 20;
    private static final int BLOCKS = 3;
    private static final long WAIT_MILLIS = 100;

    private final Knowledge knowledge;
    private final boolean mayWait;
    private final Consumer<String> problems;
    private final TickWriter writer;
    private final BlockingQueue<TickBlock> free = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<Job> jobs = new ArrayBlockingQueue<>(BLOCKS);
    private final AtomicLong kept = new AtomicLong();
    private final AtomicLong leftOut = new AtomicLong();
    private final Thread thread;
    private TickBlock block = new TickBlock();
    private @Nullable ByteArrayOutputStream state;
    private boolean isAfterGap;
    private long hour = Long.MIN_VALUE;
    private volatile boolean isBroken;
    private volatile boolean isClosing;

    /// What detectors know.
    @FunctionalInterface
    public interface Knowledge {

        /// Writes it, as of the end of the latest tick.
        void write(DataOutput out) throws IOException;
    }

    /// A block to be written, in a new file if there is a state for its beginning.
    ///
    /// @param isAfterGap whether ticks before it were left out
    private record Job(TickBlock block, @Nullable ByteArrayOutputStream state, boolean isAfterGap) {}

    /// @param folder of all ticks that are kept
    /// @param header of the first file
    /// @param mayWait whether the engine waits rather than that ticks are left out
    /// @param problems is told once when writing begins to fail
    public TickLog(
            TickFolder folder, TickHeader header, Knowledge knowledge, boolean mayWait, Consumer<String> problems)
            throws IOException {
        this.knowledge = knowledge;
        this.mayWait = mayWait;
        this.problems = problems;
        writer = new TickWriter(folder, header);
        for (int i = 1; i < BLOCKS; i++) {
            free.add(new TickBlock());
        }
        state = Frame.plain(knowledge::write);
        thread = Thread.ofPlatform().name("ticks").daemon().start(this::write);
    }

    @Override
    public void onFlow(FlowView flow) {
        block.onFlow(flow);
    }

    @Override
    public void onActivity(TickActivity activity) {
        block.onActivity(activity);
    }

    @Override
    public void onFacts(TickFacts facts) {
        block.onFacts(facts);
    }

    @Override
    public void onTick(long endNanos) {
        block.onTick(endNanos);
        long nextHour = Math.floorDiv(endNanos, HOUR_NANOS);
        if (hour == Long.MIN_VALUE) {
            hour = nextHour;
        }
        if (nextHour != hour || isBroken) {
            handOver();
            beginFile();
            hour = nextHour;
        } else if (block.size() >= TICKS_OF_BLOCK || block.bytes() >= BYTES_OF_BLOCK) {
            handOver();
        }
    }

    private void handOver() {
        if (block.size() == 0) {
            return;
        }
        TickBlock next = nextBlock();
        if (next == null) {
            leftOut.addAndGet(block.size());
            block.clear();
            isAfterGap = true;
            isBroken = true;
            return;
        }
        jobs.add(new Job(block, state, isAfterGap));
        isAfterGap = false;
        state = null;
        block = next;
    }

    private @Nullable TickBlock nextBlock() {
        try {
            return mayWait ? free.take() : free.poll();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private void beginFile() {
        try {
            state = Frame.plain(knowledge::write);
            isBroken = false;
        } catch (IOException e) {
            throw new IllegalStateException("what detectors know cannot be written down", e);
        }
    }

    /// How many blocks of ticks wait to be written.
    public Backlog backlog() {
        return new Backlog("ticks", jobs.size(), BLOCKS);
    }

    /// How many ticks were written.
    public long kept() {
        return kept.get();
    }

    /// How many were not.
    public long leftOut() {
        return leftOut.get();
    }

    private void write() {
        boolean isTroubled = false;
        while (true) {
            Job job = nextJob();
            if (job == null) {
                if (isClosing && jobs.isEmpty()) {
                    return;
                }
                continue;
            }
            try {
                ByteArrayOutputStream before = job.state();
                if (before != null) {
                    writer.begin(job.block().endNanos(0), before, job.isAfterGap());
                }
                writer.put(job.block());
                kept.addAndGet(job.block().size());
                isTroubled = false;
            } catch (IOException e) {
                writer.giveUp();
                isBroken = true;
                leftOut.addAndGet(job.block().size());
                if (!isTroubled) {
                    isTroubled = true;
                    problems.accept("ticks are not kept for now: " + e.getMessage());
                }
            }
            job.block().clear();
            free.add(job.block());
        }
    }

    private @Nullable Job nextJob() {
        try {
            return jobs.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            isClosing = true;
            return null;
        }
    }

    /// Writes what is there, and ends.
    @Override
    public void close() throws IOException {
        handOver();
        isClosing = true;
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        writer.close();
    }
}
