package vedette.detect.exfiltration;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import vedette.detect.state.Codec;

/// How much a host sends out in a minute: now, and usually, as logarithms, so that one large transfer does
/// not make another usual.
final class Habit {

    static final Codec<Habit> CODEC = new Codec<>() {
        @Override
        public void write(Habit value, DataOutput out) throws IOException {
            value.write(out);
        }

        @Override
        public Habit read(DataInput in) throws IOException {
            return new Habit(in);
        }
    };

    private static final long MINUTE = 60;
    private static final double FADING = 0.98;
    private static final double LEAST_SPREAD = 1;

    private long minute = -1;
    private double now;
    private double before;
    private double weight;
    private double mean;
    private double spread;

    Habit() {}

    private Habit(DataInput in) throws IOException {
        minute = in.readLong();
        now = in.readDouble();
        before = in.readDouble();
        weight = in.readDouble();
        mean = in.readDouble();
        spread = in.readDouble();
    }

    private void write(DataOutput out) throws IOException {
        out.writeLong(minute);
        out.writeDouble(now);
        out.writeDouble(before);
        out.writeDouble(weight);
        out.writeDouble(mean);
        out.writeDouble(spread);
    }

    void add(long second, long bytes) {
        turn(second / MINUTE);
        now += bytes;
    }

    private void turn(long newMinute) {
        if (newMinute == minute) {
            return;
        }
        if (minute >= 0) {
            learn(before); // a minute late, so that what is going on is not yet its own past
            if (newMinute > minute + 1) {
                learn(now);
            }
            before = newMinute == minute + 1 ? now : 0;
        }
        now = 0;
        minute = newMinute;
    }

    private void learn(double bytes) {
        double value = StrictMath.log(bytes + 1_000);
        weight = FADING * weight + 1;
        double off = value - mean;
        mean += off / weight;
        spread += (Math.abs(off) - spread) / weight;
    }

    /// What was sent in the latest one or two minutes, in bytes.
    double latest(long second) {
        turn(second / MINUTE);
        return now + before;
    }

    /// How many minutes are known, those long ago for less.
    double known() {
        return weight;
    }

    /// How far so many bytes in a minute are above the usual, in mean deviations.
    double surprise(double bytes) {
        return (StrictMath.log(bytes + 1_000) - mean) / Math.max(LEAST_SPREAD, spread);
    }

    /// What is usual, in bytes a minute.
    double usual() {
        return Math.max(0, StrictMath.exp(mean) - 1_000);
    }
}
