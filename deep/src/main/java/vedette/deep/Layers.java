package vedette.deep;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import java.util.List;
import vedette.learn.onnx.GraphBuilder;
import vedette.learn.onnx.OnnxAttribute;

/// The layers that networks are made of, each as PyTorch computes it and as ONNX writes it.
final class Layers {

    private static final int KERNEL = 3;

    private Layers() {}

    /// Each value of what comes out is made of three neighbours.
    record Convolution(NDArray weight, NDArray bias) {

        static Convolution of(Weights weights, int from, int to) {
            return new Convolution(weights.draw(from * KERNEL, to, from, KERNEL), weights.zero(to));
        }

        NDArray apply(NDArray rows) {
            NDArray out = Conv1d.conv1d(rows, weight, bias, new Shape(1), new Shape(1))
                    .singletonOrThrow();
            return Activation.relu(out);
        }

        String write(GraphBuilder graph, String rows) {
            String out = graph.add(
                    "Conv",
                    List.of(rows, constant(graph, weight), constant(graph, bias)),
                    OnnxAttribute.numbers("kernel_shape", KERNEL),
                    OnnxAttribute.numbers("pads", 1, 1));
            return graph.add("Relu", out);
        }
    }

    /// The greater of each two neighbours.
    static NDArray halve(NDArray rows) {
        return Pool.maxPool1d(rows, new Shape(2), new Shape(2), new Shape(0), false);
    }

    static String halve(GraphBuilder graph, String rows) {
        return graph.add(
                "MaxPool",
                List.of(rows),
                OnnxAttribute.numbers("kernel_shape", 2),
                OnnxAttribute.numbers("strides", 2));
    }

    /// Each value of what comes out is made of all.
    record Dense(NDArray weight, NDArray bias) {

        static Dense of(Weights weights, int from, int to) {
            return new Dense(weights.draw(from, to, from), weights.zero(to));
        }

        NDArray apply(NDArray rows) {
            return Linear.linear(rows, weight, bias).singletonOrThrow();
        }

        String write(GraphBuilder graph, String rows) {
            return graph.add(
                    "Gemm",
                    List.of(rows, constant(graph, weight), constant(graph, bias)),
                    OnnxAttribute.number("transB", 1));
        }
    }

    private static String constant(GraphBuilder graph, NDArray array) {
        return graph.floats(array.toFloatArray(), array.getShape().getShape());
    }
}
