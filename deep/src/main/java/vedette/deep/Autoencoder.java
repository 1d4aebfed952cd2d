package vedette.deep;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.Map;
import vedette.deep.Layers.Dense;
import vedette.learn.onnx.Element;
import vedette.learn.onnx.GraphBuilder;
import vedette.learn.onnx.OnnxModel;
import vedette.learn.onnx.OnnxPort;

/// Squeezes rows through a narrow layer and rebuilds them: what is like what it learnt from, well.
final class Autoencoder implements Net {

    private static final int WIDE = 64;
    private static final int NARROW = 12;

    private final Weights weights;
    private final int columns;
    private final Dense in;
    private final Dense narrow;
    private final Dense out;
    private final Dense rebuilt;

    Autoencoder(Weights weights, int columns) {
        this.weights = weights;
        this.columns = columns;
        in = Dense.of(weights, columns, WIDE);
        narrow = Dense.of(weights, WIDE, Math.min(NARROW, Math.max(1, columns / 2)));
        out = Dense.of(weights, Math.min(NARROW, Math.max(1, columns / 2)), WIDE);
        rebuilt = Dense.of(weights, WIDE, columns);
    }

    @Override
    public NDArray forward(NDArray rows, boolean isTraining) {
        NDArray squeezed = Activation.relu(narrow.apply(Activation.relu(in.apply(rows))));
        return rebuilt.apply(Activation.relu(out.apply(squeezed)));
    }

    @Override
    public NDArray loss(NDArray said, NDArray wanted) {
        return said.sub(wanted).square().mean();
    }

    @Override
    public int outputs() {
        return columns;
    }

    @Override
    public Weights weights() {
        return weights;
    }

    @Override
    public OnnxModel export() {
        GraphBuilder graph = new GraphBuilder();
        String rows = graph.input(OnnxPort.rows("prepared", Element.FLOAT, columns));
        String squeezed = graph.add("Relu", narrow.write(graph, graph.add("Relu", in.write(graph, rows))));
        String wide = graph.add("Relu", out.write(graph, squeezed));
        graph.output(OnnxPort.rows("rebuilt", Element.FLOAT, columns), rebuilt.write(graph, wide));
        return new OnnxModel(graph.make(), Map.of(), true);
    }
}
