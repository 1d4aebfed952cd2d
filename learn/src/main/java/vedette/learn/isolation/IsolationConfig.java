package vedette.learn.isolation;

/// How an isolation forest is grown.
///
/// @param sample how many rows each tree is grown from
/// @param slope how many columns a division looks at: 1 for the original forest, more for the extended one
public record IsolationConfig(int trees, int sample, int slope, long seed) {

    private static final int MAX_TREES = 10_000;
    private static final int MAX_SAMPLE = 65_536;
    private static final int USUAL_TREES = 100;
    private static final int USUAL_SAMPLE = 256;

    public IsolationConfig {
        if (trees < 1 || trees > MAX_TREES) {
            throw new IllegalArgumentException("an isolation forest has 1 to " + MAX_TREES + " trees, not " + trees);
        }
        if (sample < 2 || sample > MAX_SAMPLE) {
            throw new IllegalArgumentException("a tree is grown from 2 to " + MAX_SAMPLE + " rows, not from " + sample);
        }
        if (slope < 1) {
            throw new IllegalArgumentException("a division looks at one column at least, not at " + slope);
        }
    }

    /// As in the paper: 100 trees of 256 rows.
    public static IsolationConfig defaults() {
        return new IsolationConfig(USUAL_TREES, USUAL_SAMPLE, 1, 1);
    }

    /// For flows: fewer trees of many more rows, which find attacks better that are as plain as what is usual.
    public static IsolationConfig deep() {
        return new IsolationConfig(50, 4_096, 1, 1);
    }

    public IsolationConfig withTrees(int number) {
        return new IsolationConfig(number, sample, slope, seed);
    }

    public IsolationConfig withSample(int rows) {
        return new IsolationConfig(trees, rows, slope, seed);
    }

    public IsolationConfig withSlope(int columns) {
        return new IsolationConfig(trees, sample, columns, seed);
    }

    public IsolationConfig withSeed(long number) {
        return new IsolationConfig(trees, sample, slope, number);
    }
}
