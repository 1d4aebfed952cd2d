package vedette.store.packets;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vedette.common.Backlog;
import vedette.flow.packet.PacketBlock;
import vedette.flow.packet.PacketOutlet;
import vedette.store.archive.Archive;

/// Keeps packets: takes blocks from shards without making them wait (unless they may), and has a thread of its own make
/// files of them.
///
/// There is a fixed number of blocks. Where the disk is slower than the network none is empty, and what a shard has
/// then is left out, a block at a time, and counted; what cannot be written is given up, counted, and said once.
/// [#exchange] and the counters are for any thread.
public final class PacketBook implements PacketOutlet, AutoCloseable {

    private static final long WAIT_MILLIS = 100;

    private final PacketBookConfig config;
    private final Consumer<String> problems;
    private final PacketWriter writer;
    private final Thread thread;
    private final LinkedBlockingQueue<PacketBlock> filled = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<PacketBlock> empty = new LinkedBlockingQueue<>();
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong leftOut = new AtomicLong();
    private volatile boolean isClosing;
    private boolean isTroubled;

    /// Opens the book and begins to write.
    ///
    /// @param problems is told what could not be done, in words
    public PacketBook(Archive archive, PacketBookConfig config, Consumer<String> problems) throws IOException {
        this.config = config;
        this.problems = problems;
        writer = new PacketWriter(archive, config);
        thread = Thread.ofPlatform().name("packets").daemon().start(this::write);
    }

    @Override
    public PacketBlock exchange(PacketBlock block) {
        taken.addAndGet(block.size());
        PacketBlock next = another();
        if (next == null) {
            leftOut.addAndGet(block.size());
            writer.leaveOut(block.size());
            block.clear();
            return block;
        }
        filled.add(block);
        return next;
    }

    private @Nullable PacketBlock another() {
        PacketBlock next = empty.poll();
        if (next == null && made.get() < config.mostBlocks() && made.incrementAndGet() <= config.mostBlocks()) {
            return new PacketBlock();
        }
        while (next == null && config.mayWait() && thread.isAlive()) {
            next = await(empty);
            if (Thread.currentThread().isInterrupted()) {
                return next;
            }
        }
        return next;
    }

    private static @Nullable PacketBlock await(LinkedBlockingQueue<PacketBlock> queue) {
        try {
            return queue.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /// How many blocks of packets wait to be written.
    public Backlog backlog() {
        return new Backlog("packets", filled.size(), config.mostBlocks());
    }

    /// How many packets were given.
    public long taken() {
        return taken.get();
    }

    /// How many are in files now.
    public long kept() {
        return writer.kept();
    }

    /// How many were left out because the disk was too slow.
    public long leftOut() {
        return leftOut.get();
    }

    /// How many could not be written.
    public long failed() {
        return writer.failed();
    }

    private void write() {
        while (!Thread.currentThread().isInterrupted()) {
            PacketBlock block = await(filled);
            if (block == null && isClosing && filled.isEmpty()) {
                break;
            }
            if (block != null) {
                attempt(() -> writer.endPartBefore(block));
                attempt(() -> writer.put(block));
                block.clear();
                empty.add(block);
            }
        }
        attempt(writer::endPart);
    }

    private interface Work {
        void run() throws IOException;
    }

    private void attempt(Work work) {
        try {
            work.run();
        } catch (IOException e) {
            writer.giveUp();
            if (!isTroubled) {
                isTroubled = true;
                problems.accept("some packets are not kept: " + e.getMessage());
            }
        }
    }

    /// Makes files of what waits, says how many were not kept if some were not, and ends.
    @Override
    public void close() {
        isClosing = true;
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        if (leftOut() > 0 || failed() > 0) {
            problems.accept(String.format(
                    Locale.ROOT,
                    "of %,d packets %,d were not kept because the disk was too slow, %,d because writing failed",
                    taken(),
                    leftOut(),
                    failed()));
        }
    }
}
