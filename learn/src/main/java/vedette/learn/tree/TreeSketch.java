package vedette.learn.tree;

import java.util.Arrays;

/// One tree in the making, from the root down. A row goes right where its value is greater than the
/// threshold, and left where it is not: also where it is not a number.
public final class TreeSketch {

    public static final int ROOT = 0;

    /// As deep as a tree may be.
    public static final int MAX_DEPTH = 128;

    private static final int UNDECIDED = -1;
    private static final int FIRST_CAPACITY = 64;

    private final int leafWidth;
    private int size = 1;
    private int leaves;
    private int[] feature = new int[FIRST_CAPACITY];
    private float[] threshold = new float[FIRST_CAPACITY];
    private int[] below = new int[FIRST_CAPACITY];
    private int[] depth = new int[FIRST_CAPACITY];
    private float[] cover = new float[FIRST_CAPACITY];
    private float[] values;

    /// @param leafWidth how many values a leaf has
    public TreeSketch(int leafWidth) {
        this.leafWidth = leafWidth;
        values = new float[leafWidth * FIRST_CAPACITY];
        below[ROOT] = UNDECIDED;
    }

    /// Divides a node in two; the one on the right has the number after the one on the left.
    ///
    /// @return the number of the node on the left
    public int split(int node, int column, float border) {
        requireUndecided(node);
        if (depth[node] == MAX_DEPTH) {
            throw new IllegalArgumentException("a tree may be " + MAX_DEPTH + " deep at most");
        }
        if (!Float.isFinite(border)) {
            throw new IllegalArgumentException("a threshold must be finite, was " + border);
        }
        makeRoom();
        int left = size;
        size += 2;
        feature[node] = column;
        threshold[node] = border;
        below[node] = left;
        for (int child = left; child < size; child++) {
            depth[child] = depth[node] + 1;
            below[child] = UNDECIDED;
        }
        return left;
    }

    /// Ends the tree here.
    ///
    /// @param weight of the training rows that came here
    /// @param from where the leaf's values begin in the array
    public void leaf(int node, float weight, float[] leafValues, int from) {
        requireUndecided(node);
        if ((leaves + 1) * leafWidth > values.length) {
            values = Arrays.copyOf(values, values.length * 2);
        }
        System.arraycopy(leafValues, from, values, leaves * leafWidth, leafWidth);
        feature[node] = UNDECIDED;
        below[node] = leaves++;
        cover[node] = weight;
    }

    /// Ends the tree here, with a single value.
    public void leaf(int node, float weight, float value) {
        leaf(node, weight, new float[] {value}, 0);
    }

    private void requireUndecided(int node) {
        if (node >= size || below[node] != UNDECIDED) {
            throw new IllegalStateException("node " + node + " is not there or has been decided");
        }
    }

    private void makeRoom() {
        if (size + 2 > feature.length) {
            int capacity = feature.length * 2;
            feature = Arrays.copyOf(feature, capacity);
            threshold = Arrays.copyOf(threshold, capacity);
            below = Arrays.copyOf(below, capacity);
            depth = Arrays.copyOf(depth, capacity);
            cover = Arrays.copyOf(cover, capacity);
        }
    }

    int leafWidth() {
        return leafWidth;
    }

    int size() {
        return size;
    }

    boolean isLeaf(int node) {
        if (below[node] == UNDECIDED) {
            throw new IllegalStateException("node " + node + " has been left open");
        }
        return feature[node] == UNDECIDED;
    }

    int feature(int node) {
        return feature[node];
    }

    float threshold(int node) {
        return threshold[node];
    }

    int left(int node) {
        return below[node];
    }

    float[] leafValues(int node) {
        return Arrays.copyOfRange(values, below[node] * leafWidth, (below[node] + 1) * leafWidth);
    }

    /// The weight of the training rows that came to each node, those between included.
    float[] covers() {
        float[] covers = Arrays.copyOf(cover, size);
        for (int node = size - 1; node >= 0; node--) {
            if (!isLeaf(node)) {
                covers[node] = covers[below[node]] + covers[below[node] + 1];
            }
        }
        return covers;
    }
}
