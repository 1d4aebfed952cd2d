package vedette.learn.imported;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxMap;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Makes probabilities of what a model that was trained elsewhere says.
///
/// @param name of what is read
record Output(String name, OutputKind kind, List<String> classes) {

    void read(OnnxValue value, int count, float[] to, int row) throws OrtException, IOException {
        if (value instanceof OnnxSequence maps) {
            readMaps(maps, count, to, row);
        } else if (value instanceof OnnxTensor tensor) {
            readTensor(tensor, count, to, row);
        } else {
            throw new IOException("output " + name + " is a " + value.getType() + ": write the model with tensors");
        }
    }

    private void readMaps(OnnxSequence maps, int count, float[] to, int row) throws OrtException, IOException {
        List<? extends OnnxValue> values = maps.getValue();
        if (values.size() != count) {
            throw new IOException("output " + name + " has " + values.size() + " maps for " + count + " rows");
        }
        for (int i = 0; i < count; i++) {
            try (OnnxValue value = values.get(i)) {
                if (!(value instanceof OnnxMap map)) {
                    throw new IOException("output " + name + " is a list of something else than maps");
                }
                readMap(map.getValue(), to, (row + i) * classes.size());
            }
        }
    }

    private void readMap(Map<?, ?> map, float[] to, int at) throws IOException {
        if (map.size() != classes.size()) {
            throw new IOException("output " + name + " has " + map.size() + " classes, the description "
                    + classes.size() + ": the model's are " + map.keySet());
        }
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            int place = classes.indexOf(String.valueOf(entry.getKey()));
            if (place < 0 || !(entry.getValue() instanceof Number number)) {
                throw new IOException("output " + name + " has the class " + entry.getKey()
                        + ", which \"classes\" do not have: the model's are " + map.keySet());
            }
            to[at + place] = number.floatValue();
        }
    }

    private void readTensor(OnnxTensor tensor, int count, float[] to, int row) throws IOException {
        long[] shape = tensor.getInfo().getShape();
        long width = 1;
        for (int place = 1; place < shape.length; place++) {
            width *= shape[place];
        }
        boolean isOfSecond = width == 1 && classes.size() == 2;
        if (shape.length == 0 || shape[0] != count || (width != classes.size() && !isOfSecond)) {
            throw new IOException("output " + name + " has the shape " + Arrays.toString(shape) + " for " + count
                    + " rows, where " + classes.size() + " classes were expected: correct \"classes\" or \"output\"");
        }
        float[] values = values(tensor);
        for (int i = 0; i < count; i++) {
            int at = (row + i) * classes.size();
            if (isOfSecond) {
                ofSecond(values[i], to, at);
            } else {
                System.arraycopy(values, i * classes.size(), to, at, classes.size());
                if (kind == OutputKind.LOGITS) {
                    softmax(to, at);
                }
            }
        }
    }

    private float[] values(OnnxTensor tensor) throws IOException {
        if (tensor.getInfo().type == OnnxJavaType.FLOAT) {
            FloatBuffer floats = tensor.getFloatBuffer();
            float[] values = new float[floats.remaining()];
            floats.get(values);
            return values;
        }
        if (tensor.getInfo().type != OnnxJavaType.DOUBLE) {
            throw new IOException("output " + name + " has " + tensor.getInfo().type
                    + ", no probabilities: name the output that has them (\"label\" does not)");
        }
        DoubleBuffer doubles = tensor.getDoubleBuffer();
        float[] values = new float[doubles.remaining()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) doubles.get();
        }
        return values;
    }

    private void ofSecond(float value, float[] to, int at) {
        double likely = kind == OutputKind.LOGITS ? 1 / (1 + StrictMath.exp(-value)) : value;
        to[at + 1] = (float) likely;
        to[at] = (float) (1 - likely);
    }

    private void softmax(float[] values, int from) {
        float most = Float.NEGATIVE_INFINITY;
        for (int i = from; i < from + classes.size(); i++) {
            most = Math.max(most, values[i]);
        }
        double sum = 0;
        for (int i = from; i < from + classes.size(); i++) {
            values[i] = (float) StrictMath.exp(values[i] - most);
            sum += values[i];
        }
        for (int i = from; i < from + classes.size(); i++) {
            values[i] = (float) (values[i] / sum);
        }
    }
}
