package vedette.common;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/// How often each oddity was seen. One thread counts; any thread may read, and sees a recent value.
@SuppressWarnings("EnumOrdinal") // an index into an array that lives no longer than the process
public final class OddityCounters {

    private final AtomicLongArray counts = new AtomicLongArray(Oddity.values().length);

    public void increment(Oddity oddity) {
        int i = oddity.ordinal();
        counts.setOpaque(i, counts.getPlain(i) + 1); // a single writer needs no atomic add
    }

    public long count(Oddity oddity) {
        return counts.getOpaque(oddity.ordinal());
    }

    /// Those that were seen, in the order of the layers.
    public Map<Oddity, Long> seen() {
        Map<Oddity, Long> seen = new EnumMap<>(Oddity.class);
        for (Oddity oddity : Oddity.values()) {
            if (oddity != Oddity.NONE && count(oddity) > 0) {
                seen.put(oddity, count(oddity));
            }
        }
        return seen;
    }
}
