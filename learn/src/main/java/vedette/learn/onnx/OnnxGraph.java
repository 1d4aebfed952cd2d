package vedette.learn.onnx;

import java.util.List;

/// The steps of a model, each after those it needs, and its constants.
public record OnnxGraph(
        List<OnnxNode> nodes, List<OnnxTensor> constants, List<OnnxPort> inputs, List<OnnxPort> outputs) {

    public OnnxGraph {
        nodes = List.copyOf(nodes);
        constants = List.copyOf(constants);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /// The constant of this name.
    public OnnxTensor constant(String name) {
        return constants.stream()
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the graph has no constant " + name));
    }
}
