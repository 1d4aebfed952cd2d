package vedette.common;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/// How long something takes, each time it is done: counts in bins that are an eighth of their delay wide, from a
/// microsecond to an hour. One thread counts, any may read.
public final class DelayHistogram {

    private static final int PARTS_BITS = 3;
    private static final int PARTS = 1 << PARTS_BITS;
    private static final int OCTAVES = 32;
    private static final int BINS = OCTAVES * PARTS;
    private static final long UNIT_NANOS = 1_000;

    private final AtomicLongArray counts = new AtomicLongArray(BINS);
    private final AtomicLong sum = new AtomicLong();

    /// What was counted until now, or between two such.
    public static final class Counts {

        private final long[] counts;
        private final long total;
        private final long sumNanos;

        private Counts(long[] counts, long sumNanos) {
            this.counts = counts;
            this.sumNanos = sumNanos;
            long sum = 0;
            for (long count : counts) {
                sum += count;
            }
            total = sum;
        }

        /// How often it was done.
        public long total() {
            return total;
        }

        /// How long it took in all.
        public long sumNanos() {
            return sumNanos;
        }

        /// What was counted since.
        public Counts since(Counts earlier) {
            long[] left = new long[BINS];
            for (int bin = 0; bin < BINS; bin++) {
                left[bin] = counts[bin] - earlier.counts[bin];
            }
            return new Counts(left, sumNanos - earlier.sumNanos);
        }

        /// How often it took no longer, as far as bins tell: those that hold longer delays, too, are left out.
        public long within(long nanos) {
            long sum = 0;
            for (int bin = 0; bin < BINS && endNanos(bin) <= nanos; bin++) {
                sum += counts[bin];
            }
            return sum;
        }

        /// A delay that so large a share of all did not exceed: the end of its bin; 0 if nothing was counted.
        public long quantileNanos(double share) {
            long wanted = Math.max(1, (long) Math.ceil(share * (double) total));
            long sum = 0;
            for (int bin = 0; bin < BINS; bin++) {
                sum += counts[bin];
                if (sum >= wanted) {
                    return endNanos(bin);
                }
            }
            return 0;
        }
    }

    /// Counts one; a delay below zero, as of clocks that disagree, is none.
    public void record(long nanos) {
        int bin = bin(Math.max(0, nanos) / UNIT_NANOS);
        counts.setOpaque(bin, counts.getPlain(bin) + 1); // a single writer needs no atomic add
        sum.setOpaque(sum.getPlain() + Math.max(0, nanos));
    }

    public Counts counts() {
        long[] copy = new long[BINS];
        for (int bin = 0; bin < BINS; bin++) {
            copy[bin] = counts.getOpaque(bin);
        }
        return new Counts(copy, sum.getOpaque());
    }

    /// Below [#PARTS] each value has a bin of its own; above, each octave has as many.
    private static int bin(long units) {
        if (units < PARTS) {
            return (int) units;
        }
        int octave = Long.SIZE - 1 - Long.numberOfLeadingZeros(units);
        int part = (int) (units >>> (octave - PARTS_BITS)) - PARTS;
        return Math.min(BINS - 1, (octave - PARTS_BITS + 1) * PARTS + part);
    }

    private static long endNanos(int bin) {
        if (bin < PARTS) {
            return (bin + 1) * UNIT_NANOS;
        }
        int octave = bin / PARTS + PARTS_BITS - 1;
        long part = bin % PARTS;
        return (PARTS + part + 1) * (1L << (octave - PARTS_BITS)) * UNIT_NANOS;
    }
}
