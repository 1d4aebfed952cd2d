package vedette.learn.boosting;

import vedette.learn.boosting.BoostingConfig.Growth;

/// Looks for the division of a node's rows after which the error falls most. Owned by one thread.
final class BestDivision {

    private static final double LEAST_GAIN = 1e-6;
    private static final int NONE = -1;

    private final Growth growth;
    private final Histogram histogram;
    private final Slopes slopes;

    private int column;
    private int bin;
    private long left;
    private double gain;

    BestDivision(Growth growth, Histogram histogram, Slopes slopes) {
        this.growth = growth;
        this.histogram = histogram;
        this.slopes = slopes;
    }

    /// Tries all divisions by these columns.
    ///
    /// @param whole the slopes of the node
    /// @return false if none is worth it
    boolean find(int[] columns, long[] counts, long whole) {
        column = NONE;
        gain = LEAST_GAIN;
        double before = mended(whole);
        for (int each : columns) {
            sweep(each, counts, whole, before);
        }
        return column != NONE;
    }

    private void sweep(int each, long[] counts, long whole, double before) {
        int start = histogram.start(each);
        int end = histogram.end(each);
        long sum = 0;
        int last = NONE;
        for (int i = start; i < end; i++) {
            if (counts[i] == 0) {
                continue;
            }
            if (last != NONE) {
                offer(each, last, sum, whole, before);
            }
            sum += counts[i];
            last = i - start;
        }
    }

    private void offer(int each, int last, long sum, long whole, double before) {
        double low = slopes.second(sum);
        double high = slopes.second(whole - sum);
        if (low < growth.minWeight() || high < growth.minWeight()) {
            return;
        }
        double found = mended(sum) + mended(whole - sum) - before;
        if (found > gain) {
            gain = found;
            column = each;
            bin = last;
            left = sum;
        }
    }

    /// By how much the best leaf makes the error of its rows less, twice.
    private double mended(long sum) {
        double first = slopes.first(sum);
        return first * first / (slopes.second(sum) + growth.damping());
    }

    int column() {
        return column;
    }

    /// Rows in this bin or an earlier one go left.
    int bin() {
        return bin;
    }

    /// The slopes of those that go left.
    long left() {
        return left;
    }

    double gain() {
        return gain;
    }
}
