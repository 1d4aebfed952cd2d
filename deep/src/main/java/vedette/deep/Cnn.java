package vedette.deep;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import ai.djl.nn.norm.Dropout;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.deep.Layers.Convolution;
import vedette.deep.Layers.Dense;
import vedette.learn.onnx.Element;
import vedette.learn.onnx.GraphBuilder;
import vedette.learn.onnx.OnnxAttribute;
import vedette.learn.onnx.OnnxModel;
import vedette.learn.onnx.OnnxPort;
import vedette.learn.table.Columns;

/// Two convolutions over the features, two over the first packets if there are any, and two layers that see all that
/// comes of them.
final class Cnn implements Net {

    private static final int FIRST = 32;
    private static final int SECOND = 64;
    private static final int OF_PACKETS = 32;
    private static final int HIDDEN = 128;
    private static final float DROPPED = 0.2f;

    private final Weights weights;
    private final Inputs inputs;
    private final int columns;
    private final int classes;
    private final Convolution first;
    private final Convolution second;
    private final @Nullable Convolution ofPackets;
    private final @Nullable Convolution ofPacketsAgain;
    private final Dense hidden;
    private final Dense last;

    Cnn(Weights weights, Columns columns, int classes) {
        this.weights = weights;
        this.columns = columns.size();
        this.classes = classes;
        inputs = Inputs.of(columns);
        if (inputs.features() < 4) {
            throw new IllegalArgumentException(
                    "convolutions need four columns at least, there are " + inputs.features() + ": choose a forest");
        }
        first = Convolution.of(weights, 1, FIRST);
        second = Convolution.of(weights, FIRST, SECOND);
        boolean hasPackets = inputs.channels() > 0;
        ofPackets = hasPackets ? Convolution.of(weights, inputs.channels(), OF_PACKETS) : null;
        ofPacketsAgain = hasPackets ? Convolution.of(weights, OF_PACKETS, OF_PACKETS) : null;
        int found = SECOND * (inputs.features() / 2 / 2) + OF_PACKETS * (inputs.packets() / 2);
        hidden = Dense.of(weights, found, HIDDEN);
        last = Dense.of(weights, HIDDEN, classes);
    }

    @Override
    public NDArray forward(NDArray rows, boolean isTraining) {
        NDList parts = inputs.split(rows);
        NDArray halved = Layers.halve(first.apply(parts.get(0)));
        NDArray found = flat(Layers.halve(second.apply(halved)));
        if (ofPackets != null && ofPacketsAgain != null) {
            NDArray packets = ofPacketsAgain.apply(Layers.halve(ofPackets.apply(parts.get(1))));
            found = NDArrays.concat(new NDList(found, flat(packets)), 1);
        }
        NDArray seen = Activation.relu(hidden.apply(found));
        return last.apply(Dropout.dropout(seen, DROPPED, isTraining).singletonOrThrow());
    }

    private static NDArray flat(NDArray rows) {
        return rows.reshape(rows.getShape().get(0), -1);
    }

    @Override
    public NDArray loss(NDArray said, NDArray wanted) {
        return said.logSoftmax(1).mul(wanted).sum().neg().div(wanted.sum());
    }

    @Override
    public int outputs() {
        return classes;
    }

    @Override
    public Weights weights() {
        return weights;
    }

    @Override
    public OnnxModel export() {
        GraphBuilder graph = new GraphBuilder();
        String rows = graph.input(OnnxPort.rows("prepared", Element.FLOAT, columns));
        String halved = Layers.halve(graph, first.write(graph, inputs.features(graph, rows)));
        String found = graph.add("Flatten", Layers.halve(graph, second.write(graph, halved)));
        if (ofPackets != null && ofPacketsAgain != null) {
            String once = Layers.halve(graph, ofPackets.write(graph, inputs.packets(graph, rows)));
            String packets = graph.add("Flatten", ofPacketsAgain.write(graph, once));
            found = graph.add("Concat", List.of(found, packets), OnnxAttribute.number("axis", 1));
        }
        String logits = last.write(graph, graph.add("Relu", hidden.write(graph, found)));
        String probabilities = graph.add("Softmax", List.of(logits), OnnxAttribute.number("axis", 1));
        graph.output(OnnxPort.rows("probabilities", Element.FLOAT, classes), probabilities);
        return new OnnxModel(graph.make(), Map.of(), true);
    }
}
