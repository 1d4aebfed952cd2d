package vedette.learn.export;

import java.util.List;
import vedette.learn.onnx.Element;
import vedette.learn.onnx.GraphBuilder;
import vedette.learn.onnx.OnnxAttribute;
import vedette.learn.prepare.Preparation;

/// Where among the knots of its column a value is, as a graph. Takes memory for each knot of each value.
final class RankGraph {

    private final GraphBuilder graph;
    private final int columns;
    private final int knots;
    private final float[] all; // of one column after the other

    RankGraph(GraphBuilder graph, Preparation preparation) {
        this.graph = graph;
        columns = preparation.columns().size();
        knots = preparation.recipe().knots();
        all = new float[columns * knots];
        for (int column = 0; column < columns; column++) {
            System.arraycopy(preparation.knots(column), 0, all, column * knots, knots);
        }
    }

    String add(String rows) {
        String value = graph.add("Unsqueeze", rows, graph.longs(new long[] {2}, 1));
        String knot = graph.floats(all, 1, columns, knots);
        String below = count(graph.add("Less", knot, value));
        String upTo = count(graph.add("LessOrEqual", knot, value));
        String exact =
                graph.add("Div", graph.add("Sub", graph.add("Add", real(below), real(upTo)), number(1)), number(2));
        String isExact = graph.add("Greater", upTo, below);
        String place = graph.add("Where", isExact, exact, between(rows, below));
        return graph.cast(graph.add("Div", place, number(knots - 1)), Element.FLOAT);
    }

    /// The place of values that are no knots: on the line between those about them, or at an end.
    private String between(String rows, String below) {
        String high = graph.add("Min", graph.add("Max", below, whole(1)), whole(knots - 1L));
        String low = graph.add("Sub", high, whole(1));
        String from = knot(low);
        String step = graph.add("Sub", knot(high), from);
        String isFlat = graph.add("Equal", step, number(0));
        String safe = graph.add("Where", isFlat, number(1), step);
        String share = graph.add("Div", graph.add("Sub", real(rows), from), safe);
        String inside = graph.add("Add", real(low), share);
        return graph.add("Clip", inside, graph.doubles(new double[] {0}), graph.doubles(new double[] {knots - 1.0}));
    }

    private String knot(String place) {
        long[] starts = new long[columns];
        for (int column = 0; column < columns; column++) {
            starts[column] = (long) column * knots;
        }
        String index = graph.add("Add", place, graph.longs(starts, 1, columns));
        return real(graph.add("Gather", graph.floats(all, all.length), index));
    }

    private String count(String isSo) {
        return graph.add(
                "ReduceSum",
                List.of(graph.cast(isSo, Element.INT64), graph.longs(new long[] {2}, 1)),
                OnnxAttribute.number("keepdims", 0));
    }

    private String real(String values) {
        return graph.cast(values, Element.DOUBLE);
    }

    private String whole(long value) {
        return graph.longs(new long[] {value}, 1);
    }

    private String number(double value) {
        return graph.doubles(new double[] {value});
    }
}
