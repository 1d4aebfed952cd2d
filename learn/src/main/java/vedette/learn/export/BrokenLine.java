package vedette.learn.export;

import java.util.List;
import vedette.learn.onnx.Element;
import vedette.learn.onnx.GraphBuilder;
import vedette.learn.onnx.OnnxAttribute;

/// Straight lines from point to point, as a graph.
final class BrokenLine {

    private BrokenLine() {}

    /// What the line says of values in a column; beyond its ends, what it says there.
    ///
    /// @param given at which there are points, in order and all different
    static String at(GraphBuilder graph, String values, float[] given, float[] found) {
        int last = given.length - 1;
        if (last == 0) {
            return graph.add("Add", graph.add("Mul", values, graph.scalar(0)), graph.scalar(found[0]));
        }
        String inside = graph.add("Min", graph.add("Max", values, graph.scalar(given[0])), graph.scalar(given[last]));
        String points = graph.floats(given, given.length);
        String lines = graph.floats(found, found.length);
        String isPassed = graph.cast(graph.add("LessOrEqual", points, inside), Element.INT64);
        String passed = graph.add(
                "ReduceSum", List.of(isPassed, graph.longs(new long[] {1}, 1)), OnnxAttribute.number("keepdims", 1));
        String one = graph.longs(new long[] {1}, 1);
        String low = graph.add("Min", graph.add("Sub", passed, one), graph.longs(new long[] {last - 1}, 1));
        String high = graph.add("Add", low, one);
        String from = graph.add("Gather", points, low);
        String width = graph.add("Sub", graph.add("Gather", points, high), from);
        String share = graph.add("Div", graph.add("Sub", inside, from), width);
        String start = graph.add("Gather", lines, low);
        String rise = graph.add("Sub", graph.add("Gather", lines, high), start);
        return graph.add("Add", start, graph.add("Mul", share, rise));
    }
}
