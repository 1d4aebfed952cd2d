package vedette.learn.train;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import vedette.learn.bundle.ModelKind;
import vedette.learn.bundle.Parts;
import vedette.learn.judge.Judge;
import vedette.learn.network.NetworkConfig;
import vedette.learn.network.NetworkTask;
import vedette.learn.network.NetworkTrainer;
import vedette.learn.network.TrainedNetwork;
import vedette.learn.prepare.Recipe;
import vedette.learn.table.Table;

/// Learns networks, by the module that trains them.
///
/// @param clock by which epochs are timed
public record NetworkLearner(NetworkConfig.Place place, InstantSource clock, Consumer<String> progress)
        implements Learner {

    @Override
    public Learnt learn(Table train, Table validation, TrainingPlan plan) throws IOException {
        NetworkTrainer trainer = NetworkTrainer.find();
        boolean isAnomaly = plan.kind() == ModelKind.AUTOENCODER;
        String benign = train.classes().contains(Judge.BENIGN) ? Judge.BENIGN : "";
        NetworkTask task = new NetworkTask(
                isAnomaly ? NetworkTask.Kind.AUTOENCODER : NetworkTask.Kind.CNN,
                isAnomaly ? Learner.benignOf(train) : train,
                isAnomaly ? Learner.benignOf(validation) : validation,
                Recipe.standard(),
                benign);
        NetworkConfig usual = NetworkConfig.defaults(place).withSeed(plan.seed());
        NetworkConfig config = plan.rounds() == 0 ? usual : usual.withEpochs(plan.rounds());
        TrainedNetwork network = trainer.train(
                task,
                config,
                clock,
                epoch -> progress.accept(String.format(
                        Locale.ROOT,
                        "epoch %d: loss %.4f, on the rows chosen by %.4f, macro-F1 %.4f",
                        epoch.number(),
                        epoch.loss(),
                        epoch.validationLoss(),
                        epoch.macroF1())));
        progress.accept(network.placement());
        int which = isAnomaly ? -1 : network.model().benign();
        return new Learnt(new Parts(network.preparation(), network.model(), null, which), List.of(), network.history());
    }
}
