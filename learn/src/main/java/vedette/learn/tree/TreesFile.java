package vedette.learn.tree;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// How trees lie in a file: what leaves say, then each tree from the root down, what is on the left before
/// what is on the right. Whatever the bytes, what is read that way is a tree.
///
/// ```
/// int outputs, int leafWidth, int leaves, leaves x leafWidth x float, int trees
/// a node that divides: short column, float threshold, then the node on the left, then the one on the right
/// a leaf: short -1, int which, float cover
/// ```
final class TreesFile {

    private static final int LEAF = -1;
    private static final int FIRST_CAPACITY = 1_024;

    private TreesFile() {}

    static void write(Trees trees, int leafWidth, float[] leaves, DataOutput out) throws IOException {
        out.writeInt(trees.outputs());
        out.writeInt(leafWidth);
        out.writeInt(leaves.length / leafWidth);
        for (float value : leaves) {
            out.writeFloat(value);
        }
        out.writeInt(trees.size());
        for (int tree = 0; tree < trees.size(); tree++) {
            writeNodes(trees, tree, out);
        }
    }

    private static void writeNodes(Trees trees, int tree, DataOutput out) throws IOException {
        int[] open = new int[TreeSketch.MAX_DEPTH + 1];
        int count = 1;
        while (count > 0) {
            int node = open[--count];
            if (trees.isLeaf(tree, node)) {
                out.writeShort(LEAF);
                out.writeInt(trees.leafNumber(tree, node));
                out.writeFloat(trees.cover(tree, node));
            } else {
                out.writeShort(trees.column(tree, node));
                out.writeFloat(trees.threshold(tree, node));
                open[count++] = trees.left(tree, node) + 1;
                open[count++] = trees.left(tree, node);
            }
        }
    }

    static Trees read(DataInput in, int columns) throws IOException {
        int outputs = bounded(in.readInt(), 1, TreesBuilder.MAX_OUTPUTS, "outputs");
        int leafWidth = bounded(in.readInt(), 1, outputs, "values in a leaf");
        try {
            TreesBuilder builder = new TreesBuilder(columns, outputs, leafWidth);
            int leaves = bounded(in.readInt(), 1, Packed.MAX_LEAVES, "different leaves");
            float[] values = readValues(in, Math.multiplyExact(leaves, leafWidth));
            int trees = bounded(in.readInt(), 1, TreesBuilder.MAX_TREES, "trees");
            for (int tree = 0; tree < trees; tree++) {
                builder.add(readTree(in, tree, values, leafWidth));
            }
            return builder.make();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IOException("damaged trees: " + e.getMessage(), e);
        }
    }

    private static int bounded(int value, int least, int most, String what) throws IOException {
        if (value < least || value > most) {
            throw new IOException("damaged trees: " + value + " " + what + ", expected " + least + " to " + most);
        }
        return value;
    }

    private static float[] readValues(DataInput in, int count) throws IOException {
        float[] values = new float[Math.min(count, FIRST_CAPACITY)];
        for (int i = 0; i < count; i++) {
            if (i == values.length) {
                values = Arrays.copyOf(values, Math.min(count, 2 * i)); // not before there is something to put there
            }
            values[i] = in.readFloat();
        }
        return values;
    }

    private static TreeSketch readTree(DataInput in, int tree, float[] values, int leafWidth) throws IOException {
        TreeSketch sketch = new TreeSketch(leafWidth);
        int[] open = new int[TreeSketch.MAX_DEPTH + 2];
        int count = 1;
        while (count > 0) {
            int node = open[--count];
            int column = in.readShort();
            if (column == LEAF) {
                int which = bounded(in.readInt(), 0, values.length / leafWidth - 1, "is a leaf of tree " + tree);
                sketch.leaf(node, readCover(in, tree), values, which * leafWidth);
            } else {
                int left = sketch.split(node, column, in.readFloat());
                open[count++] = left + 1;
                open[count++] = left;
            }
            if (sketch.size() > Packed.MAX_NODES) {
                throw new IOException("damaged trees: tree " + tree + " has more than " + Packed.MAX_NODES + " nodes");
            }
        }
        return sketch;
    }

    private static float readCover(DataInput in, int tree) throws IOException {
        float cover = in.readFloat();
        if (!(cover >= 0 && cover <= Float.MAX_VALUE)) {
            throw new IOException("damaged trees: the rows at a leaf of tree " + tree + " weigh " + cover);
        }
        return cover;
    }
}
