package vedette.capture.ring;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vedette.capture.CaptureException;
import vedette.capture.CaptureInterface;
import vedette.capture.PacketBatch;
import vedette.common.Backlog;

/// Keeps the latest packets. Whoever reads packets puts them into blocks, a thread of the ring's own puts those into
/// memory and the beginnings of conversations onto the disk, and a third, if somebody wants some, looks for them.
///
/// There is a fixed number of blocks: where none is empty, packets are left out and counted, unless reading may wait.
/// [#add], [#tick] and [#end] are for the thread that reads, [#await] and looking for one other, counters for any.
public final class PacketRing implements AutoCloseable {

    private static final long LOOK_MILLIS = 100;

    private final RingConfig config;
    private final Arena arena = Arena.ofShared();
    private final MemoryRing memory;
    private final @Nullable DiskRing disk;
    private final LinkedBlockingQueue<RingBlock> empty = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<RingBlock> filled = new LinkedBlockingQueue<>();
    private final RingBlock last = new RingBlock(MemorySegment.NULL);
    private final Progress progress = new Progress();
    private final AtomicLong added = new AtomicLong();
    private final AtomicLong leftOut = new AtomicLong();
    private final Thread thread;
    private @Nullable RingBlock filling;
    private volatile List<CaptureInterface> interfaces = List.of();
    private volatile @Nullable Throwable failure;
    private long number;
    private boolean isEnded;

    /// Begins a ring.
    ///
    /// @param file for the part on the disk
    /// @param problems is told what could not be done, in words
    public PacketRing(RingConfig config, Path file, Consumer<String> problems) {
        this.config = config;
        int slots = (int) Math.min(Integer.MAX_VALUE, config.diskBytes() / RingBlock.BYTES);
        disk = slots == 0 ? null : new DiskRing(file, DiskRing.begin(file), slots, block(), block(), problems);
        memory = new MemoryRing(arena.allocate(config.memoryBytes(), Long.BYTES));
        for (int i = 0; i < RingConfig.BLOCKS; i++) {
            empty.add(new RingBlock(block()));
        }
        thread = Thread.ofPlatform().name("packet-ring").daemon().start(this::work);
    }

    private MemorySegment block() {
        return arena.allocate(RingBlock.BYTES, Long.BYTES);
    }

    /// How much of a conversation is its beginning.
    public int flowBytes() {
        return config.flowBytes();
    }

    /// Takes the packet at place `i` of the batch.
    ///
    /// @param isEarly whether it is of the beginning of its conversation
    /// @param known the interfaces that the batch's interface ids refer to
    public void add(PacketBatch batch, int i, PacketEnds ends, boolean isEarly, List<CaptureInterface> known) {
        number++;
        if (known.size() != interfaces.size()) {
            interfaces = List.copyOf(known);
        }
        RingBlock block = roomFor(batch.capturedLength(i));
        if (block == null) {
            leftOut.setRelease(leftOut.getPlain() + 1);
            return;
        }
        block.add(batch, i, ends, isEarly, number);
        added.setRelease(added.getPlain() + 1); // one writer
    }

    private @Nullable RingBlock roomFor(int captured) {
        RingBlock block = filling;
        if (block != null && !block.hasRoomFor(captured)) {
            filled.add(block);
            block = null;
            filling = null;
        }
        if (block == null) {
            block = another();
            filling = block;
        }
        return block;
    }

    private @Nullable RingBlock another() {
        RingBlock next = empty.poll();
        while (next == null && config.mayWait() && failure == null) {
            try {
                next = empty.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while packets are kept for evidence", e);
            }
        }
        return next;
    }

    /// The tick that ends then is over. Hands over what has come so far.
    public void tick(long endNanos) {
        RingBlock block = filling == null ? another() : filling;
        filling = null;
        if (block != null) { // or the next tick tells
            block.tickEnd = endNanos;
            filled.add(block);
        }
    }

    /// There are no more packets.
    public void end() {
        if (!isEnded) {
            isEnded = true;
            if (filling != null) {
                filled.add(filling);
                filling = null;
            }
            filled.add(last);
        }
    }

    private void work() {
        try {
            for (RingBlock block = filled.take(); block != last; block = filled.take()) {
                keep(block);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            failure = e; // whoever reads goes on without
        } finally {
            progress.end();
        }
    }

    private void keep(RingBlock block) throws InterruptedException {
        memory.add(block);
        if (disk != null) {
            disk.add(block);
        }
        long tickEnd = block.tickEnd;
        block.clear();
        empty.add(block);
        if (tickEnd != RingBlock.NO_TICK) {
            progress.reach(tickEnd, config.mayWait());
        }
    }

    /// Says that somebody will look once this time is reached: what may wait then waits until they have.
    public void announce(long nanos) {
        progress.announce(nanos);
    }

    /// Waits until all packets before a time are here, or there are no more.
    public void await(long nanos) throws InterruptedException {
        progress.await(nanos);
    }

    /// Those who announced themselves first have looked.
    public void looked() {
        progress.looked();
    }

    /// Shows the packets that are wanted and still there, in the order in which they came.
    ///
    /// @return how many were overwritten while it looked, wanted or not
    long each(Wanted wanted, RingHandler handler) {
        long from = 0;
        long before = memory.firstNumber();
        if (disk != null) {
            while (from < before) { // what leaves memory meanwhile is on the disk by then
                disk.each(from, before, wanted, handler);
                from = before;
                before = memory.firstNumber();
            }
        }
        return memory.each(from == 0 ? before : from, wanted, handler);
    }

    /// The interfaces that packets came from.
    List<CaptureInterface> interfaces() {
        return interfaces;
    }

    /// How many blocks wait to be kept.
    public Backlog backlog() {
        return new Backlog("packet-ring", filled.size(), RingConfig.BLOCKS);
    }

    /// How many packets were taken.
    public long added() {
        return added.getAcquire();
    }

    /// How many were not, because the disk was too slow.
    public long leftOut() {
        return leftOut.getAcquire();
    }

    /// How many beginnings of conversations could not be written to the disk.
    public long unwritten() {
        return disk == null ? 0 : disk.unwritten();
    }

    /// Since when the beginnings of conversations are still there, in nanoseconds of traffic; [Long#MIN_VALUE] if none
    /// went yet.
    long completeSince() {
        return disk == null || !disk.hasForgotten() ? Long.MIN_VALUE : disk.firstNanos();
    }

    /// How much room it takes on the disk.
    long diskBytes() throws IOException {
        return disk == null ? 0 : disk.bytes();
    }

    /// Why nothing is kept any more, if so.
    public @Nullable Throwable failure() {
        return failure;
    }

    /// Lets go of everything. Nobody may look any more.
    @Override
    public void close() {
        end();
        progress.giveUp();
        try {
            thread.join();
            if (disk != null) {
                disk.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return; // the thread may still use the memory
        } catch (IOException e) {
            throw new CaptureException("cannot end the ring of packets: " + e.getMessage(), e);
        }
        arena.close();
    }
}
