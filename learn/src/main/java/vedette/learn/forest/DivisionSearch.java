package vedette.learn.forest;

import java.util.Arrays;
import vedette.learn.forest.Bag.Entry;
import vedette.learn.grow.BinnedRows;

/// Looks for the division of a node's rows after which classes are least mixed, by Gini's measure. Owned by
/// one thread.
///
/// Rows are counted by bin and class; sweeping over the bins gives every division in turn. Only bins and
/// classes that were met are looked at, so a small node is cheap.
final class DivisionSearch {

    private static final int BINS = 256;
    private static final int FEW = 512;
    private static final int NONE = -1;

    private final BinnedRows rows;
    private final double[] weights;
    private final int minLeaf;
    private final int shift; // a bin's counts begin at its number shifted by this
    private final int[] counts;
    private final long[] metBins = new long[BINS / Long.SIZE];

    private final int[] present; // classes in the node
    private final int[] total;
    private final double[] left;
    private final double[] right;
    private int presentCount;
    private long rowsInNode;
    private double weightOfNode;
    private double squares; // of the node's weights by class

    private int bestColumn;
    private int bestBin;
    private int bestLater;
    private double bestMeasure;

    DivisionSearch(BinnedRows rows, double[] weights, int minLeaf) {
        this.rows = rows;
        this.weights = weights;
        this.minLeaf = minLeaf;
        shift = Integer.SIZE - Integer.numberOfLeadingZeros(weights.length - 1);
        counts = new int[BINS << shift];
        present = new int[weights.length];
        total = new int[weights.length];
        left = new double[weights.length];
        right = new double[weights.length];
    }

    /// Begins with a node: counts its classes.
    void begin(long[] entries, int from, int to) {
        Arrays.fill(total, 0);
        rowsInNode = 0;
        for (int i = from; i < to; i++) {
            int times = Entry.times(entries[i]);
            total[Entry.classOf(entries[i])] += times;
            rowsInNode += times;
        }
        presentCount = 0;
        weightOfNode = 0;
        squares = 0;
        for (int each = 0; each < total.length; each++) {
            if (total[each] > 0) {
                present[presentCount++] = each;
                double weight = weights[each] * total[each];
                weightOfNode += weight;
                squares += weight * weight;
            }
        }
        bestColumn = NONE;
        bestMeasure = Double.NEGATIVE_INFINITY;
    }

    boolean isPure() {
        return presentCount == 1;
    }

    /// How many rows were drawn into the node.
    long rowsInNode() {
        return rowsInNode;
    }

    double weightOfNode() {
        return weightOfNode;
    }

    /// Fills in each class's share of the node's weight.
    void shares(float[] into) {
        Arrays.fill(into, 0);
        for (int i = 0; i < presentCount; i++) {
            into[present[i]] = (float) (weights[present[i]] * total[present[i]] / weightOfNode);
        }
    }

    /// Tries all divisions by a column.
    ///
    /// @return false if all rows of the node have the same bin there
    boolean tryColumn(int column, long[] entries, int from, int to) {
        byte[] codes = rows.codes(column);
        if (to - from <= FEW) {
            countFew(codes, entries, from, to);
        } else {
            countMany(codes, entries, from, to);
        }
        boolean differs = sweep(column);
        clear();
        return differs;
    }

    private void countFew(byte[] codes, long[] entries, int from, int to) {
        for (int i = from; i < to; i++) {
            long entry = entries[i];
            int bin = codes[Entry.row(entry)] & 0xFF;
            counts[(bin << shift) + Entry.classOf(entry)] += Entry.times(entry);
            metBins[bin >>> 6] |= 1L << bin;
        }
    }

    private void countMany(byte[] codes, long[] entries, int from, int to) {
        int[] into = counts;
        int by = shift;
        for (int i = from; i < to; i++) {
            long entry = entries[i];
            into[((codes[Entry.row(entry)] & 0xFF) << by) + Entry.classOf(entry)] += Entry.times(entry);
        }
        for (int bin = 0; bin < BINS; bin++) {
            for (int i = 0; i < presentCount; i++) {
                if (into[(bin << by) + present[i]] != 0) {
                    metBins[bin >>> 6] |= 1L << bin;
                    break;
                }
            }
        }
    }

    private boolean sweep(int column) {
        for (int i = 0; i < presentCount; i++) {
            int each = present[i];
            left[each] = 0;
            right[each] = weights[each] * total[each];
        }
        double leftSquares = 0;
        double rightSquares = squares;
        double leftWeight = 0;
        long leftRows = 0;
        int bin = nextBin(0);
        int later = nextBin(bin + 1);
        boolean differs = later != NONE;
        while (later != NONE) {
            int start = bin << shift;
            for (int i = 0; i < presentCount; i++) {
                int each = present[i];
                int count = counts[start + each];
                if (count != 0) {
                    double weight = weights[each] * count;
                    leftSquares += weight * (2 * left[each] + weight);
                    rightSquares -= weight * (2 * right[each] - weight);
                    left[each] += weight;
                    right[each] -= weight;
                    leftWeight += weight;
                    leftRows += count;
                }
            }
            if (leftRows >= minLeaf && rowsInNode - leftRows >= minLeaf) {
                offer(column, bin, later, leftSquares / leftWeight + rightSquares / (weightOfNode - leftWeight));
            }
            bin = later;
            later = nextBin(bin + 1);
        }
        return differs;
    }

    private void offer(int column, int bin, int later, double measure) {
        if (measure > bestMeasure) {
            bestMeasure = measure;
            bestColumn = column;
            bestBin = bin;
            bestLater = later;
        }
    }

    private int nextBin(int from) {
        int word = from >>> 6;
        if (word >= metBins.length) {
            return NONE;
        }
        long met = metBins[word] & (-1L << from);
        while (met == 0) {
            if (++word == metBins.length) {
                return NONE;
            }
            met = metBins[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(met);
    }

    private void clear() {
        for (int bin = nextBin(0); bin != NONE; bin = nextBin(bin + 1)) {
            for (int i = 0; i < presentCount; i++) {
                counts[(bin << shift) + present[i]] = 0;
            }
        }
        Arrays.fill(metBins, 0);
    }

    boolean hasFound() {
        return bestColumn != NONE;
    }

    int column() {
        return bestColumn;
    }

    /// Rows in this bin or an earlier one go left.
    int bin() {
        return bestBin;
    }

    float threshold() {
        return rows.bins(bestColumn).between(bestBin, bestLater);
    }

    /// By how much the best division makes classes less mixed, times the node's weight.
    double gain() {
        return Math.max(0, bestMeasure - squares / weightOfNode);
    }
}
