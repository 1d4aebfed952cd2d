package vedette.flow.evidence;

import vedette.capture.PacketBatch;

/// How much of each conversation was seen, by its hash: a table of fixed size in which each has but one place, so
/// whoever comes to it begins anew. What is forgotten so is only kept once more than it had to be. Owned by one thread.
final class FirstBytes {

    private static final int BITS = 18;
    private static final int SHIFT = Long.SIZE - BITS;
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    /// Whoever is silent for longer has another conversation by then.
    private static final long IDLE_SECONDS = 120;

    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final int SEEN_BITS = 24;
    private static final long SEEN = (1L << SEEN_BITS) - 1;

    private final int most;

    /// A conversation, and beside it the second in which it was last seen and how much of it was.
    private final long[] table = new long[2 << BITS];

    /// @param most so many bytes are the beginning
    FirstBytes(int most) {
        this.most = most;
    }

    /// Whether the packet at place `i` of the batch begins within the beginning of its conversation.
    boolean has(long conversation, PacketBatch batch, int i) {
        int place = (int) ((conversation * SPREAD) >>> SHIFT) << 1;
        long second = batch.trafficNanos(i) / SECOND_NANOS;
        long state = table[place + 1];
        long seen = state & SEEN;
        if (table[place] != conversation || second - (state >>> SEEN_BITS) > IDLE_SECONDS) {
            table[place] = conversation;
            seen = 0;
        }
        boolean isEarly = seen < most;
        long now = isEarly ? Math.min(SEEN, seen + batch.capturedLength(i)) : seen;
        table[place + 1] = (second << SEEN_BITS) | now;
        return isEarly;
    }
}
