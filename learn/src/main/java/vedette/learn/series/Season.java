package vedette.learn.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// The measurements of the season before.
final class Season {

    private final int columns;
    private final double[] values;
    private int place;

    Season(int length, int columns) {
        this.columns = columns;
        values = new double[Math.multiplyExact(length, columns)];
        Arrays.fill(values, Double.NaN);
    }

    /// Puts a measurement in the place of that of the season before, column by column.
    ///
    /// @return by how much it is more; NaN if either is not known
    double change(int column, double value) {
        double before = values[place + column];
        values[place + column] = value;
        return value - before;
    }

    /// Goes on to the next measurement.
    void advance() {
        place = (place + columns) % values.length;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(place);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    void read(DataInput in) throws IOException {
        place = in.readInt();
        if (place < 0 || place >= values.length || place % columns != 0) {
            throw new IOException("damaged state of a series: at place " + place + " of " + values.length);
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
    }
}
