package vedette.detect.budget;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// How far hosts stood out at most in each of their minutes, as counts on a fixed scale, from 0 to 16, in which what
/// was long ago counts less. Owned by one thread.
public final class Maxima {

    private static final int BINS = 4_096;
    private static final double MOST = 16;
    private static final double BINS_PER_UNIT = BINS / MOST;

    /// As many of all values as are in the tail.
    private static final double IN_TAIL = 0.02;

    private static final double LEAST_SHAPE = -0.5;
    private static final double MOST_SHAPE = 0.4;
    private static final double FEW = 10;

    private final double[] counts = new double[BINS];
    private double total;
    private double most;
    private long decisions;

    /// Counts one more.
    public void add(double value) {
        counts[bin(value)]++;
        total++;
        most = Math.max(most, value);
        decisions++;
    }

    private static int bin(double value) {
        return (int) Math.clamp(value * BINS_PER_UNIT, 0, BINS - 1);
    }

    private static double middle(int bin) {
        return (bin + 0.5) / BINS_PER_UNIT;
    }

    /// Lets all that was counted count less.
    ///
    /// @param left of each count
    public void fade(double left) {
        for (int bin = 0; bin < BINS; bin++) {
            counts[bin] *= left;
        }
        total *= left;
    }

    /// How many were ever counted.
    public long decisions() {
        return decisions;
    }

    /// The most that was ever counted.
    public double most() {
        return most;
    }

    /// The share of what was counted that is less.
    public double rank(double value) {
        double below = 0;
        int own = bin(value);
        for (int bin = 0; bin < own; bin++) {
            below += counts[bin];
        }
        return total == 0 ? 0 : (below + counts[own] / 2) / total;
    }

    /// The upper end, fitted by probability-weighted moments (Hosking and Wallis, 1987), which are exact enough for a
    /// few dozen values and cannot fail to converge.
    public Tail tail() {
        int first = BINS;
        double above = 0;
        while (first > 0 && above < IN_TAIL * total) {
            first--;
            above += counts[first];
        }
        double mark = first / BINS_PER_UNIT;
        double mean = 0;
        double weighted = 0;
        double seen = 0;
        for (int bin = first; bin < BINS; bin++) {
            double excess = middle(bin) - mark;
            mean += counts[bin] * excess;
            weighted += counts[bin] * excess * (above - seen - counts[bin] / 2) / Math.max(above, 1e-9);
            seen += counts[bin];
        }
        if (above <= 0) {
            return new Tail(mark, 1, 1 / BINS_PER_UNIT, 0);
        }
        return fitted(mark, above, mean / above, weighted / above);
    }

    private Tail fitted(double mark, double above, double mean, double weighted) {
        double share = above / total;
        double spread = mean - 2 * weighted;
        if (above < FEW || spread <= 0 || mean <= 0) {
            return new Tail(mark, share, Math.max(mean, 1 / BINS_PER_UNIT), 0);
        }
        double shape = Math.clamp(2 - mean / spread, LEAST_SHAPE, MOST_SHAPE);
        return new Tail(mark, share, mean * (1 - shape), shape); // the scale that keeps the mean
    }

    /// Writes all of it.
    public void write(DataOutput out) throws IOException {
        out.writeLong(decisions);
        out.writeDouble(total);
        out.writeDouble(most);
        int used = 0;
        for (double count : counts) {
            used += count > 0 ? 1 : 0;
        }
        out.writeInt(used);
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0) {
                out.writeInt(bin);
                out.writeDouble(counts[bin]);
            }
        }
    }

    /// Replaces all by what was written.
    public void read(DataInput in) throws IOException {
        decisions = in.readLong();
        total = in.readDouble();
        most = in.readDouble();
        Arrays.fill(counts, 0);
        for (int left = in.readInt(); left > 0; left--) {
            int bin = in.readInt();
            if (bin < 0 || bin >= BINS) {
                throw new IOException("the state of what is usual is damaged: remove it, and it is learnt anew");
            }
            counts[bin] = in.readDouble();
        }
    }
}
