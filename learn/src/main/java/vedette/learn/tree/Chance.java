package vedette.learn.tree;

/// Random numbers that are the same on every machine for a seed and the number of a stream. Owned by one
/// thread.
///
/// The generator is SplitMix64: a counter in steps of the golden ratio, each value mixed (Steele, Lea,
/// Flood, "Fast splittable pseudorandom number generators", 2014).
public final class Chance {

    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;
    private static final double UNIT = 0x1.0p-53;

    private long state;

    private Chance(long state) {
        this.state = state;
    }

    /// The numbers of one of many streams that a seed has, such as one for each tree.
    public static Chance of(long seed, long stream) {
        return new Chance(mix(mix(seed + GOLDEN) + stream * GOLDEN));
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 31);
    }

    /// Any number, each as likely as the others.
    public long nextLong() {
        state += GOLDEN;
        return mix(state);
    }

    /// A number from 0 to less than the bound, which is positive.
    public int below(int bound) {
        return (int) (((nextLong() >>> 32) * bound) >>> 32);
    }

    /// A number from 0 to less than 1.
    public double fraction() {
        return (nextLong() >>> 11) * UNIT;
    }

    /// A number from the one to less than the other, as near to them as floats allow; the first if both are
    /// equal.
    public float between(float low, float high) {
        float drawn = (float) (low + fraction() * ((double) high - low));
        return drawn < high ? drawn : low;
    }

    /// A number of the normal distribution with mean 0 and variance 1.
    public double gaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - fraction()));
        return radius * StrictMath.cos(2 * StrictMath.PI * fraction());
    }
}
