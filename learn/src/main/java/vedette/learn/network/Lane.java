package vedette.learn.network;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/// Room outside the heap for the rows of one call and what comes of them, used again for the next.
final class Lane implements AutoCloseable {

    private final String input;
    private final String output;
    private final int inputWidth;
    private final int outputWidth;
    private final FloatBuffer in;
    private final FloatBuffer out;
    private int rows; // for which there are tensors
    private Map<String, OnnxTensor> inputs = Map.of();
    private Map<String, OnnxTensor> outputs = Map.of();

    /// @param rows as many as there are in one call at most
    Lane(String input, int inputWidth, String output, int outputWidth, int rows) {
        this.input = input;
        this.output = output;
        this.inputWidth = inputWidth;
        this.outputWidth = outputWidth;
        in = room(rows * inputWidth);
        out = room(rows * outputWidth);
    }

    private static FloatBuffer room(int floats) {
        return ByteBuffer.allocateDirect(floats * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /// Judges rows.
    ///
    /// @return what the model says of them, one row after the other, until the next call
    FloatBuffer run(OrtSession session, float[] from, int offset, int count) throws OrtException {
        if (count != rows) {
            makeTensors(count);
        }
        in.put(0, from, offset, count * inputWidth);
        session.run(inputs, outputs).close();
        return out;
    }

    private void makeTensors(int count) throws OrtException {
        close();
        inputs = Map.of(input, tensor(in, count, inputWidth));
        outputs = Map.of(output, tensor(out, count, outputWidth));
        rows = count;
    }

    private static OnnxTensor tensor(FloatBuffer room, int count, int width) throws OrtException {
        return OnnxTensor.createTensor(
                OnnxSession.environment(), room.slice(0, count * width), new long[] {count, width});
    }

    @Override
    public void close() {
        inputs.values().forEach(OnnxTensor::close);
        outputs.values().forEach(OnnxTensor::close);
        inputs = Map.of();
        outputs = Map.of();
        rows = 0;
    }
}
