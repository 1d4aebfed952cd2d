package vedette.learn.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// What a number usually is and how far it usually is off, of late.
final class Usual {

    private static final double OF_MEAN = 0.01; // nothing is so steady that less would count
    private static final double LEAST = 1e-6;
    private static final double FARTHEST = 8; // one that is farther off counts as if it were so far

    private static final int ENOUGH = 4; // of the horizon

    private final int horizon;
    private long count;
    private double mean;
    private double variance;

    /// @param horizon over about how many numbers
    Usual(int horizon) {
        this.horizon = horizon;
    }

    /// Whether enough numbers were seen to say what is usual.
    boolean isKnown() {
        return count >= horizon / ENOUGH;
    }

    double mean() {
        return mean;
    }

    double deviation() {
        return Math.max(Math.sqrt(variance), Math.max(OF_MEAN * Math.abs(mean), LEAST));
    }

    /// How many deviations a number is off; none while nothing is known.
    double off(double value) {
        return count == 0 ? 0 : (value - mean) / deviation();
    }

    void add(double value) {
        count++;
        if (count == 1) {
            mean = value;
            return;
        }
        double weight = 1.0 / Math.min(count, horizon);
        double most = FARTHEST * deviation();
        double change = count <= horizon ? value - mean : Math.clamp(value - mean, -most, most);
        mean += weight * change;
        variance = (1 - weight) * (variance + weight * change * change);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(count);
        out.writeDouble(mean);
        out.writeDouble(variance);
    }

    void read(DataInput in) throws IOException {
        count = in.readLong();
        mean = in.readDouble();
        variance = in.readDouble();
        if (count < 0 || !Double.isFinite(mean) || !(variance >= 0 && variance <= Double.MAX_VALUE)) {
            throw new IOException("damaged state of a series: a mean of " + mean + " and a variance of " + variance
                    + " after " + count + " numbers");
        }
    }
}
