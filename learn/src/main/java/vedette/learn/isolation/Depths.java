package vedette.learn.isolation;

import java.io.DataOutput;
import java.io.IOException;

/// Grown trees that know how deep a row comes in them. Safe for any thread.
sealed interface Depths permits StraightDepths, SlopedDepths {

    int trees();

    /// Adds to each row's sum how deep it comes in each tree.
    void add(float[] rows, int count, float[] sums);

    /// How deep a training row comes in all trees together, on average.
    double expected();

    /// Adds, for the columns of each division on the row's way, by how much the depth to be expected
    /// changed there.
    void explain(float[] rows, int offset, double[] into);

    void write(DataOutput out) throws IOException;
}
