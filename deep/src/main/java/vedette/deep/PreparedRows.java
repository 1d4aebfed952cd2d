package vedette.deep;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import vedette.learn.prepare.Preparation;
import vedette.learn.table.Table;

/// Rows as the network sees them, and the numbers of their classes.
final class PreparedRows {

    private final int width;
    private final float[] values;
    private final int[] labels;

    private PreparedRows(int width, float[] values, int[] labels) {
        this.width = width;
        this.values = values;
        this.labels = labels;
    }

    /// @param isLabelNeeded whether rows without a class are left out
    static PreparedRows of(Table table, Preparation preparation, boolean isLabelNeeded) {
        int[] chosen = IntStream.range(0, table.rows())
                .filter(row -> !isLabelNeeded || table.label(row) != Table.UNLABELLED)
                .toArray();
        if (chosen.length == 0) {
            throw new IllegalArgumentException("no row has a class");
        }
        Table whole = chosen.length == table.rows() ? table : table.choose(chosen);
        int width = table.columns().size();
        float[] values = new float[Math.multiplyExact(chosen.length, width)];
        whole.copy(0, chosen.length, values);
        preparation.apply(values, chosen.length);
        int[] labels = Arrays.stream(chosen).map(table::label).toArray();
        return new PreparedRows(width, values, labels);
    }

    int count() {
        return labels.length;
    }

    int label(int row) {
        return labels[row];
    }

    float value(int row, int column) {
        return values[row * width + column];
    }

    /// The numbers of all rows, in an order drawn from the seed.
    int[] shuffled(long seed) {
        Random random = new Random(seed);
        int[] order = inOrder();
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return order;
    }

    int[] inOrder() {
        return IntStream.range(0, labels.length).toArray();
    }

    /// Some rows.
    NDArray rows(NDManager manager, Device device, int[] chosen) {
        float[] some = new float[chosen.length * width];
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(values, chosen[i] * width, some, i * width, width);
        }
        return manager.create(some, new Shape(chosen.length, width)).toDevice(device, false);
    }

    /// For each row the weight of its class, at its class.
    NDArray weights(NDManager manager, Device device, int[] chosen, float[] ofClasses) {
        float[] some = new float[chosen.length * ofClasses.length];
        for (int i = 0; i < chosen.length; i++) {
            some[i * ofClasses.length + labels[chosen[i]]] = ofClasses[labels[chosen[i]]];
        }
        return manager.create(some, new Shape(chosen.length, ofClasses.length)).toDevice(device, false);
    }

    /// A number that other rows hardly have.
    void digest(CRC32C digest) {
        ByteBuffer row = ByteBuffer.allocate((width + 1) * Integer.BYTES);
        for (int i = 0; i < labels.length; i++) {
            row.clear();
            for (int column = 0; column < width; column++) {
                row.putFloat(values[i * width + column]);
            }
            digest.update(row.putInt(labels[i]).flip());
        }
    }
}
