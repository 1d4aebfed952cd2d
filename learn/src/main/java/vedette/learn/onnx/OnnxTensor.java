package vedette.learn.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// Constant values in a model, by name. Immutable.
public final class OnnxTensor {

    private final String name;
    private final Element element;
    private final long[] shape;
    private final byte[] raw;
    private final List<String> texts;

    OnnxTensor(String name, Element element, long[] shape, byte[] raw, List<String> texts) {
        long count = 1;
        for (long dimension : shape) {
            count = Math.multiplyExact(count, dimension);
        }
        long found = element == Element.TEXT ? texts.size() : raw.length / Math.max(1, element.bytes());
        if (element != Element.OTHER && count != found) {
            throw new IllegalArgumentException(
                    "tensor " + name + " has " + found + " values where its shape asks for " + count);
        }
        this.name = name;
        this.element = element;
        this.shape = shape;
        this.raw = raw;
        this.texts = List.copyOf(texts);
    }

    public static OnnxTensor floats(String name, float[] values, long... shape) {
        byte[] raw = new byte[values.length * Float.BYTES];
        little(raw).asFloatBuffer().put(values);
        return new OnnxTensor(name, Element.FLOAT, shape.clone(), raw, List.of());
    }

    public static OnnxTensor doubles(String name, double[] values, long... shape) {
        byte[] raw = new byte[values.length * Double.BYTES];
        little(raw).asDoubleBuffer().put(values);
        return new OnnxTensor(name, Element.DOUBLE, shape.clone(), raw, List.of());
    }

    public static OnnxTensor longs(String name, long[] values, long... shape) {
        byte[] raw = new byte[values.length * Long.BYTES];
        little(raw).asLongBuffer().put(values);
        return new OnnxTensor(name, Element.INT64, shape.clone(), raw, List.of());
    }

    public static OnnxTensor texts(String name, List<String> values) {
        return new OnnxTensor(name, Element.TEXT, new long[] {values.size()}, new byte[0], values);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    public String name() {
        return name;
    }

    public Element element() {
        return element;
    }

    public long[] shape() {
        return shape.clone();
    }

    /// The values of a tensor of floats.
    public float[] floats() {
        require(Element.FLOAT);
        float[] values = new float[raw.length / Float.BYTES];
        little(raw).asFloatBuffer().get(values);
        return values;
    }

    /// The values of a tensor of whole numbers.
    public long[] longs() {
        require(Element.INT64);
        long[] values = new long[raw.length / Long.BYTES];
        little(raw).asLongBuffer().get(values);
        return values;
    }

    public List<String> texts() {
        return texts;
    }

    byte[] raw() {
        return raw;
    }

    OnnxTensor named(String other) {
        return new OnnxTensor(other, element, shape, raw, texts);
    }

    private void require(Element wanted) {
        if (element != wanted) {
            throw new IllegalStateException("tensor " + name + " holds " + element + ", not " + wanted);
        }
    }
}
