package vedette.learn.export;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.learn.calibrate.CalibratedModel;
import vedette.learn.isolation.IsolationForest;
import vedette.learn.model.Model;
import vedette.learn.network.NetworkModel;
import vedette.learn.onnx.Element;
import vedette.learn.onnx.GraphBuilder;
import vedette.learn.onnx.OnnxAttribute;
import vedette.learn.onnx.OnnxModel;
import vedette.learn.onnx.OnnxPort;
import vedette.learn.onnx.Signature;
import vedette.learn.prepare.Preparation;
import vedette.learn.tree.TreeModel;

/// Makes ONNX files of models.
///
/// A file takes rows as they were measured, under the name [#INPUT], and gives their [#SCORE] and, where there are
/// classes, their [#PROBABILITIES] and the likeliest as [#LABEL]. Names of columns and classes are in its metadata.
public final class OnnxExport {

    /// A row's values in the order of the columns.
    public static final String INPUT = "features";

    /// How much a row stands out.
    public static final String SCORE = "score";

    /// Of each class, in their order.
    public static final String PROBABILITIES = "probabilities";

    /// The name of the likeliest class.
    public static final String LABEL = "label";

    private OnnxExport() {}

    /// A file that does to rows what a model and its preparation do.
    ///
    /// @param preparation what is done to rows before the model sees them, null for nothing
    /// @throws IllegalArgumentException if there is no way to write such a model
    public static OnnxModel of(Model model, @Nullable Preparation preparation) {
        GraphBuilder graph = new GraphBuilder();
        int columns = model.columns().size();
        String rows = graph.input(OnnxPort.rows(INPUT, Element.FLOAT, columns));
        if (preparation != null) {
            if (!preparation.columns().equals(model.columns())) {
                throw new IllegalArgumentException("the preparation has other columns than the model");
            }
            rows = new PreparationGraph(graph, preparation).add(rows);
        }
        Judged judged = judge(graph, model, rows);
        graph.output(OnnxPort.rows(SCORE, Element.FLOAT, 1), judged.score());
        if (!model.classes().isEmpty()) {
            graph.output(
                    OnnxPort.rows(PROBABILITIES, Element.FLOAT, model.classes().size()), judged.probabilities());
            graph.output(OnnxPort.rows(LABEL, Element.TEXT), label(graph, model.classes(), judged.probabilities()));
        }
        Signature signature = new Signature(kind(model), model.columns(), model.classes(), benign(model));
        return new OnnxModel(graph.make(), signature.metadata(), true);
    }

    private static Judged judge(GraphBuilder graph, Model model, String rows) {
        return switch (model) {
            case TreeModel trees -> TreeGraph.judge(graph, trees, rows);
            case IsolationForest forest -> IsolationGraph.judge(graph, forest, rows);
            case NetworkModel network -> NetworkGraph.judge(graph, network, rows);
            case CalibratedModel calibrated ->
                CalibrationGraph.judge(graph, calibrated, judge(graph, calibrated.model(), rows));
            default -> throw noWay(model);
        };
    }

    private static String kind(Model model) {
        return switch (model) {
            case TreeModel _ -> "trees";
            case IsolationForest _ -> "isolation forest";
            case NetworkModel _ -> "network";
            case CalibratedModel calibrated -> kind(calibrated.model());
            default -> throw noWay(model);
        };
    }

    private static int benign(Model model) {
        return switch (model) {
            case TreeModel trees -> trees.benign();
            case NetworkModel network -> network.benign();
            case CalibratedModel calibrated -> calibrated.benign();
            default -> -1;
        };
    }

    private static IllegalArgumentException noWay(Model model) {
        return new IllegalArgumentException(
                "a model of kind " + model.getClass().getSimpleName()
                        + " cannot be written as ONNX: forests, boosted trees, isolation forests and networks can, and"
                        + " one that was imported came as ONNX");
    }

    private static String label(GraphBuilder graph, List<String> classes, String probabilities) {
        String best = graph.add(
                "ArgMax", List.of(probabilities), OnnxAttribute.number("axis", 1), OnnxAttribute.number("keepdims", 0));
        return graph.add("Gather", graph.texts(classes), best);
    }
}
