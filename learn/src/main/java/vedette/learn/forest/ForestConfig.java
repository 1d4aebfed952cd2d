package vedette.learn.forest;

import vedette.learn.tree.TreeSketch;

/// How a random forest is grown.
///
/// @param threads how many trees are grown at a time; the forest is the same for any number
public record ForestConfig(int trees, Growth growth, ClassWeights weights, long seed, int threads) {

    private static final int MAX_TREES = 10_000;
    private static final int MAX_THREADS = 1_024;
    private static final int USUAL_TREES = 100;
    private static final int USUAL_DEPTH = 32;

    /// When a tree stops, and where it looks.
    ///
    /// @param minLeaf how many drawn rows a leaf has at least
    /// @param columns how many columns are looked at for a division; 0 for the root of their number
    public record Growth(int maxDepth, int minLeaf, int columns) {

        public Growth {
            if (maxDepth < 1 || maxDepth > TreeSketch.MAX_DEPTH) {
                throw new IllegalArgumentException(
                        "a tree may be 1 to " + TreeSketch.MAX_DEPTH + " deep, not " + maxDepth);
            }
            if (minLeaf < 1) {
                throw new IllegalArgumentException("a leaf has one row at least, not " + minLeaf);
            }
            if (columns < 0) {
                throw new IllegalArgumentException("a division looks at some columns, not at " + columns);
            }
        }

        int columnsOf(int all) {
            int wanted = columns == 0 ? (int) StrictMath.sqrt(all) : columns;
            return Math.clamp(wanted, 1, all);
        }
    }

    public ForestConfig {
        if (trees < 1 || trees > MAX_TREES) {
            throw new IllegalArgumentException("a forest has 1 to " + MAX_TREES + " trees, not " + trees);
        }
        if (threads < 1 || threads > MAX_THREADS) {
            throw new IllegalArgumentException("a forest is grown by 1 to " + MAX_THREADS + " threads, not " + threads);
        }
    }

    /// A hundred trees, as deep as the rows make them, every row weighing the same, on one thread.
    public static ForestConfig defaults() {
        return new ForestConfig(USUAL_TREES, new Growth(USUAL_DEPTH, 1, 0), new ClassWeights.Equal(), 1, 1);
    }

    public ForestConfig withTrees(int number) {
        return new ForestConfig(number, growth, weights, seed, threads);
    }

    public ForestConfig withGrowth(Growth other) {
        return new ForestConfig(trees, other, weights, seed, threads);
    }

    public ForestConfig withWeights(ClassWeights other) {
        return new ForestConfig(trees, growth, other, seed, threads);
    }

    public ForestConfig withSeed(long number) {
        return new ForestConfig(trees, growth, weights, number, threads);
    }

    public ForestConfig withThreads(int number) {
        return new ForestConfig(trees, growth, weights, seed, number);
    }
}
