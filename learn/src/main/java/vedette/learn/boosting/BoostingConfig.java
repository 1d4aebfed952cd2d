package vedette.learn.boosting;

/// How boosted trees are grown.
///
/// @param rounds in each of which every class gets a tree
/// @param rate how much of what a tree would mend it may mend
/// @param threads how many trees are grown at a time; the result is the same for any number
public record BoostingConfig(int rounds, double rate, Growth growth, long seed, int threads) {

    private static final int MAX_ROUNDS = 2_000;
    private static final int MAX_THREADS = 1_024;
    private static final int MAX_DEPTH = 16;
    private static final int USUAL_ROUNDS = 60;
    private static final double USUAL_RATE = 0.2;
    private static final Growth USUAL_GROWTH = new Growth(6, 0.1, 1, 0.5);

    /// When a tree stops, and where it looks.
    ///
    /// @param minWeight of a side of a division: the sum of its rows' second derivatives
    /// @param damping added to the weight of a leaf, so that what few rows say counts less
    /// @param columns the share of them that each tree looks at
    public record Growth(int maxDepth, double minWeight, double damping, double columns) {

        public Growth {
            if (maxDepth < 1 || maxDepth > MAX_DEPTH) {
                throw new IllegalArgumentException("a tree may be 1 to " + MAX_DEPTH + " deep, not " + maxDepth);
            }
            if (!(minWeight >= 0) || !(damping > 0)) {
                throw new IllegalArgumentException(
                        "a leaf weighs 0 or more, and its damping is positive, not " + minWeight + " and " + damping);
            }
            if (!(columns > 0 && columns <= 1)) {
                throw new IllegalArgumentException("a tree looks at a share of the columns, not at " + columns);
            }
        }

        int columnsOf(int all) {
            return Math.clamp((long) StrictMath.ceil(columns * all), 1, all);
        }
    }

    public BoostingConfig {
        if (rounds < 1 || rounds > MAX_ROUNDS) {
            throw new IllegalArgumentException("there are 1 to " + MAX_ROUNDS + " rounds, not " + rounds);
        }
        if (!(rate > 0 && rate <= 1)) {
            throw new IllegalArgumentException("the rate is above 0 and at most 1, not " + rate);
        }
        if (threads < 1 || threads > MAX_THREADS) {
            throw new IllegalArgumentException("trees are grown by 1 to " + MAX_THREADS + " threads, not " + threads);
        }
    }

    /// Sixty rounds of trees six deep that look at half of the columns each, on one thread.
    public static BoostingConfig defaults() {
        return new BoostingConfig(USUAL_ROUNDS, USUAL_RATE, USUAL_GROWTH, 1, 1);
    }

    public BoostingConfig withRounds(int number) {
        return new BoostingConfig(number, rate, growth, seed, threads);
    }

    public BoostingConfig withRate(double other) {
        return new BoostingConfig(rounds, other, growth, seed, threads);
    }

    public BoostingConfig withGrowth(Growth other) {
        return new BoostingConfig(rounds, rate, other, seed, threads);
    }

    public BoostingConfig withSeed(long number) {
        return new BoostingConfig(rounds, rate, growth, number, threads);
    }

    public BoostingConfig withThreads(int number) {
        return new BoostingConfig(rounds, rate, growth, seed, number);
    }
}
