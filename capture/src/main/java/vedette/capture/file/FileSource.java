package vedette.capture.file;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import vedette.capture.CaptureInterface;
import vedette.capture.CaptureStatistics;
import vedette.capture.PacketBatch;
import vedette.capture.PacketSource;
import vedette.common.Oddity;
import vedette.common.OddityCounters;

/// What pcap and pcapng have in common: the walk from record to record until the batch is full or the bytes are spent.
abstract class FileSource implements PacketSource {

    /// No link layer has longer packets than some USB transfers; a longer record is damage.
    static final int MAX_RECORD = 16 << 20;

    /// How far memory is touched ahead of the walk before each batch: about as much as a batch of packets occupies.
    private static final int TOUCH_AHEAD = 48 << 10;

    private static final int CACHE_LINE = 64;

    /// What a look at the next record found.
    enum Step {
        /// A record was taken.
        TAKEN,
        /// More bytes are needed; [#wanted] says how many.
        NEED_BYTES,
        /// Nothing readable follows.
        STOP
    }

    final Bytes bytes;
    final OddityCounters oddities;
    final List<CaptureInterface> interfaces = new ArrayList<>();

    /// Bytes from the position on without which the next record cannot be taken.
    long wanted;

    private final AtomicLong publishedPackets = new AtomicLong();
    private final AtomicLong publishedBytes = new AtomicLong();
    private long packets;
    private long wireBytes;
    private boolean isOver;
    private long touchedTo;
    private byte touched;

    FileSource(Bytes bytes, OddityCounters oddities) {
        this.bytes = bytes;
        this.oddities = oddities;
    }

    /// Takes the record at the position into the batch, or moves past it if it holds no packet.
    abstract Step step(PacketBatch batch);

    /// Losses that the file itself reports. Any thread may ask.
    abstract CaptureStatistics losses();

    @Override
    public final State poll(PacketBatch batch) {
        batch.clear();
        if (isOver) {
            return State.END;
        }
        try {
            touchAhead();
            return walk(batch);
        } catch (InternalError _) { // how the JVM reports a mapped page that is no longer in the file
            return end(Oddity.FILE_SHRANK);
        } finally {
            publishedPackets.setOpaque(packets); // one writer; readers may see it a batch late
            publishedBytes.setOpaque(wireBytes);
        }
    }

    private State walk(PacketBatch batch) {
        while (!batch.isFull() && batch.tickMark() == PacketBatch.NO_TICK) {
            switch (step(batch)) {
                case TAKEN -> {}
                case STOP -> {
                    isOver = true;
                    return batch.size() > 0 ? State.MORE : State.END;
                }
                case NEED_BYTES -> {
                    if (batch.size() > 0) {
                        return State.MORE; // filling would move the bytes of the packets in the batch
                    }
                    touchedTo = 0;
                    switch (bytes.fill(wanted)) {
                        case ENOUGH -> touchAhead();
                        case NOT_YET -> {
                            return State.IDLE;
                        }
                        case END -> {
                            return atEnd();
                        }
                    }
                }
            }
        }
        return State.MORE;
    }

    private State atEnd() {
        if (bytes instanceof StreamBytes stream && stream.failure() != null) {
            return end(Oddity.BROKEN_COMPRESSION);
        }
        return end(bytes.available() > 0 ? Oddity.FILE_ENDS_WITHIN_RECORD : Oddity.NONE);
    }

    private State end(Oddity oddity) {
        isOver = true;
        if (oddity != Oddity.NONE) {
            oddities.increment(oddity);
        }
        return State.END;
    }

    final Step need(long count) {
        wanted = count;
        return Step.NEED_BYTES;
    }

    final Step stop(Oddity oddity) {
        oddities.increment(oddity);
        return Step.STOP;
    }

    /// Adds the packet whose bytes begin at `start` in the current window.
    final int add(PacketBatch batch, long start, int capturedLength, int wireLength, long timestampNanos) {
        int length = wireLength;
        if (capturedLength > wireLength) {
            oddities.increment(Oddity.CAPTURED_MORE_THAN_WIRE);
            length = capturedLength;
        }
        packets++;
        wireBytes += length;
        return batch.add(bytes.segment, start, capturedLength, length, timestampNanos);
    }

    /// Brings the bytes of the coming batch into the cache, all at once: one after the other, as the walk gets there,
    /// each would be waited for, since only the record before tells where the next one begins.
    private void touchAhead() {
        MemorySegment segment = bytes.segment;
        long end = Math.min(bytes.position + TOUCH_AHEAD, bytes.limit);
        byte sum = 0;
        for (long offset = Math.max(touchedTo, bytes.position); offset < end; offset += CACHE_LINE) {
            sum += segment.get(ValueLayout.JAVA_BYTE, offset);
        }
        touchedTo = end;
        touched = sum;
    }

    /// Keeps the compiler from leaving out the touching.
    final byte touched() {
        return touched;
    }

    @Override
    public final List<CaptureInterface> interfaces() {
        return interfaces;
    }

    @Override
    public final CaptureStatistics statistics() {
        return new CaptureStatistics(publishedPackets.getOpaque(), publishedBytes.getOpaque(), 0, 0, 0).plus(losses());
    }

    @Override
    public final void close() {
        isOver = true;
        bytes.close();
    }
}
