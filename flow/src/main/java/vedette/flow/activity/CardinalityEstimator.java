package vedette.flow.activity;

/// How many distinct hashes registers have seen: Ertl's improved estimator for HyperLogLog.
///
/// It is a function of how many registers hold each value, so neither order nor the registers' places matter, and it
/// needs no table of corrections over its whole range. Its sums run over a fixed number of terms in a fixed order, with
/// only additions, products and square roots, so the result is the same on every machine.
///
/// [O. Ertl: New cardinality estimation algorithms for HyperLogLog sketches, 2017](https://arxiv.org/abs/1702.01284),
/// algorithm 6.
final class CardinalityEstimator {

    private static final double ALPHA = 0.5 / StrictMath.log(2);

    private CardinalityEstimator() {}

    /// @param histogram how many registers hold each value, from 0 to one more than the bits that are ranked
    static double estimate(int[] histogram, int registers) {
        int greatest = histogram.length - 1;
        double z = registers * tau(1 - (double) histogram[greatest] / registers);
        for (int value = greatest - 1; value >= 1; value--) {
            z = 0.5 * (z + histogram[value]);
        }
        z += registers * sigma((double) histogram[0] / registers);
        return ALPHA * registers * registers / z;
    }

    private static double sigma(double share) {
        if (share == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double x = share;
        double y = 1;
        double z = share;
        double before;
        do {
            x *= x;
            before = z;
            z += x * y;
            y += y;
        } while (z != before);
        return z;
    }

    private static double tau(double share) {
        if (share == 0 || share == 1) {
            return 0;
        }
        double x = share;
        double y = 1;
        double z = 1 - share;
        double before;
        do {
            x = StrictMath.sqrt(x);
            before = z;
            y *= 0.5;
            z -= (1 - x) * (1 - x) * y;
        } while (z != before);
        return z / 3;
    }
}
