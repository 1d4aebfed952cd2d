package vedette.learn.forest;

import java.util.Arrays;
import vedette.learn.forest.Bag.Entry;
import vedette.learn.grow.BinnedRows;
import vedette.learn.tree.Chance;
import vedette.learn.tree.TreeSketch;

/// Grows one tree after the other. Owned by one thread.
final class TreeGrower {

    private final BinnedRows rows;
    private final ForestConfig.Growth growth;
    private final int columnsPerDivision;
    private final DivisionSearch search;
    private final int[] columns;
    private final float[] shares;
    private long[] entries = {};
    private long[] aside = {};
    private int[] open = new int[4 * TreeSketch.MAX_DEPTH + 8]; // node, from, to, depth of what is yet to be decided
    private int openCount;

    TreeGrower(BinnedRows rows, ForestConfig.Growth growth, double[] weights) {
        this.rows = rows;
        this.growth = growth;
        columnsPerDivision = growth.columnsOf(rows.columns());
        search = new DivisionSearch(rows, weights, growth.minLeaf());
        columns = new int[rows.columns()];
        shares = new float[weights.length];
    }

    /// Grows a tree.
    ///
    /// @param drawn the entries of the rows it is grown from, which are put in another order
    /// @param importance takes for each column by how much its divisions made classes less mixed
    TreeSketch grow(long[] drawn, Chance chance, double[] importance) {
        entries = drawn;
        if (aside.length < drawn.length) {
            aside = new long[drawn.length];
        }
        Arrays.setAll(columns, column -> column);
        TreeSketch tree = new TreeSketch(shares.length);
        openCount = 0;
        push(TreeSketch.ROOT, 0, drawn.length, 0);
        while (openCount > 0) {
            openCount -= 4;
            decide(tree, chance, importance);
        }
        return tree;
    }

    private void push(int node, int from, int to, int depth) {
        if (openCount == open.length) {
            open = Arrays.copyOf(open, 2 * openCount);
        }
        open[openCount] = node;
        open[openCount + 1] = from;
        open[openCount + 2] = to;
        open[openCount + 3] = depth;
        openCount += 4;
    }

    private void decide(TreeSketch tree, Chance chance, double[] importance) {
        int node = open[openCount];
        int from = open[openCount + 1];
        int to = open[openCount + 2];
        int depth = open[openCount + 3];
        search.begin(entries, from, to);
        if (depth < growth.maxDepth() && search.rowsInNode() >= 2L * growth.minLeaf() && !search.isPure()) {
            lookAround(from, to, chance);
        }
        if (!search.hasFound()) {
            search.shares(shares);
            tree.leaf(node, (float) search.weightOfNode(), shares, 0);
            return;
        }
        importance[search.column()] += search.gain();
        int left = tree.split(node, search.column(), search.threshold());
        int middle = part(rows.codes(search.column()), search.bin(), from, to);
        push(left + 1, middle, to, depth + 1);
        push(left, from, middle, depth + 1);
    }

    /// Looks at as many columns as it may, and at more if all of those were the same for all rows.
    private void lookAround(int from, int to, Chance chance) {
        boolean differs = false;
        for (int looked = 0; looked < columns.length && (looked < columnsPerDivision || !differs); looked++) {
            int drawn = looked + chance.below(columns.length - looked);
            int column = columns[drawn];
            columns[drawn] = columns[looked];
            columns[looked] = column;
            differs |= search.tryColumn(column, entries, from, to);
        }
    }

    /// Puts rows that go left before the others; on either side they keep their order, in which memory is
    /// read fastest.
    private int part(byte[] codes, int lastBin, int from, int to) {
        int middle = from;
        int others = 0;
        for (int i = from; i < to; i++) {
            long entry = entries[i];
            if ((codes[Entry.row(entry)] & 0xFF) <= lastBin) {
                entries[middle++] = entry;
            } else {
                aside[others++] = entry;
            }
        }
        System.arraycopy(aside, 0, entries, middle, others);
        return middle;
    }
}
