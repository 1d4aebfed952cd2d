package vedette.learn.imported;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.SequenceInfo;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import vedette.learn.network.OnnxSession;

/// How rows go into a model that was trained elsewhere, and what comes out.
///
/// @param places in the shape of the input: 2, or 3 where one beside the rows is 1
/// @param channel which of three places is 1
/// @param fixedRows how many rows it takes at a time, 0 if any number
record Port(String input, boolean isDouble, int places, int channel, int fixedRows, Output output) {

    /// Finds out how the model is to be used.
    static Port of(OrtSession session, ImportDescription description) throws IOException {
        try {
            String input = inputName(session.getInputInfo(), description);
            NodeInfo info = session.getInputInfo().get(input);
            if (info == null || !(info.getInfo() instanceof TensorInfo tensor)) {
                throw new IOException("input " + input + " is no tensor of numbers: write the model with one input of"
                        + " all columns");
            }
            return of(input, tensor, description, output(session.getOutputInfo(), description));
        } catch (OrtException e) {
            throw new IOException("ONNX Runtime cannot describe the model: " + e.getMessage(), e);
        }
    }

    private static Port of(String input, TensorInfo tensor, ImportDescription description, Output output)
            throws IOException {
        int columns = description.columns().size();
        long[] shape = tensor.getShape();
        int channel = shape.length == 3 && shape[2] == 1 && columns != 1 ? 2 : 1;
        long width = shape.length == 3 ? shape[3 - channel] : shape.length == 2 ? shape[1] : 0;
        boolean isOneChannel = shape.length != 3 || shape[channel] == 1 || shape[channel] < 0;
        if ((width >= 0 && width != columns) || !isOneChannel) {
            throw new IOException("input " + input + " has the shape " + Arrays.toString(shape)
                    + ", where rows by the " + columns + " columns of the description were expected: correct"
                    + " \"columns\", or write the model with such an input");
        }
        if (tensor.type != OnnxJavaType.FLOAT && tensor.type != OnnxJavaType.DOUBLE) {
            throw new IOException("input " + input + " takes " + tensor.type
                    + ": write the model with an input of floats or doubles");
        }
        int rows = shape[0] > 0 ? Math.toIntExact(shape[0]) : 0;
        return new Port(input, tensor.type == OnnxJavaType.DOUBLE, shape.length, channel, rows, output);
    }

    private static String inputName(Map<String, NodeInfo> inputs, ImportDescription description) throws IOException {
        if (description.input().isEmpty() && inputs.size() == 1) {
            return inputs.keySet().iterator().next();
        }
        if (!inputs.containsKey(description.input())) {
            throw new IOException("the model has no input \"" + description.input() + "\": it has " + inputs.keySet()
                    + "; name one as \"input\"");
        }
        if (inputs.size() > 1) {
            throw new IOException(
                    "the model has the inputs " + inputs.keySet() + ": write it with one input of all columns");
        }
        return description.input();
    }

    private static Output output(Map<String, NodeInfo> outputs, ImportDescription description) throws IOException {
        NodeInfo info = outputs.get(description.output());
        if (info == null) {
            throw new IOException("the model has no output \"" + description.output() + "\": it has " + outputs.keySet()
                    + "; name one as \"output\"");
        }
        boolean isMaps = description.kind() == OutputKind.MAPS;
        if (isMaps != info.getInfo() instanceof SequenceInfo) {
            throw new IOException("output " + description.output() + (isMaps ? " has no maps" : " has maps")
                    + ": say " + (isMaps ? "\"kind\": \"probabilities\" or \"logits\"" : "\"kind\": \"maps\"")
                    + ", or write the model without ZipMap");
        }
        return new Output(description.output(), description.kind(), description.classes());
    }

    /// Judges rows that lie one after the other.
    ///
    /// @param to takes the probabilities of the classes
    /// @param row the place of the first row among those
    void run(OrtSession session, float[] rows, int count, float[] to, int row) throws IOException {
        try (OnnxTensor tensor = tensor(rows, count);
                OrtSession.Result result = session.run(Map.of(input, tensor), Set.of(output.name()))) {
            OnnxValue value = result.get(0);
            output.read(value, count, to, row);
        } catch (OrtException e) {
            throw new IOException("ONNX Runtime cannot judge rows by the model: " + e.getMessage(), e);
        }
    }

    private OnnxTensor tensor(float[] rows, int count) throws OrtException {
        long columns = rows.length / count;
        long[] shape = places == 2
                ? new long[] {count, columns}
                : channel == 1 ? new long[] {count, 1, columns} : new long[] {count, columns, 1};
        if (!isDouble) {
            return OnnxTensor.createTensor(OnnxSession.environment(), FloatBuffer.wrap(rows), shape);
        }
        DoubleBuffer doubles = DoubleBuffer.allocate(rows.length);
        for (float value : rows) {
            doubles.put(value);
        }
        return OnnxTensor.createTensor(OnnxSession.environment(), doubles.flip(), shape);
    }
}
