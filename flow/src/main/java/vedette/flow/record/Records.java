package vedette.flow.record;

import java.util.Arrays;
import vedette.capture.system.LazyMemory;

/// The memory of a table: places for records, of which some are free. Owned by one shard.
///
/// It takes up room as places are first used, so a large table costs a small capture nothing.
public final class Records implements AutoCloseable {

    public static final long NONE = 0;

    private static final int FIRST_FREE = 256;

    private final LazyMemory memory;
    private final long base;
    private final int stride;
    private final int capacity;
    private int[] free = new int[FIRST_FREE];
    private int freeCount;
    private int used;

    public Records(int capacity, int stride) {
        this.capacity = capacity;
        this.stride = stride;
        memory = new LazyMemory((long) capacity * stride);
        base = memory.address();
    }

    public long at(int slot) {
        return base + (long) slot * stride;
    }

    public static int slotOf(long record) {
        return Memory.i32(record + Layout.SLOT);
    }

    /// A cleared place, or [#NONE]. Places that were used before come first: they are still near the core.
    public long take() {
        int slot;
        if (freeCount > 0) {
            slot = free[--freeCount];
            Memory.clear(at(slot), stride);
        } else if (used < capacity) {
            slot = used++;
        } else {
            return NONE;
        }
        long record = at(slot);
        Memory.put32(record + Layout.SLOT, slot);
        return record;
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

    @Override
    public void close() {
        memory.close();
    }
}
