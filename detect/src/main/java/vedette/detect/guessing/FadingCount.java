package vedette.detect.guessing;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// A count in which what was counted long ago counts less. Never below zero.
final class FadingCount {

    private final double seconds;
    private double value;
    private long last;

    /// @param seconds after which of what was counted a third is left
    FadingCount(double seconds) {
        this.seconds = seconds;
    }

    void add(long second, double amount) {
        value = Math.max(0, at(second) + amount);
        last = second;
    }

    double at(long second) {
        return second <= last ? value : value * StrictMath.exp((last - second) / seconds);
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(value);
        out.writeLong(last);
    }

    void read(DataInput in) throws IOException {
        value = in.readDouble();
        last = in.readLong();
    }
}
