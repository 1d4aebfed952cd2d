package vedette.flow.sample;

import java.util.Arrays;

/// How many facts each conversation has told in the open tick. Bounded; owned by one thread.
final class FlowRanks {

    private static final int CAPACITY = 1 << 16;
    private static final int MASK = CAPACITY - 1;
    private static final int MOST = CAPACITY / 4 * 3;

    /// There is no room for one more conversation.
    static final int FULL = -1;

    private final long[] hashes = new long[CAPACITY];
    private final byte[] counts = new byte[CAPACITY];
    private int used;

    /// How many there were before this one; at most 127 are told apart.
    int next(long hash) {
        int at = (int) hash & MASK;
        while (counts[at] != 0 && hashes[at] != hash) {
            at = at + 1 & MASK;
        }
        if (counts[at] == 0) {
            if (used == MOST) {
                return FULL;
            }
            used++;
            hashes[at] = hash;
        }
        int before = counts[at];
        counts[at] = (byte) Math.min(before + 1, Byte.MAX_VALUE);
        return before;
    }

    void clear() {
        if (used > 0) {
            Arrays.fill(counts, (byte) 0);
            used = 0;
        }
    }
}
