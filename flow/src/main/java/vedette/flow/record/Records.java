package vedette.flow.record;

import java.lang.foreign.Arena;
import java.util.Arrays;

/// The memory of a table: places for records, of which some are free. Owned by one shard.
///
/// It grows by the chunk as places are first used, so a large table costs a small capture nothing.
public final class Records {

    public static final long NONE = 0;

    private static final int LINE = 64;
    private static final int CHUNK_BITS = 10;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private final Arena arena;
    private final int stride;
    private final int capacity;
    private final long[] chunks;
    private int[] free = new int[CHUNK];
    private int freeCount;
    private int used;

    public Records(int capacity, int stride, Arena arena) {
        this.capacity = capacity;
        this.stride = stride;
        this.arena = arena;
        chunks = new long[(capacity + CHUNK - 1) >>> CHUNK_BITS];
    }

    public long at(int slot) {
        return chunks[slot >>> CHUNK_BITS] + (long) (slot & CHUNK - 1) * stride;
    }

    public static int slotOf(long record) {
        return Memory.i32(record + Layout.SLOT);
    }

    /// A cleared place, or [#NONE]. Places that were used before come first: they are still near the core.
    public long take() {
        if (freeCount == 0 && used == capacity) {
            return NONE;
        }
        int slot = freeCount > 0 ? free[--freeCount] : nextUnused();
        long record = at(slot);
        Memory.clear(record, stride);
        Memory.put32(record + Layout.SLOT, slot);
        return record;
    }

    private int nextUnused() {
        if ((used & CHUNK - 1) == 0) {
            long places = Math.min(CHUNK, capacity - used);
            chunks[used >>> CHUNK_BITS] = arena.allocate(places * stride, LINE).address();
        }
        return used++;
    }

    /// Another place with the same content, or [#NONE].
    public long copy(long record) {
        long copy = take();
        if (copy != NONE) {
            int slot = slotOf(copy);
            Memory.copy(record, copy, stride);
            Memory.put32(copy + Layout.SLOT, slot);
        }
        return copy;
    }

    public void giveBack(long record) {
        Memory.put16(record + Layout.STATE, 0);
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, Math.min(capacity, freeCount * 2));
        }
        free[freeCount++] = slotOf(record);
    }

    /// How many places have been used so far: those below this number.
    public int used() {
        return used;
    }

    public boolean hasFree() {
        return freeCount > 0 || used < capacity;
    }
}
