package vedette.learn.onnx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// What has been read of a tensor, whose values may lie in several ways.
final class TensorParts {

    private static final int MOST_TEXTS = 1 << 20;

    private String name = "";
    private Element element = Element.OTHER;
    private long[] shape = {};
    private boolean isHere = true;
    private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
    private float[] floats = {};
    private long[] ints = {};
    private final List<String> texts = new ArrayList<>();

    void take(ProtoReader in) throws IOException {
        switch (in.field()) {
            case Fields.Tensor.NAME -> name = in.text();
            case Fields.Tensor.ELEMENT -> element = Element.of(in.number());
            case Fields.Tensor.SHAPE -> shape = in.numbers(shape);
            case Fields.Tensor.RAW, Fields.Tensor.DOUBLES -> take(in.content());
            case Fields.Tensor.FLOATS -> floats = in.reals(floats);
            case Fields.Tensor.INT32S, Fields.Tensor.INT64S -> ints = in.numbers(ints);
            case Fields.Tensor.TEXTS -> text(in);
            case Fields.Tensor.ELSEWHERE -> {
                in.skip();
                isHere = false;
            }
            case Fields.Tensor.PLACE -> isHere &= in.number() == 0;
            default -> in.skip();
        }
    }

    private void take(ByteBuffer content) {
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        raw.write(bytes, 0, bytes.length);
    }

    private void text(ProtoReader in) throws IOException {
        if (texts.size() == MOST_TEXTS) {
            throw in.damaged("more than " + MOST_TEXTS + " texts");
        }
        texts.add(in.text());
    }

    boolean isHere() {
        return isHere;
    }

    OnnxTensor make() {
        if (!isHere) {
            return new OnnxTensor(name, Element.OTHER, shape, new byte[0], List.of());
        }
        return new OnnxTensor(name, element, shape, bytes(), texts);
    }

    private byte[] bytes() {
        if (raw.size() > 0 || (floats.length == 0 && ints.length == 0)) {
            return raw.toByteArray();
        }
        byte[] bytes = new byte[element == Element.FLOAT ? floats.length * Float.BYTES : ints.length * element.bytes()];
        ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (element == Element.FLOAT) {
            all.asFloatBuffer().put(floats);
            return bytes;
        }
        for (long value : ints) {
            switch (element) {
                case INT64 -> all.putLong(value);
                case INT32 -> all.putInt((int) value);
                case BOOL -> all.put((byte) value);
                case FLOAT, DOUBLE, TEXT, OTHER -> {}
            }
        }
        return bytes;
    }
}
