package vedette.capture.file;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/// What comes out of a pipe or a decompressor, in a buffer that slides along.
final class StreamBytes extends Bytes {

    private static final int INITIAL_CAPACITY = 1 << 20;

    private final Pump pump;
    private Arena arena = Arena.ofShared();
    private Pump.@Nullable Chunk chunk;
    private int chunkPosition;
    private boolean isAtEnd;
    private @Nullable IOException failure;

    StreamBytes(Pump pump) {
        this.pump = pump;
        segment = arena.allocate(INITIAL_CAPACITY);
    }

    /// Why the stream ended before its time, or null.
    @Nullable
    IOException failure() {
        return failure;
    }

    @Override
    Fill fill(long wanted) {
        slide(wanted);
        while (available() < wanted && !isAtEnd) {
            if (!takeMore()) {
                return Fill.NOT_YET;
            }
        }
        while (limit < segment.byteSize() && (chunk != null || pump.isReady()) && !isAtEnd) {
            takeMore();
        }
        return available() >= wanted ? Fill.ENOUGH : Fill.END;
    }

    /// Moves what is left to the front of the buffer, or of a larger one if `wanted` would not fit.
    private void slide(long wanted) {
        long left = available();
        if (wanted <= segment.byteSize()) {
            MemorySegment.copy(segment, position, segment, 0, left);
        } else {
            Arena larger = Arena.ofShared();
            MemorySegment copy = larger.allocate(Long.highestOneBit(wanted) * 2);
            MemorySegment.copy(segment, position, copy, 0, left);
            arena.close();
            arena = larger;
            segment = copy;
        }
        position = 0;
        limit = left;
    }

    private boolean takeMore() {
        if (chunk == null) {
            chunk = pump.next();
            chunkPosition = 0;
            if (chunk == null) {
                return false;
            }
        }
        Pump.Chunk full = chunk;
        if (full.length < 0) {
            isAtEnd = true;
            failure = full.failure;
            return true;
        }
        int length = (int) Math.min(full.length - chunkPosition, segment.byteSize() - limit);
        MemorySegment.copy(full.bytes, chunkPosition, segment, ValueLayout.JAVA_BYTE, limit, length);
        limit += length;
        chunkPosition += length;
        if (chunkPosition == full.length) {
            chunk = null;
            pump.giveBack(full);
        }
        return true;
    }

    @Override
    public void close() {
        pump.close();
        limit = position;
        segment = MemorySegment.NULL;
        arena.close();
    }
}
