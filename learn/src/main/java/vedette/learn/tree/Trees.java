package vedette.learn.tree;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Decision trees in one array, and the sums of what they say of rows. Safe for any thread.
///
/// A forest's leaves have a value for each output (the shares of the classes, say). In boosted trees each
/// has one value, and tree number t speaks of output t modulo the number of outputs. Leaves with the same
/// values are kept once.
///
/// Rows are led through a tree four at a time, or one row through four trees, so that the processor need
/// not wait for one node before it asks for another. A row's sums are added up in the order of the trees
/// either way: they are the same whatever batch the row is in.
public final class Trees {

    private static final int TOGETHER = 4;
    private static final int ROWS_AT_ONCE = 128; // which stay near the core while all trees are asked

    private final int columns;
    private final int outputs;
    private final int leafWidth;
    private final int[] starts;
    private final long[] nodes;
    private final float[] leaves;
    private final float[] covers;

    Trees(TreesBuilder built) {
        columns = built.columns;
        outputs = built.outputs;
        leafWidth = built.leafWidth;
        starts = built.starts();
        nodes = built.nodes();
        leaves = built.leaves();
        covers = built.covers();
    }

    /// How many values a row has.
    public int columns() {
        return columns;
    }

    /// How many sums a row gets.
    public int outputs() {
        return outputs;
    }

    public int size() {
        return starts.length - 1;
    }

    /// How many nodes a tree has; 0 is its root.
    public int nodes(int tree) {
        return starts[tree + 1] - starts[tree];
    }

    public boolean isLeaf(int tree, int node) {
        return Packed.isLeaf(nodes[starts[tree] + node]);
    }

    /// The column by which a node that is no leaf divides.
    public int column(int tree, int node) {
        return Packed.column(nodes[starts[tree] + node]);
    }

    /// Rows go right where their value is greater.
    public float threshold(int tree, int node) {
        return Packed.threshold(nodes[starts[tree] + node]);
    }

    /// The node on the left; the one on the right has the number after it.
    public int left(int tree, int node) {
        return Packed.left(nodes[starts[tree] + node]);
    }

    /// The weight of the training rows that came to the node.
    public float cover(int tree, int node) {
        return covers[starts[tree] + node];
    }

    /// What a leaf adds to the sum of an output.
    public float value(int tree, int leaf, int output) {
        int number = Packed.leafNumber(nodes[starts[tree] + leaf]);
        if (leafWidth == 1) {
            return tree % outputs == output ? leaves[number] : 0;
        }
        return leaves[number * leafWidth + output];
    }

    /// The leaf to which a row comes in a tree.
    public int leafOf(int tree, float[] rows, int offset) {
        int start = starts[tree];
        int at = 0;
        long node = nodes[start];
        while (node < Packed.LEAF) {
            at = Packed.next(node, rows, offset);
            node = nodes[start + at];
        }
        return at;
    }

    /// The node to which a row goes from one that is no leaf.
    public int next(int tree, int node, float[] rows, int offset) {
        return Packed.next(nodes[starts[tree] + node], rows, offset);
    }

    /// Adds to the sums of rows what each tree says of them.
    ///
    /// @param rows whose values lie one after the other
    /// @param sums of which each row has `stride`, the first of them for the outputs
    public void add(float[] rows, int count, float[] sums, int stride) {
        for (int from = 0; from < count; from += ROWS_AT_ONCE) {
            addBlock(rows, from, Math.min(count, from + ROWS_AT_ONCE), sums, stride);
        }
    }

    private void addBlock(float[] rows, int from, int to, float[] sums, int stride) {
        int whole = from + (to - from) / TOGETHER * TOGETHER;
        if (from < whole) {
            for (int tree = 0; tree < starts.length - 1; tree++) {
                for (int row = from; row < whole; row += TOGETHER) {
                    addFourRows(tree, rows, row, sums, stride);
                }
            }
        }
        for (int row = whole; row < to; row++) {
            addRow(rows, row * columns, sums, row * stride);
        }
    }

    private void addFourRows(int tree, float[] rows, int row, float[] sums, int stride) {
        long[] all = nodes;
        int start = starts[tree];
        int a = row * columns;
        int b = a + columns;
        int c = b + columns;
        int d = c + columns;
        long nodeA = all[start];
        long nodeB = nodeA;
        long nodeC = nodeA;
        long nodeD = nodeA;
        do {
            nodeA = all[start + Packed.next(nodeA, rows, a)];
            nodeB = all[start + Packed.next(nodeB, rows, b)];
            nodeC = all[start + Packed.next(nodeC, rows, c)];
            nodeD = all[start + Packed.next(nodeD, rows, d)];
        } while ((nodeA & nodeB & nodeC & nodeD) < Packed.LEAF);
        int sum = row * stride;
        addLeaf(tree, nodeA, sums, sum);
        addLeaf(tree, nodeB, sums, sum + stride);
        addLeaf(tree, nodeC, sums, sum + 2 * stride);
        addLeaf(tree, nodeD, sums, sum + 3 * stride);
    }

    private void addRow(float[] rows, int offset, float[] sums, int sum) {
        int count = starts.length - 1;
        int whole = count / TOGETHER * TOGETHER;
        for (int tree = 0; tree < whole; tree += TOGETHER) {
            addFourTrees(tree, rows, offset, sums, sum);
        }
        for (int tree = whole; tree < count; tree++) {
            int start = starts[tree];
            long node = nodes[start];
            while (node < Packed.LEAF) {
                node = nodes[start + Packed.next(node, rows, offset)];
            }
            addLeaf(tree, node, sums, sum);
        }
    }

    private void addFourTrees(int tree, float[] rows, int offset, float[] sums, int sum) {
        long[] all = nodes;
        int a = starts[tree];
        int b = starts[tree + 1];
        int c = starts[tree + 2];
        int d = starts[tree + 3];
        long nodeA = all[a];
        long nodeB = all[b];
        long nodeC = all[c];
        long nodeD = all[d];
        do {
            nodeA = all[a + Packed.next(nodeA, rows, offset)];
            nodeB = all[b + Packed.next(nodeB, rows, offset)];
            nodeC = all[c + Packed.next(nodeC, rows, offset)];
            nodeD = all[d + Packed.next(nodeD, rows, offset)];
        } while ((nodeA & nodeB & nodeC & nodeD) < Packed.LEAF);
        addLeaf(tree, nodeA, sums, sum);
        addLeaf(tree + 1, nodeB, sums, sum);
        addLeaf(tree + 2, nodeC, sums, sum);
        addLeaf(tree + 3, nodeD, sums, sum);
    }

    private void addLeaf(int tree, long node, float[] sums, int sum) {
        int leaf = Packed.leafNumber(node) * leafWidth;
        if (leafWidth == 1) {
            sums[sum + (outputs == 1 ? 0 : tree % outputs)] += leaves[leaf];
        } else {
            for (int output = 0; output < leafWidth; output++) {
                sums[sum + output] += leaves[leaf + output];
            }
        }
    }

    /// What the nodes of a tree would say of a row that is lost there: the mean of the leaves below,
    /// weighed by their covers. Where no row came, both sides weigh the same.
    public double[] expected(int tree, int output) {
        double[] expected = new double[nodes(tree)];
        for (int node = expected.length - 1; node >= 0; node--) {
            if (isLeaf(tree, node)) {
                expected[node] = value(tree, node, output);
            } else {
                int left = left(tree, node);
                double share = share(tree, node, left);
                expected[node] = share * expected[left] + (1 - share) * expected[left + 1];
            }
        }
        return expected;
    }

    /// The share of the rows at a node that went on to the one below.
    double share(int tree, int node, int below) {
        double all = (double) cover(tree, left(tree, node)) + cover(tree, left(tree, node) + 1);
        return all > 0 ? cover(tree, below) / all : 0.5;
    }

    /// As many nodes as there are on the longest way from a root to a leaf, without the leaf.
    int depth() {
        int deepest = 0;
        for (int tree = 0; tree < size(); tree++) {
            int[] depths = new int[nodes(tree)];
            for (int node = 0; node < depths.length; node++) {
                if (!isLeaf(tree, node)) {
                    int left = left(tree, node);
                    depths[left] = depths[node] + 1;
                    depths[left + 1] = depths[node] + 1;
                    deepest = Math.max(deepest, depths[left]);
                }
            }
        }
        return deepest;
    }

    /// Writes the trees so that [#read] finds them again.
    public void write(DataOutput out) throws IOException {
        TreesFile.write(this, leafWidth, leaves, out);
    }

    /// Reads trees for rows of so many columns.
    ///
    /// @throws IOException if they are damaged; the message says where
    public static Trees read(DataInput in, int columns) throws IOException {
        return TreesFile.read(in, columns);
    }

    int leafNumber(int tree, int leaf) {
        return Packed.leafNumber(nodes[starts[tree] + leaf]);
    }
}
