package vedette.capture.ring;

import java.util.Arrays;

/// Which hosts may be among some packets: says no only of those that are not, and now and then yes of others (a Bloom
/// filter). Owned by one thread.
public final class HostFilter {

    private static final int BITS = 1 << 15;
    private static final long SPREAD_HIGH = 0x9E37_79B9_7F4A_7C15L;
    private static final long SPREAD = 0xBF58_476D_1CE4_E5B9L;

    private final long[] words = new long[BITS / Long.SIZE];

    HostFilter() {}

    void clear() {
        Arrays.fill(words, 0);
    }

    void takeFrom(HostFilter other) {
        System.arraycopy(other.words, 0, words, 0, words.length);
    }

    void add(long high, long low) {
        long hash = hash(high, low);
        int one = (int) hash & (BITS - 1);
        int other = (int) (hash >>> 32) & (BITS - 1);
        words[one >>> 6] |= 1L << one;
        words[other >>> 6] |= 1L << other;
    }

    /// Whether packets of it, or to it, may be there.
    public boolean mayHave(long high, long low) {
        long hash = hash(high, low);
        int one = (int) hash & (BITS - 1);
        int other = (int) (hash >>> 32) & (BITS - 1);
        return (words[one >>> 6] & 1L << one) != 0 && (words[other >>> 6] & 1L << other) != 0;
    }

    private static long hash(long high, long low) {
        long mixed = (high * SPREAD_HIGH ^ low) * SPREAD;
        mixed = (mixed ^ (mixed >>> 29)) * SPREAD_HIGH;
        return mixed ^ (mixed >>> 32);
    }
}
