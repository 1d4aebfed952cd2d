package vedette.learn.judge;

/// A figure, and between what it may well be: with 95 % certainty, were other rows drawn in the same way.
public record Interval(double value, double low, double high) {

    private static final double Z = 1.959964;

    /// What stands for a figure of nothing.
    public static final Interval NONE = new Interval(Double.NaN, Double.NaN, Double.NaN);

    /// A share of a whole, with bounds by Wilson (1927).
    public static Interval ofShare(double part, double whole) {
        if (!(whole > 0)) {
            return NONE;
        }
        double share = part / whole;
        double scale = 1 + Z * Z / whole;
        double middle = (share + Z * Z / (2 * whole)) / scale;
        double off = Z / scale * Math.sqrt(share * (1 - share) / whole + Z * Z / (4 * whole * whole));
        return new Interval(share, Math.max(0, middle - off), Math.min(1, middle + off));
    }

    public boolean isKnown() {
        return !Double.isNaN(value);
    }
}
