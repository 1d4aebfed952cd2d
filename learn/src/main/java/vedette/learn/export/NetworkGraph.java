package vedette.learn.export;

import java.util.List;
import vedette.learn.calibrate.ErrorScore;
import vedette.learn.network.NetworkModel;
import vedette.learn.onnx.GraphBuilder;
import vedette.learn.onnx.OnnxAttribute;

/// A network as a graph: its own, and what makes a score of what it says.
final class NetworkGraph {

    private NetworkGraph() {}

    static Judged judge(GraphBuilder graph, NetworkModel network, String rows) {
        String said = graph.addAll(network.file().graph(), rows).getFirst();
        return network.errorScore()
                .map(scores -> new Judged(score(graph, error(graph, said, rows), scores), ""))
                .orElseGet(() -> Judged.of(graph, said, network.benign()));
    }

    private static String error(GraphBuilder graph, String rebuilt, String rows) {
        String off = graph.add("Sub", rebuilt, rows);
        return graph.add(
                "ReduceMean",
                List.of(graph.add("Mul", off, off)),
                OnnxAttribute.numbers("axes", 1),
                OnnxAttribute.number("keepdims", 1));
    }

    private static String score(GraphBuilder graph, String error, ErrorScore scores) {
        float[] errors = scores.errors();
        String known = BrokenLine.at(graph, error, errors, scores.scores());
        String most = graph.scalar(errors[errors.length - 1]);
        String room = graph.scalar(1 - ErrorScore.AT_MOST_KNOWN);
        String share = graph.add("Div", most, graph.add("Max", error, most));
        String beyond = graph.add("Sub", graph.scalar(1), graph.add("Mul", room, share));
        return graph.add("Where", graph.add("Greater", error, most), beyond, known);
    }
}
