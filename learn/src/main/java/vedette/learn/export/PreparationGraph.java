package vedette.learn.export;

import java.util.function.IntFunction;
import vedette.learn.onnx.Element;
import vedette.learn.onnx.GraphBuilder;
import vedette.learn.prepare.Preparation;

/// A preparation as a graph. Logarithms and what follows are taken in double precision, as we take them.
final class PreparationGraph {

    private static final double FARTHEST = 1e6;

    private final GraphBuilder graph;
    private final Preparation preparation;
    private final int columns;

    PreparationGraph(GraphBuilder graph, Preparation preparation) {
        this.graph = graph;
        this.preparation = preparation;
        columns = preparation.columns().size();
    }

    String add(String rows) {
        String clipped = clipped(finite(rows));
        String plain = preparation.recipe().isLogged() ? logged(clipped) : clipped;
        return switch (preparation.recipe().scaling()) {
            case NONE -> plain;
            case STANDARD -> standard(plain);
            case RANK -> new RankGraph(graph, preparation).add(plain);
        };
    }

    private String finite(String rows) {
        String isNone = graph.add("Or", graph.add("IsNaN", rows), graph.add("IsInf", rows));
        return graph.add("Where", isNone, floats(preparation::median), rows);
    }

    private String clipped(String rows) {
        if (preparation.recipe().clip() == 0) {
            return rows;
        }
        return graph.add("Min", graph.add("Max", rows, floats(preparation::low)), floats(preparation::high));
    }

    private String logged(String rows) {
        String values = graph.cast(rows, Element.DOUBLE);
        String size = logOfOneMore(graph.add("Abs", values));
        return graph.cast(graph.add("Mul", graph.add("Sign", values), size), Element.FLOAT);
    }

    /// ONNX has no log(1+x); what adding 1 to a small x loses is put right by what is left of it.
    private String logOfOneMore(String values) {
        String more = graph.add("Add", values, number(1));
        String left = graph.add("Sub", more, number(1));
        String isNothing = graph.add("Equal", left, number(0));
        String share = graph.add("Div", values, graph.add("Where", isNothing, number(1), left));
        return graph.add("Where", isNothing, values, graph.add("Mul", graph.add("Log", more), share));
    }

    private String standard(String rows) {
        String off = graph.add("Sub", graph.cast(rows, Element.DOUBLE), doubles(preparation::mean));
        String scaled = graph.add("Div", off, doubles(preparation::deviation));
        return graph.cast(graph.add("Clip", scaled, number(-FARTHEST), number(FARTHEST)), Element.FLOAT);
    }

    private String floats(IntFunction<Float> of) {
        float[] values = new float[columns];
        for (int column = 0; column < columns; column++) {
            values[column] = of.apply(column);
        }
        return graph.floats(values, 1, columns);
    }

    private String doubles(IntFunction<Float> of) {
        double[] values = new double[columns];
        for (int column = 0; column < columns; column++) {
            values[column] = of.apply(column);
        }
        return graph.doubles(values, 1, columns);
    }

    private String number(double value) {
        return graph.doubles(new double[] {value});
    }
}
