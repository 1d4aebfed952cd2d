package vedette.learn.export;

import java.util.List;
import vedette.learn.onnx.GraphBuilder;
import vedette.learn.onnx.OnnxAttribute;

/// The names of what a graph says of rows.
///
/// @param score a column
/// @param probabilities a column for each class, or empty
record Judged(String score, String probabilities) {

    /// The score is how likely the row is not benign, and 1 where nothing is.
    static Judged of(GraphBuilder graph, String probabilities, int benign) {
        String of = column(graph, probabilities, Math.max(benign, 0));
        if (benign < 0) {
            String one = graph.add("Add", graph.add("Mul", of, graph.scalar(0)), graph.scalar(1));
            return new Judged(one, probabilities);
        }
        return new Judged(between0And1(graph, graph.add("Sub", graph.scalar(1), of)), probabilities);
    }

    static String column(GraphBuilder graph, String rows, int column) {
        return graph.add("Gather", List.of(rows, graph.longs(new long[] {column}, 1)), OnnxAttribute.number("axis", 1));
    }

    private static String between0And1(GraphBuilder graph, String value) {
        return graph.add("Clip", value, graph.floats(new float[] {0}), graph.floats(new float[] {1}));
    }
}
