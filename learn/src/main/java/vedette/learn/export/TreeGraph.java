package vedette.learn.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vedette.learn.onnx.GraphBuilder;
import vedette.learn.onnx.OnnxAttribute;
import vedette.learn.tree.TreeModel;
import vedette.learn.tree.Trees;

/// Trees as a graph.
final class TreeGraph {

    private final Trees trees;
    private final Numbers treeOfNode;
    private final Numbers node;
    private final Numbers column;
    private final Numbers left;
    private final Numbers right;
    private final float[] threshold;
    private final List<String> mode = new ArrayList<>();
    private final Numbers treeOfLeaf = new Numbers(16);
    private final Numbers leaf = new Numbers(16);
    private final Numbers output = new Numbers(16);
    private final List<Float> weight = new ArrayList<>();

    private TreeGraph(Trees trees) {
        this.trees = trees;
        int nodes = 0;
        for (int tree = 0; tree < trees.size(); tree++) {
            nodes += trees.nodes(tree);
        }
        treeOfNode = new Numbers(nodes);
        node = new Numbers(nodes);
        column = new Numbers(nodes);
        left = new Numbers(nodes);
        right = new Numbers(nodes);
        threshold = new float[nodes];
        for (int tree = 0; tree < trees.size(); tree++) {
            for (int each = 0; each < trees.nodes(tree); each++) {
                add(tree, each);
            }
        }
    }

    static Judged judge(GraphBuilder graph, TreeModel model, String rows) {
        Trees trees = model.trees();
        String sums = new TreeGraph(trees).sums(graph, rows);
        if (model.startsAt().length > 0) {
            sums = graph.add("Add", sums, graph.floats(model.startsAt(), 1, trees.outputs()));
        }
        String probabilities = switch (model.link()) {
            case MEAN -> graph.add("Mul", sums, graph.scalar(1f / trees.size()));
            case SOFTMAX -> graph.add("Softmax", List.of(sums), OnnxAttribute.number("axis", 1));
            case LOGISTIC -> ofOdds(graph, sums);
        };
        return Judged.of(graph, probabilities, model.benign());
    }

    /// Sums of the trees, of which each row has one for each output.
    static String sums(GraphBuilder graph, Trees trees, String rows) {
        return new TreeGraph(trees).sums(graph, rows);
    }

    private static String ofOdds(GraphBuilder graph, String odds) {
        String first = graph.add("Sigmoid", graph.add("Neg", odds));
        String second = graph.add("Sigmoid", odds);
        return graph.add("Concat", List.of(first, second), OnnxAttribute.number("axis", 1));
    }

    private void add(int tree, int each) {
        int place = treeOfNode.size();
        treeOfNode.add(tree);
        node.add(each);
        boolean isLeaf = trees.isLeaf(tree, each);
        mode.add(isLeaf ? "LEAF" : "BRANCH_LEQ");
        column.add(isLeaf ? 0 : trees.column(tree, each));
        left.add(isLeaf ? 0 : trees.left(tree, each));
        right.add(isLeaf ? 0 : trees.left(tree, each) + 1L);
        threshold[place] = isLeaf ? 0 : trees.threshold(tree, each);
        if (isLeaf) {
            addLeaf(tree, each);
        }
    }

    /// What a leaf adds: a leaf that adds nothing has one value all the same, as runtimes expect.
    private void addLeaf(int tree, int each) {
        boolean hasValue = false;
        for (int which = 0; which < trees.outputs(); which++) {
            float value = trees.value(tree, each, which);
            if (value != 0 || (which == trees.outputs() - 1 && !hasValue)) {
                treeOfLeaf.add(tree);
                leaf.add(each);
                output.add(which);
                weight.add(value);
                hasValue = true;
            }
        }
    }

    private String sums(GraphBuilder graph, String rows) {
        float[] weights = new float[weight.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = weight.get(i);
        }
        long[] trueOfNaN = new long[treeOfNode.size()];
        Arrays.fill(trueOfNaN, 1); // what is no number goes left, as what is not greater
        return graph.addOfTrees(
                "TreeEnsembleRegressor",
                rows,
                List.of(
                        OnnxAttribute.text("aggregate_function", "SUM"),
                        OnnxAttribute.text("post_transform", "NONE"),
                        OnnxAttribute.number("n_targets", trees.outputs()),
                        OnnxAttribute.numbers("nodes_treeids", treeOfNode.values()),
                        OnnxAttribute.numbers("nodes_nodeids", node.values()),
                        OnnxAttribute.numbers("nodes_featureids", column.values()),
                        OnnxAttribute.texts("nodes_modes", mode),
                        OnnxAttribute.reals("nodes_values", threshold),
                        OnnxAttribute.numbers("nodes_truenodeids", left.values()),
                        OnnxAttribute.numbers("nodes_falsenodeids", right.values()),
                        OnnxAttribute.numbers("nodes_missing_value_tracks_true", trueOfNaN),
                        OnnxAttribute.numbers("target_treeids", treeOfLeaf.values()),
                        OnnxAttribute.numbers("target_nodeids", leaf.values()),
                        OnnxAttribute.numbers("target_ids", output.values()),
                        OnnxAttribute.reals("target_weights", weights)));
    }
}
