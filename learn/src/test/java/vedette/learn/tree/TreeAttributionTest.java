package vedette.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.learn.model.Verdicts;
import vedette.learn.table.Columns;

class TreeAttributionTest {

    private static final int COLUMNS = 5;

    private final RandomTrees random = new RandomTrees(3, COLUMNS);

    @Test
    void itAgreesWithTheDefinitionOverAllSubsets() {
        for (int depth = 0; depth <= 8; depth++) {
            Trees trees = random.draw(3, depth, 2, 2);
            float[] rows = random.rows(20);
            for (int output = 0; output < 2; output++) {
                TreeAttribution attribution = new TreeAttribution(trees, output, 0.5, 0);
                for (int row = 0; row < 20; row++) {
                    double[] found = new double[COLUMNS];
                    attribution.explain(rows, row * COLUMNS, found);
                    assertThat(found).containsExactly(definition(trees, output, rows, row * COLUMNS), within(1e-9));
                }
            }
        }
    }

    @Test
    void itAgreesWhereNoTrainingRowCame() {
        TreeSketch sketch = new TreeSketch(1);
        int left = sketch.split(TreeSketch.ROOT, 0, 0);
        sketch.leaf(left, 0, 5); // nobody came here
        int second = sketch.split(left + 1, 1, 0);
        sketch.leaf(second, 3, 1);
        int third = sketch.split(second + 1, 0, 1);
        sketch.leaf(third, 0, 7); // nor here
        sketch.leaf(third + 1, 4, 2);
        Trees trees = new TreesBuilder(COLUMNS, 1, 1).add(sketch).make();
        float[] rows = random.rows(50);

        TreeAttribution attribution = new TreeAttribution(trees, 0, 1, 0);

        for (int row = 0; row < 50; row++) {
            double[] found = new double[COLUMNS];
            attribution.explain(rows, row * COLUMNS, found);
            assertThat(found).containsExactly(definition(trees, 0, rows, row * COLUMNS), within(1e-9));
        }
    }

    @Test
    void theSumIsWhatTheModelSaysInDeepTreesToo() {
        Trees trees = new RandomTrees(9, 40).draw(30, 16, 3, 3);
        float[] rows = new RandomTrees(10, 40).rows(10);
        Columns columns = new Columns(
                java.util.stream.IntStream.range(0, 40).mapToObj(i -> "c" + i).toList());
        TreeModel model = new TreeModel(columns, List.of("a", "b", "c"), 0, Link.MEAN, trees);
        Verdicts verdicts = new Verdicts(10, 3);

        model.judge(rows, 10, verdicts);

        for (int output = 0; output < 3; output++) {
            TreeAttribution attribution = model.attribution(output);
            double[] found = new double[40];
            for (int row = 0; row < 10; row++) {
                attribution.explain(rows, row * 40, found);
                double sum = attribution.base();
                for (double each : found) {
                    sum += each;
                }
                assertThat(sum).isEqualTo(verdicts.probability(row, output), within(1e-5));
            }
        }
    }

    /// Shapley's: over every set of other columns, what telling this one as well changes.
    private static double[] definition(Trees trees, int output, float[] rows, int offset) {
        double[] values = new double[COLUMNS];
        for (int set = 0; set < 1 << COLUMNS; set++) {
            double weight = 1.0 / (COLUMNS * choose(COLUMNS - 1, Integer.bitCount(set)));
            for (int column = 0; column < COLUMNS; column++) {
                if ((set & (1 << column)) == 0) {
                    double with = said(trees, output, rows, offset, set | (1 << column));
                    values[column] += weight * (with - said(trees, output, rows, offset, set));
                }
            }
        }
        return values;
    }

    private static double choose(int all, int some) {
        double ways = 1;
        for (int i = 0; i < some; i++) {
            ways = ways * (all - i) / (i + 1);
        }
        return ways;
    }

    private static double said(Trees trees, int output, float[] rows, int offset, int told) {
        double sum = 0;
        for (int tree = 0; tree < trees.size(); tree++) {
            sum += said(trees, tree, TreeSketch.ROOT, output, rows, offset, told);
        }
        return trees.size() == 3 ? 0.5 * sum : sum;
    }

    private static double said(Trees trees, int tree, int node, int output, float[] rows, int offset, int told) {
        if (trees.isLeaf(tree, node)) {
            return trees.value(tree, node, output);
        }
        int left = trees.left(tree, node);
        if ((told & (1 << trees.column(tree, node))) != 0) {
            return said(trees, tree, trees.next(tree, node, rows, offset), output, rows, offset, told);
        }
        double leftCover = trees.cover(tree, left);
        double rightCover = trees.cover(tree, left + 1);
        double share = leftCover + rightCover > 0 ? leftCover / (leftCover + rightCover) : 0.5;
        double onLeft = said(trees, tree, left, output, rows, offset, told);
        double onRight = said(trees, tree, left + 1, output, rows, offset, told);
        return share * onLeft + (1 - share) * onRight;
    }
}
