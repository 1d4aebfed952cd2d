package vedette.deep;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// What a network learns, with the memory of Adam (Kingma, Ba, 2015; weight decay by Loshchilov, Hutter, 2019).
final class Weights {

    private static final float FIRST_DECAY = 0.9f;
    private static final float SECOND_DECAY = 0.999f;
    private static final float TINY = 1e-8f;
    private static final float WEIGHT_DECAY = 1e-4f;
    private static final float NO_CLIP = -1;

    private final NDManager manager;
    private final Random random;
    private final List<NDArray> values = new ArrayList<>();
    private final List<NDArray> means = new ArrayList<>();
    private final List<NDArray> squares = new ArrayList<>();
    private long steps;

    Weights(NDManager manager, long seed) {
        this.manager = manager;
        random = new Random(seed);
    }

    /// Weights drawn so that what comes out of a layer varies as much as what goes in (He et al., 2015).
    ///
    /// @param fan how many values each output is made of
    NDArray draw(int fan, long... shape) {
        Shape wanted = new Shape(shape);
        float[] drawn = new float[Math.toIntExact(wanted.size())];
        double bound = Math.sqrt(6.0 / fan);
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = (float) ((2 * random.nextDouble() - 1) * bound);
        }
        return keep(manager.create(drawn, wanted));
    }

    /// Weights that are 0 at first.
    NDArray zero(long size) {
        return keep(manager.zeros(new Shape(size)));
    }

    private NDArray keep(NDArray value) {
        value.setRequiresGradient(true);
        values.add(value);
        means.add(manager.zeros(value.getShape()));
        squares.add(manager.zeros(value.getShape()));
        return value;
    }

    /// Follows the gradients that there are, and forgets them.
    void step(float rate, NDManager scratch) {
        steps++;
        double first = 1 - Math.pow(FIRST_DECAY, (double) steps);
        double second = 1 - Math.pow(SECOND_DECAY, (double) steps);
        float corrected = (float) (rate * Math.sqrt(second) / first);
        for (int i = 0; i < values.size(); i++) {
            NDArray value = values.get(i);
            NDArray gradient = value.getGradient();
            gradient.attach(scratch);
            NDList inputs = new NDList(value, gradient, means.get(i), squares.get(i));
            value.getNDArrayInternal()
                    .adamUpdate(
                            inputs,
                            new NDList(value),
                            rate,
                            corrected,
                            WEIGHT_DECAY,
                            1,
                            NO_CLIP,
                            FIRST_DECAY,
                            SECOND_DECAY,
                            TINY,
                            true,
                            true);
            gradient.subi(gradient);
        }
    }

    List<float[]> values() {
        return values.stream().map(NDArray::toFloatArray).toList();
    }

    /// Puts back what [#values] gave.
    void set(List<float[]> from) {
        for (int i = 0; i < from.size(); i++) {
            set(values.get(i), from.get(i));
        }
    }

    private void set(NDArray array, float[] from) {
        array.setRequiresGradient(false);
        try (NDArray other = manager.create(from, array.getShape())) {
            other.copyTo(array);
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(steps);
        for (List<NDArray> arrays : List.of(values, means, squares)) {
            for (NDArray array : arrays) {
                Floats.write(array.toFloatArray(), out);
            }
        }
    }

    void read(DataInput in) throws IOException {
        steps = in.readLong();
        for (List<NDArray> arrays : List.of(values, means, squares)) {
            for (NDArray array : arrays) {
                set(array, Floats.read(in, array.size()));
            }
        }
        values.forEach(value -> value.setRequiresGradient(true));
    }
}
