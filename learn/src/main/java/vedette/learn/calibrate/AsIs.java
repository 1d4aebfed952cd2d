package vedette.learn.calibrate;

import java.io.DataOutput;
import java.io.IOException;

/// Leaves a probability as it is: nothing is known of it.
record AsIs() implements Curve {

    static final int CODE = 0;

    @Override
    public float at(float probability) {
        return probability;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(CODE);
    }
}
