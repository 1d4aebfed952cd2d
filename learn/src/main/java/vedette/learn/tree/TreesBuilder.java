package vedette.learn.tree;

import java.util.Arrays;

/// Packs trees, one after the other. In each, what most training rows went through lies together.
public final class TreesBuilder {

    static final int MAX_OUTPUTS = 1 << 10;
    static final int MAX_TREES = 1 << 16;

    final int columns;
    final int outputs;
    final int leafWidth;

    private final LeafTable leaves;
    private int[] starts = {0};
    private long[] nodes = {};
    private float[] covers = {};
    private int trees;
    private int size;

    /// @param outputs how many sums a row gets
    /// @param leafWidth how many values a leaf has: one for each output, or a single one
    public TreesBuilder(int columns, int outputs, int leafWidth) {
        if (columns < 1 || columns > Packed.MAX_COLUMNS) {
            throw new IllegalArgumentException(
                    "trees need between 1 and " + Packed.MAX_COLUMNS + " columns, there are " + columns);
        }
        if (outputs < 1 || outputs > MAX_OUTPUTS || (leafWidth != 1 && leafWidth != outputs)) {
            throw new IllegalArgumentException(
                    "leaves with " + leafWidth + " values do not fit " + outputs + " outputs");
        }
        this.columns = columns;
        this.outputs = outputs;
        this.leafWidth = leafWidth;
        leaves = new LeafTable(leafWidth);
    }

    /// Adds a tree that has been finished.
    public TreesBuilder add(TreeSketch tree) {
        if (tree.leafWidth() != leafWidth || tree.size() > Packed.MAX_NODES) {
            throw new IllegalArgumentException("a tree of " + tree.size() + " nodes with " + tree.leafWidth()
                    + " values in each leaf does not fit: at most " + Packed.MAX_NODES + " and exactly " + leafWidth);
        }
        if (trees == MAX_TREES || size + tree.size() < 0) {
            throw new IllegalArgumentException("there are more than " + MAX_TREES + " trees, or they are too large");
        }
        makeRoom(tree.size());
        pack(tree);
        size += tree.size();
        if (++trees == starts.length) {
            starts = Arrays.copyOf(starts, trees * 2);
        }
        starts[trees] = size;
        return this;
    }

    private void makeRoom(int more) {
        if (size + more > nodes.length) {
            int capacity = Math.max(size + more, size + (size >> 1));
            nodes = Arrays.copyOf(nodes, capacity);
            covers = Arrays.copyOf(covers, capacity);
        }
    }

    private void pack(TreeSketch tree) {
        float[] cover = tree.covers();
        int[] from = new int[TreeSketch.MAX_DEPTH + 2]; // nodes of the sketch yet to be placed
        int[] to = new int[TreeSketch.MAX_DEPTH + 2]; // and their places
        int open = 1;
        int placed = 1;
        while (open > 0) {
            open--;
            int node = from[open];
            int place = to[open];
            covers[size + place] = cover[node];
            if (tree.isLeaf(node)) {
                nodes[size + place] = Packed.leaf(leaves.number(tree.leafValues(node)), place);
                continue;
            }
            requireColumn(tree.feature(node));
            nodes[size + place] = Packed.split(tree.feature(node), tree.threshold(node), placed);
            int left = tree.left(node);
            int heavier = cover[left] >= cover[left + 1] ? 0 : 1;
            from[open] = left + 1 - heavier;
            to[open++] = placed + 1 - heavier;
            from[open] = left + heavier;
            to[open++] = placed + heavier;
            placed += 2;
        }
    }

    private void requireColumn(int column) {
        if (column < 0 || column >= columns) {
            throw new IllegalArgumentException("a tree divides by column " + column + " of " + columns);
        }
    }

    int[] starts() {
        return Arrays.copyOf(starts, trees + 1);
    }

    long[] nodes() {
        return Arrays.copyOf(nodes, size);
    }

    float[] covers() {
        return Arrays.copyOf(covers, size);
    }

    float[] leaves() {
        return leaves.values();
    }

    /// The packed trees, of which there must be one at least.
    public Trees make() {
        if (trees == 0) {
            throw new IllegalStateException("there is no tree");
        }
        return new Trees(this);
    }
}
