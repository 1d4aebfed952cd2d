package vedette.learn.isolation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// One tree whose divisions look at several columns: a row goes left unless the sum of its values, each
/// less that of a point on the border and times a weight, is positive. Nodes lie in the order in which they
/// are first met from the root, left first.
final class SlopedTree {

    private static final int LEAF = -1;
    private static final int MAX_NODES = 1 << 17;
    private static final int MAX_DEPTH = 32;

    final int columns;
    final int slope;
    private int size;
    private int[] right = new int[1];
    private int[] which; // the columns of each division, `slope` for each node
    private float[] weights;
    private float[] points;
    private float[] covers = new float[1];
    private float[] depths = new float[1]; // of leaves; elsewhere what is to be expected

    SlopedTree(int columns, int slope) {
        this.columns = columns;
        this.slope = slope;
        which = new int[slope];
        weights = new float[slope];
        points = new float[slope];
    }

    /// Adds a node, the one on the left of the last or, after a leaf, whatever is still to come.
    int add() {
        if (size == right.length) {
            int capacity = 2 * size;
            right = Arrays.copyOf(right, capacity);
            covers = Arrays.copyOf(covers, capacity);
            depths = Arrays.copyOf(depths, capacity);
            which = Arrays.copyOf(which, capacity * slope);
            weights = Arrays.copyOf(weights, capacity * slope);
            points = Arrays.copyOf(points, capacity * slope);
        }
        return size++;
    }

    void leaf(int node, float cover, float depth) {
        right[node] = LEAF;
        covers[node] = cover;
        depths[node] = depth;
    }

    void term(int node, int place, int column, float weight, float point) {
        which[node * slope + place] = column;
        weights[node * slope + place] = weight;
        points[node * slope + place] = point;
    }

    /// The node has what is below it, and what is on the right begins there.
    void close(int node, int rightNode) {
        right[node] = rightNode;
        double left = covers[node + 1];
        double all = left + covers[rightNode];
        covers[node] = (float) all;
        double share = all > 0 ? left / all : 0.5;
        depths[node] = (float) (share * depths[node + 1] + (1 - share) * depths[rightNode]);
    }

    double expected() {
        return depths[0];
    }

    boolean isRight(int node, float[] rows, int offset) {
        float sum = 0;
        for (int i = node * slope; i < (node + 1) * slope; i++) {
            sum += (rows[offset + which[i]] - points[i]) * weights[i];
        }
        return sum > 0;
    }

    private int next(int node, float[] rows, int offset) {
        return isRight(node, rows, offset) ? right[node] : node + 1;
    }

    void add(float[] rows, int count, float[] sums) {
        for (int row = 0; row < count; row++) {
            int node = 0;
            while (right[node] != LEAF) {
                node = next(node, rows, row * columns);
            }
            sums[row] += depths[node];
        }
    }

    void explain(float[] rows, int offset, double[] into) {
        int node = 0;
        while (right[node] != LEAF) {
            int next = next(node, rows, offset);
            share(node, rows, offset, (double) depths[next] - depths[node], into);
            node = next;
        }
    }

    private void share(int node, float[] rows, int offset, double change, double[] into) {
        double all = 0;
        for (int i = node * slope; i < (node + 1) * slope; i++) {
            all += moved(i, rows, offset);
        }
        for (int i = node * slope; i < (node + 1) * slope; i++) {
            boolean isKnown = all > 0 && all <= Double.MAX_VALUE;
            into[which[i]] += change * (isKnown ? moved(i, rows, offset) / all : 1.0 / slope);
        }
    }

    private double moved(int i, float[] rows, int offset) {
        return Math.abs(((double) rows[offset + which[i]] - points[i]) * weights[i]);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(slope);
        for (int node = 0; node < size; node++) {
            out.writeBoolean(right[node] == LEAF);
            if (right[node] == LEAF) {
                out.writeFloat(covers[node]);
                out.writeFloat(depths[node]);
                continue;
            }
            for (int i = node * slope; i < (node + 1) * slope; i++) {
                out.writeShort(which[i]);
                out.writeFloat(weights[i]);
                out.writeFloat(points[i]);
            }
        }
    }

    static SlopedTree read(DataInput in, int columns) throws IOException {
        int slope = in.readInt();
        if (slope < 1 || slope > columns) {
            throw new IOException("damaged isolation forest: a division looks at " + slope + " columns of " + columns);
        }
        SlopedTree tree = new SlopedTree(columns, slope);
        tree.readBelow(in, 0);
        return tree;
    }

    private int readBelow(DataInput in, int depth) throws IOException {
        if (depth > MAX_DEPTH || size == MAX_NODES) {
            throw new IOException("damaged isolation forest: a tree is deeper than " + MAX_DEPTH + " or has more than "
                    + MAX_NODES + " nodes");
        }
        int node = add();
        if (in.readBoolean()) {
            leaf(node, finite(in.readFloat(), 0), finite(in.readFloat(), 0));
            return node;
        }
        for (int place = 0; place < slope; place++) {
            int column = in.readUnsignedShort();
            if (column >= columns) {
                throw new IOException("damaged isolation forest: column " + column + " of " + columns);
            }
            term(
                    node,
                    place,
                    column,
                    finite(in.readFloat(), -Float.MAX_VALUE),
                    finite(in.readFloat(), -Float.MAX_VALUE));
        }
        readBelow(in, depth + 1);
        close(node, readBelow(in, depth + 1));
        return node;
    }

    private static float finite(float value, float least) throws IOException {
        if (!(value >= least && value <= Float.MAX_VALUE)) {
            throw new IOException(
                    "damaged isolation forest: " + value + " where a number of at least " + least + " was expected");
        }
        return value;
    }
}
