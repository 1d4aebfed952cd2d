package vedette.learn.isolation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import vedette.learn.table.Table;
import vedette.learn.tree.Chance;
import vedette.learn.tree.TreeSketch;
import vedette.learn.tree.Trees;
import vedette.learn.tree.TreesBuilder;

/// Trees that divide by one column at a time (Liu, Ting, Zhou, "Isolation forest", 2008).
final class StraightDepths implements Depths {

    final Trees trees;
    private final double[][] expected;
    private final double expectedAtRoots;

    private StraightDepths(Trees trees) {
        this.trees = trees;
        expected = new double[trees.size()][];
        double sum = 0;
        for (int tree = 0; tree < expected.length; tree++) {
            expected[tree] = trees.expected(tree, 0);
            sum += expected[tree][TreeSketch.ROOT];
        }
        expectedAtRoots = sum;
    }

    /// How a threshold among the values that were learnt from is told in those that are judged.
    interface Thresholds {

        float judged(int column, float learnt);
    }

    static StraightDepths grow(Table table, IsolationConfig config, Thresholds thresholds) {
        TreesBuilder builder = new TreesBuilder(table.columns().size(), 1, 1);
        for (int tree = 0; tree < config.trees(); tree++) {
            Chance chance = Chance.of(config.seed(), tree);
            builder.add(new Growing(Sample.draw(table, config.sample(), chance), chance, thresholds).grow());
        }
        return new StraightDepths(builder.make());
    }

    static StraightDepths read(DataInput in, int columns) throws IOException {
        Trees trees = Trees.read(in, columns);
        if (trees.outputs() != 1) {
            throw new IOException(
                    "damaged isolation forest: its trees have " + trees.outputs() + " sums, expected one");
        }
        return new StraightDepths(trees);
    }

    @Override
    public int trees() {
        return trees.size();
    }

    @Override
    public void add(float[] rows, int count, float[] sums) {
        trees.add(rows, count, sums, 1);
    }

    @Override
    public double expected() {
        return expectedAtRoots;
    }

    @Override
    public void explain(float[] rows, int offset, double[] into) {
        for (int tree = 0; tree < expected.length; tree++) {
            int node = TreeSketch.ROOT;
            while (!trees.isLeaf(tree, node)) {
                int next = trees.next(tree, node, rows, offset);
                into[trees.column(tree, node)] += expected[tree][next] - expected[tree][node];
                node = next;
            }
        }
    }

    @Override
    public void write(DataOutput out) throws IOException {
        trees.write(out);
    }

    /// One tree in the making.
    private static final class Growing {

        private final Sample sample;
        private final Chance chance;
        private final Thresholds thresholds;
        private final TreeSketch tree = new TreeSketch(1);
        private final int limit;
        private final int[] columns;

        Growing(Sample sample, Chance chance, Thresholds thresholds) {
            this.sample = sample;
            this.chance = chance;
            this.thresholds = thresholds;
            limit = PathLength.limit(sample.rows());
            columns = new int[sample.columns()];
            Arrays.setAll(columns, column -> column);
        }

        TreeSketch grow() {
            grow(TreeSketch.ROOT, 0, sample.rows(), 0);
            return tree;
        }

        private void grow(int node, int from, int to, int depth) {
            int column = depth < limit && to - from > 1 ? drawColumn(from, to) : -1;
            if (column < 0) {
                tree.leaf(node, to - from, (float) (depth + PathLength.of(to - from)));
                return;
            }
            float threshold = chance.between(sample.low(), sample.high());
            int left = tree.split(node, column, thresholds.judged(column, threshold));
            int middle = part(column, threshold, from, to);
            grow(left, from, middle, depth + 1);
            grow(left + 1, middle, to, depth + 1);
        }

        /// Any column in which the rows differ; -1 if they differ in none.
        private int drawColumn(int from, int to) {
            for (int left = columns.length; left > 0; left--) {
                int drawn = chance.below(left);
                int column = columns[drawn];
                columns[drawn] = columns[left - 1];
                columns[left - 1] = column;
                if (sample.span(column, from, to)) {
                    return column;
                }
            }
            return -1;
        }

        private int part(int column, float threshold, int from, int to) {
            int middle = from;
            for (int place = from; place < to; place++) {
                if (!(sample.value(place, column) > threshold)) {
                    sample.swap(place, middle++);
                }
            }
            return middle;
        }
    }
}
