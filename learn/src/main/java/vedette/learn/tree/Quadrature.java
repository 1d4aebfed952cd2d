package vedette.learn.tree;

/// Where to look at a polynomial between 0 and 1, and with what weight, to know its integral exactly:
/// Gauss's places.
final class Quadrature {

    private static final int STEPS = 100; // Newton's method needs about five
    private static final double CLOSE = 1e-15;

    private final double[] points;
    private final double[] weights;

    private Quadrature(int count) {
        points = new double[count];
        weights = new double[count];
        for (int i = 0; i < count; i++) {
            double x = StrictMath.cos(StrictMath.PI * (i + 0.75) / (count + 0.5));
            double slope = 1;
            for (int step = 0; step < STEPS; step++) {
                double before = 1;
                double value = x;
                for (int degree = 2; degree <= count; degree++) {
                    double next = ((2 * degree - 1) * x * value - (degree - 1) * before) / degree;
                    before = value;
                    value = next;
                }
                slope = count * (x * value - before) / (x * x - 1);
                double move = value / slope;
                x -= move;
                if (StrictMath.abs(move) < CLOSE) {
                    break;
                }
            }
            points[i] = (1 - x) / 2;
            weights[i] = 1 / ((1 - x * x) * slope * slope);
        }
    }

    /// For polynomials with so many coefficients.
    static Quadrature of(int coefficients) {
        return new Quadrature(Math.max(1, (coefficients + 1) / 2));
    }

    int size() {
        return points.length;
    }

    double point(int i) {
        return points[i];
    }

    double weight(int i) {
        return weights[i];
    }
}
