package vedette.learn.read.text;

/// Numbers that stand for what rows have in common.
public final class Hashing {

    // The multipliers of MurmurHash3's 64-bit finaliser, and the golden ratio's bits to step by.
    private static final long STEP = 0x9E3779B97F4A7C15L;
    private static final long FIRST = 0xFF51AFD7ED558CCDL;
    private static final long SECOND = 0xC4CEB9FE1A85EC53L;

    private Hashing() {}

    /// Takes one more value in.
    public static long mix(long hash, long value) {
        long mixed = (hash + STEP) * FIRST ^ value;
        mixed = (mixed ^ mixed >>> 33) * FIRST;
        mixed = (mixed ^ mixed >>> 33) * SECOND;
        return mixed ^ mixed >>> 33;
    }

    /// The same whichever comes first.
    public static long either(long one, long other) {
        return mix(Math.min(one, other), Math.max(one, other));
    }

    /// Of bytes.
    public static long of(byte[] bytes, int from, int to) {
        long hash = (long) to - from;
        long part = 0;
        for (int i = from; i < to; i++) {
            part = (part << 8) | (bytes[i] & 0xFF);
            if (((i - from) & 7) == 7) {
                hash = mix(hash, part);
                part = 0;
            }
        }
        return mix(hash, part);
    }

    /// Of values; those that are NaN are alike.
    public static long of(float[] values) {
        long hash = values.length;
        for (float value : values) {
            hash = mix(hash, Float.floatToIntBits(value));
        }
        return hash;
    }
}
