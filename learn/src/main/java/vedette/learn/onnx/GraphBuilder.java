package vedette.learn.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Puts a graph together, and gives what is in it names.
public final class GraphBuilder {

    /// The domain of operations for trees and the like.
    public static final String TREES = "ai.onnx.ml";

    private final List<OnnxNode> nodes = new ArrayList<>();
    private final List<OnnxTensor> constants = new ArrayList<>();
    private final List<OnnxPort> inputs = new ArrayList<>();
    private final List<OnnxPort> outputs = new ArrayList<>();
    private int names;

    /// What goes in.
    ///
    /// @return its name
    public String input(OnnxPort port) {
        inputs.add(port);
        return port.name();
    }

    /// Constants in single precision.
    ///
    /// @return their name
    public String floats(float[] values, long... shape) {
        return keep(OnnxTensor.floats(name("c"), values, shape));
    }

    /// Constants in double precision.
    ///
    /// @return their name
    public String doubles(double[] values, long... shape) {
        return keep(OnnxTensor.doubles(name("c"), values, shape));
    }

    /// Whole constants.
    ///
    /// @return their name
    public String longs(long[] values, long... shape) {
        return keep(OnnxTensor.longs(name("c"), values, shape));
    }

    /// Constant texts in one line.
    ///
    /// @return their name
    public String texts(List<String> values) {
        return keep(OnnxTensor.texts(name("c"), values));
    }

    /// One constant.
    ///
    /// @return its name
    public String scalar(float value) {
        return floats(new float[] {value});
    }

    /// A constant that has a name already.
    public String keep(OnnxTensor constant) {
        constants.add(constant);
        return constant.name();
    }

    /// A step with these inputs.
    ///
    /// @return the name of what comes out
    public String add(String operation, String... from) {
        return add(operation, List.of(from));
    }

    /// A step with these inputs and settings.
    ///
    /// @return the name of what comes out
    public String add(String operation, List<String> from, OnnxAttribute... settings) {
        String result = name("t");
        nodes.add(new OnnxNode(operation, "", from, List.of(result), List.of(settings)));
        return result;
    }

    /// A step of the domain for trees.
    ///
    /// @return the name of what comes out
    public String addOfTrees(String operation, String from, List<OnnxAttribute> settings) {
        String result = name("t");
        nodes.add(new OnnxNode(operation, TREES, List.of(from), List.of(result), settings));
        return result;
    }

    /// The same values as another kind of number.
    ///
    /// @return their name
    public String cast(String from, Element to) {
        return add("Cast", List.of(from), OnnxAttribute.number("to", to.code()));
    }

    /// All steps of another graph.
    ///
    /// @param from what goes into it, in the order of its inputs
    /// @return the names of what comes out, in the order of its outputs
    public List<String> addAll(OnnxGraph other, String... from) {
        Map<String, String> renamed = new HashMap<>();
        renamed.put("", "");
        for (int i = 0; i < from.length; i++) {
            renamed.put(other.inputs().get(i).name(), from[i]);
        }
        for (OnnxTensor constant : other.constants()) {
            String fresh = name("c");
            renamed.put(constant.name(), fresh);
            keep(constant.named(fresh));
        }
        for (OnnxNode node : other.nodes()) {
            node.outputs().forEach(output -> renamed.put(output, name("t")));
            nodes.add(new OnnxNode(
                    node.operation(),
                    node.domain(),
                    node.inputs().stream().map(input -> renamed(renamed, input)).toList(),
                    node.outputs().stream()
                            .map(output -> renamed(renamed, output))
                            .toList(),
                    node.attributes()));
        }
        return other.outputs().stream()
                .map(port -> renamed(renamed, port.name()))
                .toList();
    }

    private static String renamed(Map<String, String> names, String name) {
        String other = names.get(name);
        if (other == null) {
            throw new IllegalArgumentException("the graph uses " + name + " before it is made");
        }
        return other;
    }

    /// What comes out under the name of the port.
    public GraphBuilder output(OnnxPort port, String from) {
        outputs.add(port);
        if (port.isMaps()) { // no step takes maps
            nodes.replaceAll(node -> node.outputs().equals(List.of(from)) ? renamed(node, port.name()) : node);
            return this;
        }
        nodes.add(new OnnxNode("Identity", "", List.of(from), List.of(port.name()), List.of()));
        return this;
    }

    private static OnnxNode renamed(OnnxNode node, String output) {
        return new OnnxNode(node.operation(), node.domain(), node.inputs(), List.of(output), node.attributes());
    }

    /// The graph.
    public OnnxGraph make() {
        return new OnnxGraph(nodes, constants, inputs, outputs);
    }

    private String name(String kind) {
        return kind + names++;
    }
}
