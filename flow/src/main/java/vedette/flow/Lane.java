package vedette.flow;

import static java.util.Objects.requireNonNull;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import vedette.capture.PacketBatch;
import vedette.common.Backlog;
import vedette.common.Oddity;
import vedette.decode.DecodedPacket;
import vedette.decode.Decoder;

/// The way to one shard: loads of packets, copied because the reader's views end with its next poll, and the shard's
/// thread, which works them off.
///
/// A bounded number of loads goes round, so a shard that falls behind holds the reader back, and packets are then lost
/// in the kernel's ring, where they are counted. The queues are locked once a load, not once a packet. Filling belongs
/// to the reader, everything in [#run] to the shard.
final class Lane implements Runnable {

    private static final int LOADS = 16;
    private static final int LOAD_BYTES = 256 << 10;

    /// As much of a payload as the later stages may look at.
    private static final int MAX_PAYLOAD = 2 << 10;

    /// At least so much of a packet, whose headers end early if they are odd.
    private static final int MIN_COPY = 4 << 10;

    private static final class Load {
        final PacketBatch batch = new PacketBatch();
        final MemorySegment bytes;
        final int[] protocols = new int[PacketBatch.CAPACITY];
        final int[] words = new int[PacketBatch.CAPACITY];
        final long[] notes = new long[PacketBatch.CAPACITY];
        final Oddity[] stopped = new Oddity[PacketBatch.CAPACITY];
        long used;
        boolean isLast;

        Load(Arena arena) {
            bytes = arena.allocate(LOAD_BYTES);
        }
    }

    private final ShardWork work;
    private final Decoder decoder;
    private final BlockingQueue<Load> empty = new ArrayBlockingQueue<>(LOADS);
    private final BlockingQueue<Load> full = new ArrayBlockingQueue<>(LOADS);
    private @Nullable Load filling;
    private volatile @Nullable Throwable failure;

    Lane(ShardWork work, Arena arena) {
        this.work = work;
        decoder = Decoder.ofShard();
        for (int i = 0; i < LOADS; i++) {
            empty.add(new Load(arena));
        }
    }

    void add(DecodedPacket packet, Oddity stopped, PacketBatch from, int i) {
        int length = lengthToCopy(packet, from, i);
        if (filling().used + length > LOAD_BYTES) {
            send();
        }
        Load load = filling();
        long start = load.used;
        MemorySegment.copy(from.buffer(i), from.start(i), load.bytes, start, length);
        int at = load.batch.add(load.bytes, start, length, from.wireLength(i), from.timestampNanos(i));
        load.batch.trafficTime(at, from.trafficNanos(i));
        load.batch.origin(at, from.interfaceId(i), from.linkType(i), from.flags(i));
        load.protocols[at] = packet.protocol();
        load.words[at] = packet.transportWord();
        load.notes[at] = packet.notes();
        load.stopped[at] = stopped;
        load.used = start + length;
        if (load.batch.isFull()) {
            send();
        }
    }

    /// All headers, however many there are, and the beginning of what they carry.
    private static int lengthToCopy(DecodedPacket packet, PacketBatch from, int i) {
        long wanted = packet.payloadStart() - from.start(i) + MAX_PAYLOAD;
        return Math.min(from.capturedLength(i), Math.clamp(wanted, MIN_COPY, LOAD_BYTES));
    }

    void tick(long endNanos) {
        filling().batch.markTick(endNanos);
        send();
    }

    void flush() {
        if (filling != null && filling.batch.size() > 0) {
            send();
        }
    }

    /// How many loads wait for the shard. For any thread.
    Backlog backlog(String name) {
        return new Backlog(name, full.size(), LOADS);
    }

    /// Tells the shard that this was all, even one that has failed.
    void finish() {
        if (filling == null) {
            filling = begin();
        }
        filling.isLast = true;
        send();
    }

    private Load filling() {
        Load load = filling;
        if (load == null) {
            if (failure != null) {
                throw new IllegalStateException("a shard has stopped", failure);
            }
            load = begin();
            filling = load;
        }
        return load;
    }

    private Load begin() {
        Load load = take(empty);
        load.batch.clear();
        load.used = 0;
        load.isLast = false;
        return load;
    }

    private void send() {
        full.add(requireNonNull(filling)); // never full: there are no more loads than it holds
        filling = null;
    }

    private static Load take(BlockingQueue<Load> queue) {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a shard", e);
        }
    }

    @Override
    public void run() {
        boolean isOver = false;
        while (!isOver) {
            Load load = take(full);
            isOver = load.isLast;
            if (failure == null) {
                attempt(load);
            }
            empty.add(load); // also after a failure, or the reader would wait for ever
        }
    }

    private void attempt(Load load) {
        try {
            workOff(load);
        } catch (RuntimeException | Error e) {
            failure = e; // the reader stops at its next load
        }
    }

    private void workOff(Load load) {
        PacketBatch batch = load.batch;
        for (int i = 0; i < batch.size(); i++) {
            decoder.decode(
                    batch.linkType(i),
                    batch.buffer(i),
                    batch.start(i),
                    batch.capturedLength(i),
                    batch.wireLength(i),
                    batch.timestampNanos(i));
            decoder.packet().resolve(load.protocols[i], load.words[i], load.notes[i]);
            work.onPacket(decoder.packet(), load.stopped[i], batch, i);
        }
        work.onBatchEnd();
        if (batch.tickMark() != PacketBatch.NO_TICK) {
            work.onTick(batch.tickMark());
        }
        if (load.isLast) {
            work.onEnd();
        }
    }

    /// Why the shard stopped working, or null.
    @Nullable
    Throwable failure() {
        return failure;
    }
}
