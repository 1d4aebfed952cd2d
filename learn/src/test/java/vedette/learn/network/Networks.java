package vedette.learn.network;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import vedette.learn.Tables;
import vedette.learn.calibrate.ErrorScore;
import vedette.learn.onnx.Element;
import vedette.learn.onnx.GraphBuilder;
import vedette.learn.onnx.OnnxAttribute;
import vedette.learn.onnx.OnnxModel;
import vedette.learn.onnx.OnnxPort;

/// Networks whose weights are drawn by chance.
public final class Networks {

    private static final int CHANNELS = 32;
    private static final int HIDDEN = 48;

    private final GraphBuilder graph = new GraphBuilder();
    private final Random random = new Random(7);

    private Networks() {}

    /// Two convolutions and two layers that see all.
    public static NetworkModel classifier(int columns, List<String> classes, int benign) throws IOException {
        return NetworkModel.classifier(
                new Networks().convolutions(columns, classes.size()),
                Tables.columns(columns),
                classes,
                benign,
                ScoringDevice.CPU);
    }

    /// Rebuilds rows, badly.
    public static NetworkModel rebuilder(int columns, ErrorScore scores) throws IOException {
        return NetworkModel.rebuilder(
                new Networks().rebuilding(columns), Tables.columns(columns), scores, ScoringDevice.CPU);
    }

    /// Gives the mean of the columns, in a manner: each counts differently.
    public static NetworkModel sum(int columns) throws IOException {
        Networks made = new Networks();
        String rows = made.graph.input(OnnxPort.rows("x", Element.FLOAT, columns));
        String squashed = made.graph.add("Softsign", rows);
        String weighed = made.dense(squashed, columns, 2);
        OnnxPort out = OnnxPort.rows("y", Element.FLOAT, 2);
        return NetworkModel.classifier(
                new OnnxModel(made.graph.output(out, weighed).make(), Map.of(), true),
                Tables.columns(columns),
                List.of("a", "b"),
                0,
                ScoringDevice.CPU);
    }

    private OnnxModel convolutions(int columns, int classes) {
        String rows = graph.input(OnnxPort.rows("x", Element.FLOAT, columns));
        String line = graph.add("Unsqueeze", rows, graph.longs(new long[] {1}, 1));
        String first = graph.add("Relu", convolution(line, 1, CHANNELS));
        String pooled = graph.add(
                "MaxPool",
                List.of(first),
                OnnxAttribute.numbers("kernel_shape", 2),
                OnnxAttribute.numbers("strides", 2));
        String second = graph.add("Relu", convolution(pooled, CHANNELS, CHANNELS));
        String flat = graph.add("Flatten", second);
        String hidden = graph.add("Relu", dense(flat, CHANNELS * (columns / 2), HIDDEN));
        String logits = dense(hidden, HIDDEN, classes);
        String probabilities = graph.add("Softmax", List.of(logits), OnnxAttribute.number("axis", 1));
        OnnxPort out = OnnxPort.rows("probabilities", Element.FLOAT, classes);
        return new OnnxModel(graph.output(out, probabilities).make(), Map.of(), true);
    }

    private OnnxModel rebuilding(int columns) {
        String rows = graph.input(OnnxPort.rows("x", Element.FLOAT, columns));
        String inner = graph.add("Relu", dense(rows, columns, 2));
        OnnxPort out = OnnxPort.rows("rebuilt", Element.FLOAT, columns);
        return new OnnxModel(graph.output(out, dense(inner, 2, columns)).make(), Map.of(), true);
    }

    private String convolution(String from, int channels, int to) {
        return graph.add(
                "Conv",
                List.of(from, weights(channels * 3, to, channels, 3), weights(9, to)),
                OnnxAttribute.numbers("kernel_shape", 3),
                OnnxAttribute.numbers("pads", 1, 1));
    }

    private String dense(String from, int width, int to) {
        return graph.add(
                "Gemm", List.of(from, weights(width, to, width), weights(9, to)), OnnxAttribute.number("transB", 1));
    }

    private String weights(int fan, long... shape) {
        int count = 1;
        for (long dimension : shape) {
            count *= (int) dimension;
        }
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (random.nextGaussian() / Math.sqrt(fan));
        }
        return graph.floats(values, shape);
    }
}
