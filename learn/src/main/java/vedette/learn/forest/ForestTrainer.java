package vedette.learn.forest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
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

/// Grows random forests (Breiman, 2001) on values sorted into bins. The forest depends on the table, the
/// settings and the seed only.
public final class ForestTrainer {

    private final Table table;
    private final ForestConfig config;
    private final TreesBuilder packed; // first, since it refuses what is too much for it
    private final BinnedRows rows;
    private final Bag bag;
    private final double[] weights;
    private final TreeSketch[] trees;
    private final BitSet[] drawn;
    private final double[][] importance;

    private ForestTrainer(Table table, ForestConfig config) {
        this.table = table;
        this.config = config;
        int classes = table.classes().size();
        packed = new TreesBuilder(table.columns().size(), Math.max(1, classes), Math.max(1, classes));
        rows = BinnedRows.code(table, config.seed(), config.threads());
        bag = new Bag(rows);
        weights = config.weights().of(table.classes(), rows.countClasses());
        trees = new TreeSketch[config.trees()];
        drawn = new BitSet[config.trees()];
        importance = new double[config.trees()][table.columns().size()];
    }

    /// Learns the classes of the table's rows; those without a class are left out.
    ///
    /// @param benign the place of the benign class in the table, or [TreeModel#NONE]
    /// @throws IllegalArgumentException if no row has a class, or a value is not finite
    public static TrainedForest train(Table table, int benign, ForestConfig config) {
        ForestTrainer trainer = new ForestTrainer(table, config);
        Crew.share(config.trees(), config.threads(), trainer::worker);
        return trainer.finish(benign);
    }

    private IntConsumer worker() {
        TreeGrower grower = new TreeGrower(rows, config.growth(), weights);
        return tree -> {
            Chance chance = Chance.of(config.seed(), tree);
            BitSet mine = new BitSet(rows.size());
            long[] entries = bag.draw(chance, mine);
            trees[tree] = grower.grow(entries, chance, importance[tree]);
            drawn[tree] = mine;
        };
    }

    private TrainedForest finish(int benign) {
        for (TreeSketch tree : trees) {
            packed.add(tree);
        }
        TreeModel model = new TreeModel(table.columns(), table.classes(), benign, Link.MEAN, packed.make());
        return new TrainedForest(model, OutOfBag.judge(rows, model.trees(), drawn, config.threads()), importance());
    }

    /// The mean over the trees, each tree's values having been made to sum to 1.
    private List<Double> importance() {
        double[] sums = new double[table.columns().size()];
        for (double[] ofTree : importance) {
            double all = Arrays.stream(ofTree).sum();
            for (int column = 0; column < sums.length && all > 0; column++) {
                sums[column] += ofTree[column] / all;
            }
        }
        double all = Arrays.stream(sums).sum();
        List<Double> shares = new ArrayList<>();
        for (double sum : sums) {
            shares.add(all > 0 ? sum / all : 0);
        }
        return shares;
    }
}
