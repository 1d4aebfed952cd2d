package vedette.learn.boosting;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import vedette.learn.grow.BinnedRows;
import vedette.learn.grow.Crew;
import vedette.learn.table.Table;
import vedette.learn.tree.Chance;
import vedette.learn.tree.Link;
import vedette.learn.tree.TreeModel;
import vedette.learn.tree.TreeSketch;
import vedette.learn.tree.TreesBuilder;

/// Grows boosted trees (Friedman, 2001; by second derivatives as Chen and Guestrin, 2016) on values sorted into bins:
/// in each round every class gets a tree that mends what those before got wrong, two classes one together. The result
/// depends on the table, the settings and the seed only.
public final class BoostingTrainer {

    private static final int BLOCK = 4_096;

    private final Table table;
    private final BoostingConfig config;
    private final BinnedRows rows;
    private final Histogram histogram;
    private final Sums sums;
    private final long[] counts;
    private final TreesBuilder packed;
    private final double[] importance;

    private BoostingTrainer(Table table, BoostingConfig config) {
        this.table = table;
        this.config = config;
        int classes = table.classes().size();
        rows = BinnedRows.code(table, config.seed(), config.threads());
        histogram = new Histogram(rows);
        sums = new Sums(rows, classes);
        counts = rows.countClasses();
        packed = new TreesBuilder(table.columns().size(), sums.outputs(), 1);
        importance = new double[table.columns().size()];
    }

    /// Learns the classes of the table's rows; those without a class are left out.
    ///
    /// @param benign the place of the benign class in the table, or [TreeModel#NONE]
    /// @throws IllegalArgumentException if no row has a class, or a value is not finite
    public static TrainedBoosting train(Table table, int benign, BoostingConfig config) {
        BoostingTrainer trainer = new BoostingTrainer(table, config);
        for (int round = 0; round < config.rounds(); round++) {
            trainer.mend(round);
        }
        return trainer.finish(benign);
    }

    private void mend(int round) {
        int blocks = (rows.size() + BLOCK - 1) / BLOCK;
        Crew.share(
                blocks,
                config.threads(),
                () -> block -> sums.slope(block * BLOCK, Math.min(rows.size(), (block + 1) * BLOCK)));
        TreeSketch[] grown = new TreeSketch[sums.outputs()];
        double[][] gains = new double[sums.outputs()][importance.length];
        Crew.share(sums.outputs(), config.threads(), () -> grower(round, grown, gains));
        for (int output = 0; output < grown.length; output++) {
            packed.add(grown[output]);
            for (int column = 0; column < importance.length; column++) {
                importance[column] += gains[output][column];
            }
        }
    }

    private IntConsumer grower(int round, TreeSketch[] grown, double[][] gains) {
        SlopeTree grower = new SlopeTree(rows, config, histogram);
        return output -> {
            if (sums.outputs() > 1 && counts[output] == 0) {
                grown[output] = silent();
                return;
            }
            sums.fill(output, grower.slopes());
            Chance chance = Chance.of(config.seed(), (long) round * sums.outputs() + output);
            grown[output] = grower.grow(chance, sums.of(output), gains[output]);
        };
    }

    /// The tree of a class that has no rows: what is said of it stays as it was.
    private static TreeSketch silent() {
        TreeSketch tree = new TreeSketch(1);
        tree.leaf(TreeSketch.ROOT, 0, 0);
        return tree;
    }

    private TrainedBoosting finish(int benign) {
        Link link = table.classes().size() == 2 ? Link.LOGISTIC : Link.SOFTMAX;
        TreeModel model = new TreeModel(table.columns(), table.classes(), benign, link, packed.make(), sums.start());
        double all = Arrays.stream(importance).sum();
        List<Double> shares = Arrays.stream(importance)
                .map(gain -> all > 0 ? gain / all : 0)
                .boxed()
                .toList();
        return new TrainedBoosting(model, shares);
    }
}
