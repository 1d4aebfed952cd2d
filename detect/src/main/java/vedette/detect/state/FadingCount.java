package vedette.detect.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// A count in which what was counted long ago counts less. Never below zero; owned by one thread.
public final class FadingCount {

    private final double seconds;
    private double value;
    private long last;

    /// @param seconds after which of what was counted a third is left
    public FadingCount(double seconds) {
        this.seconds = seconds;
    }

    /// Counts so much more, or less.
    public void add(long second, double amount) {
        value = Math.max(0, at(second) + amount);
        last = second;
    }

    /// What is left of it in this second.
    public double at(long second) {
        return second <= last ? value : value * StrictMath.exp((last - second) / seconds);
    }

    /// Writes all of it.
    public void write(DataOutput out) throws IOException {
        out.writeDouble(value);
        out.writeLong(last);
    }

    /// Replaces all by what was written.
    public void read(DataInput in) throws IOException {
        value = in.readDouble();
        last = in.readLong();
    }

    /// How counts that fade so fast are written and read back.
    public static Codec<FadingCount> codec(double seconds) {
        return new Codec<>() {
            @Override
            public void write(FadingCount value, DataOutput out) throws IOException {
                value.write(out);
            }

            @Override
            public FadingCount read(DataInput in) throws IOException {
                FadingCount count = new FadingCount(seconds);
                count.read(in);
                return count;
            }
        };
    }
}
