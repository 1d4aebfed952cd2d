package vedette.detect.budget;

/// How surprising a score is: the scale on which scores of models are compared.
///
/// Models that learn what is usual give scores near 1 to all that is not: on this scale 0.9, 0.99 and 0.999 lie equally
/// far apart.
public final class Surprisal {

    /// Of a score of 1; nothing is more surprising.
    public static final double MOST = 14;

    private static final double LEAST_LEFT = StrictMath.exp(-MOST);

    private Surprisal() {}

    /// Of a score from 0 to 1.
    public static double of(double score) {
        return -StrictMath.log(Math.max(1 - Math.clamp(score, 0, 1), LEAST_LEFT));
    }

    /// The score that is so surprising.
    public static double score(double surprisal) {
        return 1 - StrictMath.exp(-surprisal);
    }
}
