package vedette.learn.export;

import vedette.learn.isolation.IsolationForest;
import vedette.learn.onnx.GraphBuilder;
import vedette.learn.tree.Trees;

/// An isolation forest as a graph.
final class IsolationGraph {

    private IsolationGraph() {}

    static Judged judge(GraphBuilder graph, IsolationForest forest, String rows) {
        Trees trees = forest.trees()
                .orElseThrow(() -> new IllegalArgumentException("an isolation forest that divides along slopes cannot"
                        + " be written as ONNX: train it with a slope of one column"));
        String depth = TreeGraph.sums(graph, trees, rows);
        String score = graph.add("Exp", graph.add("Mul", depth, graph.scalar((float) forest.rate())));
        return new Judged(score, "");
    }
}
