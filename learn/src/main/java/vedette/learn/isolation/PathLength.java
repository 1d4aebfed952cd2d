package vedette.learn.isolation;

/// How many divisions part a row from the others, where they were not made: the mean over the search trees
/// of so many values, c(n) of the paper.
final class PathLength {

    private static final double EULER = 0.577_215_664_901_532_9;

    private PathLength() {}

    static double of(int rows) {
        if (rows <= 1) {
            return 0;
        }
        if (rows == 2) {
            return 1;
        }
        return 2 * (StrictMath.log(rows - 1) + EULER) - 2.0 * (rows - 1) / rows;
    }

    /// As deep as a tree of so many rows is grown: their logarithm to base 2, rounded up.
    static int limit(int rows) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(rows - 1);
    }
}
