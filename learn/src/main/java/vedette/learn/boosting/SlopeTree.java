package vedette.learn.boosting;

import java.util.Arrays;
import vedette.learn.grow.BinnedRows;
import vedette.learn.tree.Chance;
import vedette.learn.tree.TreeSketch;

/// Grows one tree after the other that follows the slopes of the error down. Owned by one thread.
///
/// Of the two sides of a division only the smaller is counted; the larger is what it leaves of the whole.
final class SlopeTree {

    private final BinnedRows rows;
    private final BoostingConfig config;
    private final Histogram histogram;
    private final Slopes slopes;
    private final BestDivision best;
    private final long[][] counts; // of the node that is looked at, by depth
    private final int[] node; // rows, those of one node side by side
    private final long[] ofNode; // their slopes
    private final int[] asideRows;
    private final long[] asideSlopes;

    private int[] columns = {};
    private TreeSketch tree = new TreeSketch(1);
    private float[] sums = {};
    private double[] importance = {};

    SlopeTree(BinnedRows rows, BoostingConfig config, Histogram histogram) {
        this.rows = rows;
        this.config = config;
        this.histogram = histogram;
        slopes = new Slopes(rows.size());
        best = new BestDivision(config.growth(), histogram, slopes);
        counts = new long[config.growth().maxDepth()][];
        Arrays.setAll(counts, _ -> histogram.empty());
        node = new int[rows.size()];
        ofNode = new long[rows.size()];
        asideRows = new int[rows.size()];
        asideSlopes = new long[rows.size()];
    }

    /// What it goes by; to be filled before a tree is grown.
    Slopes slopes() {
        return slopes;
    }

    /// Grows a tree.
    ///
    /// @param into the sum of each row, to which the tree adds
    /// @param gains takes for each column how much its divisions mended
    TreeSketch grow(Chance chance, float[] into, double[] gains) {
        columns = draw(chance);
        tree = new TreeSketch(1);
        sums = into;
        importance = gains;
        Arrays.setAll(node, row -> row);
        System.arraycopy(slopes.all(), 0, ofNode, 0, ofNode.length);
        long whole = Arrays.stream(ofNode).sum();
        histogram.count(columns, node, ofNode, 0, node.length, counts[0]);
        grow(TreeSketch.ROOT, 0, node.length, whole, 0, 0);
        return tree;
    }

    /// Some of the columns that have more than one value, in their order.
    private int[] draw(Chance chance) {
        int[] all = new int[rows.columns()];
        int count = 0;
        for (int column = 0; column < all.length; column++) {
            if (rows.bins(column).size() > 1) {
                all[count++] = column;
            }
        }
        int wanted = count == 0 ? 0 : config.growth().columnsOf(count);
        for (int i = 0; i < wanted; i++) {
            int drawn = i + chance.below(count - i);
            int column = all[drawn];
            all[drawn] = all[i];
            all[i] = column;
        }
        int[] chosen = Arrays.copyOf(all, wanted);
        Arrays.sort(chosen);
        return chosen;
    }

    /// @param place where the counts of the node are
    private void grow(int which, int from, int to, long whole, int depth, int place) {
        if (depth == config.growth().maxDepth() || !isHeavy(whole) || !best.find(columns, counts[place], whole)) {
            leaf(which, from, to, whole);
            return;
        }
        int column = best.column();
        int bin = best.bin();
        long left = best.left();
        importance[column] += best.gain();
        int below = tree.split(which, column, rows.bins(column).between(bin, bin + 1));
        int middle = part(rows.codes(column), bin, from, to);
        boolean isLeftSmaller = middle - from <= to - middle;
        if (depth + 1 < config.growth().maxDepth()) {
            count(isLeftSmaller ? from : middle, isLeftSmaller ? middle : to, depth + 1, place);
        }
        // The smaller side first: the larger one's counts lie where those of the whole were, and are not needed by it.
        if (isLeftSmaller) {
            grow(below, from, middle, left, depth + 1, depth + 1);
            grow(below + 1, middle, to, whole - left, depth + 1, place);
        } else {
            grow(below + 1, middle, to, whole - left, depth + 1, depth + 1);
            grow(below, from, middle, left, depth + 1, place);
        }
    }

    private void count(int from, int to, int smaller, int whole) {
        histogram.count(columns, node, ofNode, from, to, counts[smaller]);
        histogram.subtract(columns, counts[smaller], counts[whole]);
    }

    private boolean isHeavy(long whole) {
        return slopes.second(whole) >= 2 * config.growth().minWeight();
    }

    private void leaf(int which, int from, int to, long whole) {
        double damped = slopes.second(whole) + config.growth().damping();
        float value = (float) (-config.rate() * slopes.first(whole) / damped);
        tree.leaf(which, to - from, value);
        for (int i = from; i < to; i++) {
            sums[node[i]] += value;
        }
    }

    /// Puts rows that go left before the others; on either side they keep their order, in which memory is read fastest.
    private int part(byte[] codes, int bin, int from, int to) {
        int middle = from;
        int others = 0;
        for (int i = from; i < to; i++) {
            if ((codes[node[i]] & 0xFF) <= bin) {
                node[middle] = node[i];
                ofNode[middle++] = ofNode[i];
            } else {
                asideRows[others] = node[i];
                asideSlopes[others++] = ofNode[i];
            }
        }
        System.arraycopy(asideRows, 0, node, middle, others);
        System.arraycopy(asideSlopes, 0, ofNode, middle, others);
        return middle;
    }
}
