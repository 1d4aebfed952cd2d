package vedette.detect.budget;

/// The upper end of a distribution, by the theory of extreme values: what lies above a high mark is distributed by a
/// generalised Pareto law, whatever the rest is like (Pickands, 1975; Siffer and others, 2017).
///
/// @param mark from which on the law holds
/// @param share of all values that lie above the mark
/// @param scale of the law
/// @param shape of the law; below 0 it has an end
public record Tail(double mark, double share, double scale, double shape) {

    private static final double STRAIGHT = 1e-6;

    /// The value that is exceeded with this probability; the mark, if that is more than the law can tell.
    public double quantile(double probability) {
        double ratio = probability / share;
        if (ratio >= 1 || share <= 0) {
            return mark;
        }
        if (Math.abs(shape) < STRAIGHT) {
            return mark - scale * StrictMath.log(ratio);
        }
        return mark + scale / shape * (StrictMath.pow(ratio, -shape) - 1);
    }

    /// How likely it is that a value is more than this; at most the share above the mark.
    public double exceeding(double value) {
        double above = value - mark;
        if (above <= 0) {
            return share;
        }
        if (Math.abs(shape) < STRAIGHT) {
            return share * StrictMath.exp(-above / scale);
        }
        double base = 1 + shape * above / scale;
        return base <= 0 ? 0 : share * StrictMath.pow(base, -1 / shape);
    }
}
