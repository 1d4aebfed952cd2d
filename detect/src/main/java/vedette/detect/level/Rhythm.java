package vedette.detect.level;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// What is usual of a host's days, as logarithms: its level, what the days of the week add, and how much days differ.
///
/// It is anchored: it goes after what is seen by no more than [#MOST_UP] a day, so that who grows faster leaves it
/// behind, however slow that is.
final class Rhythm {

    /// By so much a day the level can follow: by a tenth in a month.
    private static final double MOST_UP = 0.003;

    private static final double MOST_DOWN = 0.005;

    /// By so much a week a day of the week can differ more than it did: a backup that is moved to another day.
    private static final double MOST_UP_A_WEEK = 0.007;

    private static final double MOST_DOWN_A_WEEK = 0.0175;
    private static final double MOST_WIDER = 1.005;
    private static final double GAIN = 0.1;
    private static final double GAIN_OF_WEEKDAY = 0.15;
    private static final double GAIN_OF_SPREAD = 0.02;
    private static final double LEAST_SPREAD = 0.1;
    private static final double FAR = 2.5;
    private static final double FROM_MEAN = 1.2533;

    private double center;
    private final double[] offsets;
    private double spread;

    Rhythm(double center, double[] offsets, double spread) {
        this.center = center;
        this.offsets = offsets;
        this.spread = spread;
    }

    /// How far a day is off what is usual.
    double off(double value, int weekday) {
        return value - usual(weekday);
    }

    double usual(int weekday) {
        return center + offsets[weekday];
    }

    /// How much days differ, as a standard deviation.
    double spread() {
        return spread;
    }

    /// Goes after a day that was so far off.
    void follow(double off, int weekday) {
        center += Math.clamp(GAIN * off, -MOST_DOWN, MOST_UP);
        offsets[weekday] += Math.clamp(GAIN_OF_WEEKDAY * off, -MOST_DOWN_A_WEEK, MOST_UP_A_WEEK);
        double seen = FROM_MEAN * Math.min(Math.abs(off), FAR * spread) / spread;
        spread = Math.max(LEAST_SPREAD, spread * Math.min(MOST_WIDER, 1 + GAIN_OF_SPREAD * (seen - 1)));
    }

    /// Takes another level for the usual one.
    void shift(double by) {
        center += by;
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(center);
        out.writeDouble(spread);
        for (double offset : offsets) {
            out.writeDouble(offset);
        }
    }

    static Rhythm read(DataInput in) throws IOException {
        double center = in.readDouble();
        double spread = in.readDouble();
        double[] offsets = new double[FirstDays.WEEK];
        for (int day = 0; day < offsets.length; day++) {
            offsets[day] = in.readDouble();
        }
        return new Rhythm(center, offsets, spread);
    }
}
