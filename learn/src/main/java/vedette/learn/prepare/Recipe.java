package vedette.learn.prepare;

/// Which steps a [Preparation] has, in their order.
///
/// @param clip the share of values at either end that is drawn in to the quantile there; 0 for none
/// @param isLogged whether values become their logarithm, log(1+x), below 0 as its mirror image
/// @param scaling the last step
/// @param knots how many quantiles [Scaling#RANK] keeps of each column
public record Recipe(double clip, boolean isLogged, Scaling scaling, int knots) {

    static final int MOST_KNOTS = 4_096;

    /// How values are brought into one range.
    public enum Scaling {
        /// As they are.
        NONE,
        /// Less the mean, by the deviation.
        STANDARD,
        /// The share of the fitted rows that have less, from 0 to 1.
        RANK
    }

    public Recipe {
        if (!(clip >= 0 && clip < 0.5)) {
            throw new IllegalArgumentException("the share to clip must be from 0 to below 0.5, was " + clip);
        }
        if (knots < 2 || knots > MOST_KNOTS) {
            throw new IllegalArgumentException("there must be 2 to " + MOST_KNOTS + " knots, was " + knots);
        }
    }

    /// Only what is no finite number is replaced: for trees.
    public static Recipe cleaned() {
        return new Recipe(0, false, Scaling.NONE, 2);
    }

    /// Clipped at a thousandth, logarithm, mean and deviation: for networks.
    public static Recipe standard() {
        return new Recipe(0.001, true, Scaling.STANDARD, 2);
    }

    /// Ranks among the fitted rows, whatever their unit: for comparing with what is usual.
    public static Recipe ranks() {
        return new Recipe(0, false, Scaling.RANK, 256);
    }
}
