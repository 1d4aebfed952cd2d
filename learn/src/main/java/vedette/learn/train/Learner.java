package vedette.learn.train;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import vedette.learn.boosting.BoostingConfig;
import vedette.learn.boosting.BoostingTrainer;
import vedette.learn.boosting.TrainedBoosting;
import vedette.learn.bundle.ModelKind;
import vedette.learn.bundle.Parts;
import vedette.learn.forest.ClassWeights;
import vedette.learn.forest.ForestConfig;
import vedette.learn.forest.ForestTrainer;
import vedette.learn.forest.TrainedForest;
import vedette.learn.isolation.IsolationConfig;
import vedette.learn.isolation.IsolationForest;
import vedette.learn.judge.Judge;
import vedette.learn.neighbours.Neighbours;
import vedette.learn.prepare.Preparation;
import vedette.learn.prepare.Recipe;
import vedette.learn.table.Table;

/// What makes a model of rows.
public interface Learner {

    /// Learns from rows.
    ///
    /// @param validation to choose by, as when to stop
    /// @throws IOException if it cannot be done here; the message says why
    Learnt learn(Table train, Table validation, TrainingPlan plan) throws IOException;

    /// The learner of a kind of model.
    ///
    /// @param networks what trains networks
    static Learner of(ModelKind kind, Learner networks) {
        return switch (kind) {
            case RANDOM_FOREST -> Learner::forest;
            case ISOLATION_FOREST -> Learner::isolation;
            case NEIGHBOURS -> Learner::neighbours;
            case CNN, AUTOENCODER -> networks;
            case BOOSTING -> Learner::boosting;
            case IMPORTED -> throw new IllegalArgumentException("a " + kind.label() + " cannot be trained here");
        };
    }

    private static Learnt forest(Table train, Table validation, TrainingPlan plan) {
        Preparation preparation = Preparation.fit(Recipe.cleaned(), train, all(train));
        ForestConfig config = ForestConfig.defaults()
                .withWeights(new ClassWeights.Equal())
                .withSeed(plan.seed())
                .withThreads(plan.threads());
        int benign = train.classes().indexOf(Judge.BENIGN);
        TrainedForest forest = ForestTrainer.train(
                preparation.apply(train), benign, plan.rounds() == 0 ? config : config.withTrees(plan.rounds()));
        return new Learnt(new Parts(preparation, forest.model(), null, benign), forest.importance(), List.of());
    }

    private static Learnt boosting(Table train, Table validation, TrainingPlan plan) {
        Preparation preparation = Preparation.fit(Recipe.cleaned(), train, all(train));
        BoostingConfig config = BoostingConfig.defaults().withSeed(plan.seed()).withThreads(plan.threads());
        int benign = train.classes().indexOf(Judge.BENIGN);
        TrainedBoosting boosting = BoostingTrainer.train(
                preparation.apply(train), benign, plan.rounds() == 0 ? config : config.withRounds(plan.rounds()));
        return new Learnt(new Parts(preparation, boosting.model(), null, benign), boosting.importance(), List.of());
    }

    /// Learns from what is benign; from all rows if none is known to be.
    private static Learnt isolation(Table train, Table validation, TrainingPlan plan) {
        Table usual = benignOf(train);
        Preparation preparation = Preparation.fit(Recipe.cleaned(), usual, all(usual));
        Table clean = preparation.apply(usual);
        IsolationConfig config = IsolationConfig.deep().withSeed(plan.seed());
        IsolationForest forest = IsolationForest.train(
                clean,
                Preparation.fit(Recipe.ranks(), clean, all(clean)),
                plan.rounds() == 0 ? config : config.withTrees(plan.rounds()));
        return new Learnt(new Parts(preparation, forest, null, -1), List.of(), List.of());
    }

    /// Keeps some of what is benign; of all rows if none is known to be.
    private static Learnt neighbours(Table train, Table validation, TrainingPlan plan) {
        Table usual = Some.of(benignOf(train), Neighbours.ENOUGH, plan.seed());
        Preparation preparation = Preparation.fit(Recipe.ranks(), usual, all(usual));
        return new Learnt(
                new Parts(preparation, Neighbours.of(preparation.apply(usual)), null, -1), List.of(), List.of());
    }

    /// The rows that are known to be benign; all if none is.
    static Table benignOf(Table table) {
        int benign = table.classes().indexOf(Judge.BENIGN);
        int[] rows = IntStream.range(0, table.rows())
                .filter(row -> table.label(row) == benign && benign >= 0)
                .toArray();
        return rows.length == 0 ? table : table.choose(rows);
    }

    private static int[] all(Table table) {
        return IntStream.range(0, table.rows()).toArray();
    }
}
