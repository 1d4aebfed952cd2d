package vedette.learn.isolation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vedette.learn.table.Table;
import vedette.learn.tree.Chance;

/// Trees that divide along random slopes (Hariri, Kind, Brunner, "Extended isolation forest", 2019).
///
/// What a division changes is shared among its columns by how much each moved the row away from the
/// border's point.
final class SlopedDepths implements Depths {

    private static final int MAX_TREES = 10_000;

    private final List<SlopedTree> trees;
    private final double expected;

    private SlopedDepths(List<SlopedTree> trees) {
        this.trees = trees;
        double sum = 0;
        for (SlopedTree tree : trees) {
            sum += tree.expected();
        }
        expected = sum;
    }

    static SlopedDepths grow(Table table, IsolationConfig config) {
        int slope = Math.min(config.slope(), table.columns().size());
        List<SlopedTree> trees = new ArrayList<>();
        for (int tree = 0; tree < config.trees(); tree++) {
            Chance chance = Chance.of(config.seed(), tree);
            Sample sample = Sample.draw(table, config.sample(), chance);
            trees.add(new SlopedTreeGrower(sample, slope, chance).grow());
        }
        return new SlopedDepths(trees);
    }

    static SlopedDepths read(DataInput in, int columns) throws IOException {
        int count = in.readInt();
        if (count < 1 || count > MAX_TREES) {
            throw new IOException("damaged isolation forest: " + count + " trees, expected 1 to " + MAX_TREES);
        }
        List<SlopedTree> trees = new ArrayList<>();
        for (int tree = 0; tree < count; tree++) {
            trees.add(SlopedTree.read(in, columns));
        }
        return new SlopedDepths(trees);
    }

    @Override
    public int trees() {
        return trees.size();
    }

    @Override
    public void add(float[] rows, int count, float[] sums) {
        for (int tree = 0; tree < trees.size(); tree++) {
            trees.get(tree).add(rows, count, sums);
        }
    }

    @Override
    public double expected() {
        return expected;
    }

    @Override
    public void explain(float[] rows, int offset, double[] into) {
        for (SlopedTree tree : trees) {
            tree.explain(rows, offset, into);
        }
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(trees.size());
        for (SlopedTree tree : trees) {
            tree.write(out);
        }
    }
}
