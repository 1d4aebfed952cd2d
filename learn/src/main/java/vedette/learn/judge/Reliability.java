package vedette.learn.judge;

import java.util.ArrayList;
import java.util.List;

/// Whether probabilities mean what they say: of the rows that a model calls an attack with 70 % certainty, 70 % should
/// be one. Owned by one thread.
public final class Reliability {

    private static final int BINS = 10;

    private final double[] said = new double[BINS];
    private final double[] hits = new double[BINS];
    private final long[] rows = new long[BINS];
    private double squares;

    /// Rows of which about the same was said.
    ///
    /// @param said the mean probability
    /// @param happened the share that were what was said
    public record Bin(double said, double happened, long rows) {}

    /// Counts a row.
    public void add(double probability, boolean isSo) {
        int bin = Math.clamp((int) (probability * BINS), 0, BINS - 1);
        said[bin] += probability;
        hits[bin] += isSo ? 1 : 0;
        rows[bin]++;
        double off = probability - (isSo ? 1 : 0);
        squares += off * off;
    }

    /// The bins that have rows.
    public List<Bin> bins() {
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            if (rows[bin] > 0) {
                bins.add(new Bin(said[bin] / rows[bin], hits[bin] / rows[bin], rows[bin]));
            }
        }
        return bins;
    }

    private long total() {
        long total = 0;
        for (long count : rows) {
            total += count;
        }
        return total;
    }

    /// The mean distance between what was said and what happened, over the rows.
    public double error() {
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            sum += Math.abs(said[bin] - hits[bin]);
        }
        return sum / total();
    }

    /// The mean of the squared distances of single rows (Brier, 1950).
    public double brier() {
        return squares / total();
    }
}
