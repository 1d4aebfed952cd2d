package vedette.deep;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Numbers in a checkpoint.
final class Floats {

    private Floats() {}

    static void write(float[] values, DataOutput out) throws IOException {
        out.writeInt(values.length);
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    static float[] read(DataInput in, long expected) throws IOException {
        int size = in.readInt();
        if (size != expected) {
            throw new IOException("damaged checkpoint: " + size + " numbers where " + expected + " belong;"
                    + " delete it to begin again");
        }
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }
}
