package vedette.learn.export;

import java.util.ArrayList;
import java.util.List;
import vedette.learn.calibrate.CalibratedModel;
import vedette.learn.calibrate.CurveParts;
import vedette.learn.onnx.Element;
import vedette.learn.onnx.GraphBuilder;
import vedette.learn.onnx.OnnxAttribute;

/// What sets probabilities right, as a graph.
final class CalibrationGraph implements CurveParts {

    private final GraphBuilder graph;
    private final String given;
    private String found;

    private CalibrationGraph(GraphBuilder graph, String given) {
        this.graph = graph;
        this.given = given;
        found = given;
    }

    static Judged judge(GraphBuilder graph, CalibratedModel model, Judged judged) {
        List<String> columns = new ArrayList<>();
        for (int each = 0; each < model.classes().size(); each++) {
            CalibrationGraph curve = new CalibrationGraph(graph, Judged.column(graph, judged.probabilities(), each));
            model.calibration().describe(each, curve);
            columns.add(curve.found);
        }
        String all = graph.add("Concat", columns, OnnxAttribute.number("axis", 1));
        String sum = graph.add(
                "ReduceSum", List.of(all, graph.longs(new long[] {1}, 1)), OnnxAttribute.number("keepdims", 1));
        String isKnown = graph.add("Greater", sum, graph.scalar(0));
        String right = graph.add("Where", isKnown, graph.add("Div", all, sum), judged.probabilities());
        return model.benign() < 0 ? new Judged(judged.score(), right) : Judged.of(graph, right, model.benign());
    }

    @Override
    public void line(float[] points, float[] values) {
        found = BrokenLine.at(graph, given, points, values);
    }

    @Override
    public void odds(double a, double b, double c, double least) {
        String sure = graph.add("Clip", graph.cast(given, Element.DOUBLE), number(least), number(1 - least));
        String first = graph.add("Mul", graph.add("Log", sure), number(a));
        String second = graph.add("Mul", graph.add("Log", graph.add("Sub", number(1), sure)), number(b));
        String odds = graph.add("Add", graph.add("Sub", first, second), number(c));
        String inverse = graph.add("Add", graph.add("Exp", graph.add("Neg", odds)), number(1));
        found = graph.cast(graph.add("Div", number(1), inverse), Element.FLOAT);
    }

    private String number(double value) {
        return graph.doubles(new double[] {value});
    }
}
