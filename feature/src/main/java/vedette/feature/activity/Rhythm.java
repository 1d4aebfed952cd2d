package vedette.feature.activity;

import java.util.Arrays;

/// How regularly an entity begins flows: numbers computed from how many it began in each tick of a window.
///
/// All sums are integers; only the results are not. Finding the period compares every two ticks in which a flow was
/// begun, and who begins flows in most ticks has none: at most 11,000 comparisons for five minutes.
final class Rhythm {

    private static final int MAX_TICKS = WindowLength.MAX_SLOTS * Slots.TICKS;

    /// One interval is not a rhythm yet.
    private static final int MIN_ACTIVE = 3;

    private final long[] begun = new long[MAX_TICKS];
    private final int[] active = new int[MAX_TICKS];
    private final long[] products = new long[MAX_TICKS];
    private int ticks;
    private int actives;
    private double variation;
    private double gapSeconds;
    private double gapVariation;
    private double period;
    private double periodStrength;

    void begin(int newTicks) {
        ticks = newTicks;
        Arrays.fill(begun, 0, ticks, 0);
    }

    /// @param tick from the beginning of the window
    void set(int tick, long flows) {
        begun[tick] = flows;
    }

    /// Computes the numbers from what was set.
    void end() {
        actives = 0;
        long sum = 0;
        long squares = 0;
        for (int tick = 0; tick < ticks; tick++) {
            if (begun[tick] > 0) {
                active[actives] = tick;
                actives++;
                sum += begun[tick];
                squares += begun[tick] * begun[tick];
            }
        }
        variation = variation(ticks, sum, squares);
        measureGaps();
        findPeriod(sum, squares);
    }

    private void measureGaps() {
        int gaps = Math.max(0, actives - 1);
        long sum = 0;
        long squares = 0;
        for (int i = 0; i < gaps; i++) {
            long gap = (long) active[i + 1] - active[i];
            sum += gap;
            squares += gap * gap;
        }
        gapSeconds = gaps == 0 ? 0 : (double) sum / gaps;
        gapVariation = variation(gaps, sum, squares);
    }

    /// The lag at which the series is most like itself, and how much.
    private void findPeriod(long sum, long squares) {
        period = 0;
        periodStrength = 0;
        double mean = (double) sum / ticks;
        double variance = (double) squares / ticks - mean * mean;
        if (actives < MIN_ACTIVE || actives > ticks / 2 || variance <= 0) {
            return;
        }
        multiply();
        for (int lag = 2; lag <= ticks / 2; lag++) {
            double likeness = ((double) products[lag] / (ticks - lag) - mean * mean) / variance;
            if (likeness > periodStrength) {
                periodStrength = likeness;
                period = lag;
            }
        }
        periodStrength = Math.min(1, periodStrength);
    }

    private void multiply() {
        Arrays.fill(products, 0, ticks, 0);
        for (int i = 0; i < actives; i++) {
            for (int j = i + 1; j < actives; j++) {
                products[active[j] - active[i]] += begun[active[i]] * begun[active[j]];
            }
        }
    }

    /// The standard deviation in units of the mean.
    private static double variation(long count, long sum, long squares) {
        if (sum == 0) {
            return 0;
        }
        return StrictMath.sqrt(Math.max(0, (double) count * squares - (double) sum * sum)) / sum;
    }

    /// Of the flows begun in each tick.
    double variation() {
        return variation;
    }

    /// Ticks in which a flow was begun.
    int beginnings() {
        return actives;
    }

    double gapSeconds() {
        return gapSeconds;
    }

    double gapVariation() {
        return gapVariation;
    }

    double periodSeconds() {
        return period;
    }

    double periodStrength() {
        return periodStrength;
    }
}
