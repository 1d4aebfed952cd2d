package vedette.learn.onnx;

import java.util.List;

/// A step of a graph: an operation, what goes in and what comes out by name.
///
/// @param domain of the operation, empty for ONNX's own
public record OnnxNode(
        String operation, String domain, List<String> inputs, List<String> outputs, List<OnnxAttribute> attributes) {

    public OnnxNode {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        attributes = List.copyOf(attributes);
    }
}
