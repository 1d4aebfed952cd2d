package vedette.learn.isolation;

import java.util.Arrays;
import vedette.learn.tree.Chance;

/// Grows one tree along random slopes.
final class SlopedTreeGrower {

    private final Sample sample;
    private final Chance chance;
    private final SlopedTree tree;
    private final int limit;
    private final int[] columns;

    SlopedTreeGrower(Sample sample, int slope, Chance chance) {
        this.sample = sample;
        this.chance = chance;
        tree = new SlopedTree(sample.columns(), slope);
        limit = PathLength.limit(sample.rows());
        columns = new int[sample.columns()];
        Arrays.setAll(columns, column -> column);
    }

    SlopedTree grow() {
        grow(0, sample.rows(), 0);
        return tree;
    }

    private int grow(int from, int to, int depth) {
        int node = tree.add();
        if (depth >= limit || to - from <= 1 || areEqual(from, to)) {
            tree.leaf(node, to - from, (float) (depth + PathLength.of(to - from)));
            return node;
        }
        drawSlope(node, from, to);
        int middle = part(node, from, to);
        grow(from, middle, depth + 1);
        tree.close(node, grow(middle, to, depth + 1));
        return node;
    }

    private boolean areEqual(int from, int to) {
        for (int column : columns) {
            if (sample.span(column, from, to)) {
                return false;
            }
        }
        return true;
    }

    /// Some columns, a weight for each from the normal distribution, and a point anywhere among the rows.
    private void drawSlope(int node, int from, int to) {
        for (int place = 0; place < tree.slope; place++) {
            int drawn = place + chance.below(columns.length - place);
            int column = columns[drawn];
            columns[drawn] = columns[place];
            columns[place] = column;
            sample.span(column, from, to);
            tree.term(node, place, column, (float) chance.gaussian(), chance.between(sample.low(), sample.high()));
        }
    }

    private int part(int node, int from, int to) {
        int middle = from;
        for (int place = from; place < to; place++) {
            if (!tree.isRight(node, sample.values(), sample.offset(place))) {
                sample.swap(place, middle++);
            }
        }
        return middle;
    }
}
