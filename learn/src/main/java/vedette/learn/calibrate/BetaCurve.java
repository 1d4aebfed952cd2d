package vedette.learn.calibrate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Beta calibration (Kull, Silva Filho, Flach, 2017): the logarithm of the odds is a ln p - b ln (1 - p) +
/// c, with a and b not negative. Three numbers, so it is content with few rows.
record BetaCurve(double a, double b, double c) implements Curve {

    static final int CODE = 2;

    static final double LEAST = 1e-5; // no probability is taken for surer than this
    private static final int STEPS = 100;
    private static final int HALVINGS = 30;
    private static final double CLOSE = 1e-10;
    private static final double RIDGE = 1e-6;

    /// Fits outcomes by Newton's method. Where one of a and b would be negative it is 0, and the others are
    /// fitted again.
    static BetaCurve fit(Outcomes outcomes) {
        double[] curve = fit(outcomes, new boolean[] {true, true, true});
        if (curve[0] < 0 || curve[1] < 0) {
            boolean isFirst = curve[0] < curve[1];
            curve = fit(outcomes, new boolean[] {!isFirst, isFirst, true});
            if (curve[0] < 0 || curve[1] < 0) {
                curve = fit(outcomes, new boolean[] {false, false, true});
            }
        }
        return new BetaCurve(curve[0], curve[1], curve[2]);
    }

    private static double[] fit(Outcomes outcomes, boolean[] free) {
        double[] at = {free[0] ? 1 : 0, free[1] ? 1 : 0, 0};
        double loss = loss(outcomes, at);
        for (int step = 0; step < STEPS; step++) {
            double[] move = newton(outcomes, at, free);
            double[] next = at;
            double nextLoss = Double.POSITIVE_INFINITY;
            double length = 1;
            for (int halving = 0; halving < HALVINGS && !(nextLoss <= loss); halving++) {
                next = new double[] {at[0] - length * move[0], at[1] - length * move[1], at[2] - length * move[2]};
                nextLoss = loss(outcomes, next);
                length /= 2;
            }
            if (!(loss - nextLoss > CLOSE * loss)) {
                return nextLoss < loss ? next : at;
            }
            at = next;
            loss = nextLoss;
        }
        return at;
    }

    /// A hit counts for a little less than 1, a miss for a little more than 0 (Platt, 1999), so that few
    /// rows, or rows that are parted entirely, make no certainty.
    private static double target(Outcomes outcomes, int i, int hits) {
        return outcomes.isHit(i) ? (hits + 1.0) / (hits + 2.0) : 1.0 / (outcomes.size() - hits + 2.0);
    }

    private static double loss(Outcomes outcomes, double[] at) {
        double loss = 0;
        int hits = outcomes.hits();
        for (int i = 0; i < outcomes.size(); i++) {
            double p = clip(outcomes.given(i));
            double odds = at[0] * StrictMath.log(p) - at[1] * StrictMath.log(1 - p) + at[2];
            double target = target(outcomes, i, hits);
            loss += StrictMath.log1p(StrictMath.exp(-Math.abs(odds))) + Math.max(odds, 0) - target * odds;
        }
        return loss;
    }

    private static double[] newton(Outcomes outcomes, double[] at, boolean[] free) {
        double[] slope = new double[3];
        double[][] bend = new double[3][3];
        int hits = outcomes.hits();
        for (int i = 0; i < outcomes.size(); i++) {
            double p = clip(outcomes.given(i));
            double[] x = {StrictMath.log(p), -StrictMath.log(1 - p), 1};
            double likely = logistic(at[0] * x[0] + at[1] * x[1] + at[2]);
            double error = likely - target(outcomes, i, hits);
            for (int j = 0; j < 3; j++) {
                slope[j] += error * x[j];
                for (int k = 0; k < 3; k++) {
                    bend[j][k] += likely * (1 - likely) * x[j] * x[k];
                }
            }
        }
        for (int j = 0; j < 3; j++) {
            bend[j][j] += RIDGE;
            if (!free[j]) {
                slope[j] = 0;
                bend[j] = new double[3];
                bend[j][j] = 1;
            }
        }
        return solve(bend, slope);
    }

    /// Solves three equations by elimination; the largest coefficient first.
    private static double[] solve(double[][] matrix, double[] values) {
        for (int i = 0; i < 3; i++) {
            int most = i;
            for (int j = i + 1; j < 3; j++) {
                most = Math.abs(matrix[j][i]) > Math.abs(matrix[most][i]) ? j : most;
            }
            double[] row = matrix[i];
            matrix[i] = matrix[most];
            matrix[most] = row;
            double value = values[i];
            values[i] = values[most];
            values[most] = value;
            for (int j = i + 1; j < 3; j++) {
                double factor = matrix[j][i] / matrix[i][i];
                values[j] -= factor * values[i];
                for (int k = i; k < 3; k++) {
                    matrix[j][k] -= factor * matrix[i][k];
                }
            }
        }
        double[] solved = new double[3];
        for (int i = 2; i >= 0; i--) {
            double rest = values[i];
            for (int k = i + 1; k < 3; k++) {
                rest -= matrix[i][k] * solved[k];
            }
            solved[i] = rest / matrix[i][i];
        }
        return solved;
    }

    private static double clip(double probability) {
        return probability > LEAST ? Math.min(probability, 1 - LEAST) : LEAST;
    }

    private static double logistic(double odds) {
        return 1 / (1 + StrictMath.exp(-odds));
    }

    @Override
    public float at(float probability) {
        double p = clip(probability);
        return (float) logistic(a * StrictMath.log(p) - b * StrictMath.log(1 - p) + c);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(CODE);
        out.writeDouble(a);
        out.writeDouble(b);
        out.writeDouble(c);
    }

    static BetaCurve read(DataInput in) throws IOException {
        double a = in.readDouble();
        double b = in.readDouble();
        double c = in.readDouble();
        if (!(a >= 0 && a <= Float.MAX_VALUE && b >= 0 && b <= Float.MAX_VALUE && Math.abs(c) <= Float.MAX_VALUE)) {
            throw new IOException("damaged calibration: a curve of " + a + ", " + b + ", " + c);
        }
        return new BetaCurve(a, b, c);
    }
}
