package vedette.learn.export;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import vedette.learn.network.OnnxSession;
import vedette.learn.onnx.OnnxModel;

/// What ONNX Runtime itself makes of rows by a file.
final class RanFile {

    private final float[][] scores; // in a column
    private final float[][] probabilities; // and labels, empty if the file gives none
    private final List<String> labels;

    private RanFile(float[][] scores, float[][] probabilities, List<String> labels) {
        this.scores = scores;
        this.probabilities = probabilities;
        this.labels = labels;
    }

    float score(int row) {
        return scores[row][0];
    }

    float probability(int row, int which) {
        return probabilities[row][which];
    }

    String label(int row) {
        return labels.get(row);
    }

    static RanFile of(OnnxModel file, float[] rows, int columns) {
        OrtEnvironment environment = OnnxSession.environment();
        try (OrtSession session = environment.createSession(file.toBytes());
                OnnxTensor input = OnnxTensor.createTensor(
                        environment, FloatBuffer.wrap(rows), new long[] {rows.length / columns, columns});
                OrtSession.Result result = session.run(Map.of(OnnxExport.INPUT, input))) {
            return new RanFile(
                    (float[][]) result.get(0).getValue(),
                    result.size() == 1
                            ? new float[0][]
                            : (float[][]) result.get(1).getValue(),
                    result.size() == 1 ? List.of() : labels(result.get(2)));
        } catch (OrtException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> labels(OnnxValue value) throws OrtException {
        return List.of((String[]) value.getValue());
    }
}
