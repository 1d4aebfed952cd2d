package vedette.app.network;

import java.util.Arrays;

/// How long something took, many times over: counts in bins that are a thirty-second of their time wide, from a
/// microsecond to an hour. Counts only, so that no order matters. Owned by one thread.
final class Spread {

    private static final int PARTS_BITS = 5;
    private static final int PARTS = 1 << PARTS_BITS;
    private static final int OCTAVES = 32;
    private static final int BINS = OCTAVES * PARTS;
    private static final double MICROS = 1e6;

    private final long[] counts = new long[BINS];
    private long total;

    void add(long micros) {
        counts[bin(Math.max(0, micros))]++;
        total++;
    }

    void add(Spread other) {
        if (other.total > 0) {
            for (int bin = 0; bin < BINS; bin++) {
                counts[bin] += other.counts[bin];
            }
            total += other.total;
        }
    }

    long total() {
        return total;
    }

    void clear() {
        Arrays.fill(counts, 0);
        total = 0;
    }

    /// What so large a share did not exceed, in seconds: the middle of its bin, at most 1.6 % off. 0 if nothing
    /// was counted.
    double quantileSeconds(double share) {
        long wanted = Math.max(1, (long) Math.ceil(share * (double) total));
        long sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            sum += counts[bin];
            if (sum >= wanted) {
                return middleMicros(bin) / MICROS;
            }
        }
        return 0;
    }

    /// Below [#PARTS] each microsecond has a bin of its own; above, each octave has as many.
    private static int bin(long micros) {
        if (micros < PARTS) {
            return (int) micros;
        }
        int octave = Long.SIZE - 1 - Long.numberOfLeadingZeros(micros);
        int part = (int) (micros >>> (octave - PARTS_BITS)) - PARTS;
        return Math.min(BINS - 1, (octave - PARTS_BITS + 1) * PARTS + part);
    }

    private static double middleMicros(int bin) {
        if (bin < PARTS) {
            return bin;
        }
        int octave = bin / PARTS + PARTS_BITS - 1;
        double width = (double) (1L << (octave - PARTS_BITS));
        return (PARTS + bin % PARTS) * width + (width - 1) / 2;
    }
}
