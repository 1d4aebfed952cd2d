package vedette.deep;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import vedette.learn.calibrate.ErrorScore;
import vedette.learn.network.Epoch;
import vedette.learn.network.NetworkConfig;
import vedette.learn.network.NetworkConfig.StopBy;
import vedette.learn.network.NetworkModel;
import vedette.learn.network.NetworkTask;
import vedette.learn.network.NetworkTask.Kind;
import vedette.learn.network.NetworkTrainer;
import vedette.learn.network.ScoringDevice;
import vedette.learn.network.TrainedNetwork;
import vedette.learn.prepare.ClassWeights;
import vedette.learn.prepare.Preparation;
import vedette.learn.table.Table;

/// Trains networks by PyTorch.
public final class TorchTrainer implements NetworkTrainer {

    private static final double RARITY = 0.5; // between counting rows alike and counting classes alike
    private static final double MOST_WEIGHT = 20;

    @Override
    public TrainedNetwork train(NetworkTask task, NetworkConfig config, InstantSource clock, Consumer<Epoch> progress)
            throws IOException {
        Torch torch = Torch.start(config.place());
        Preparation preparation = Preparation.fit(task.recipe(), task.train(), all(task.train()));
        boolean isCnn = task.kind() == Kind.CNN;
        PreparedRows train = PreparedRows.of(task.train(), preparation, isCnn);
        PreparedRows validation = PreparedRows.of(task.validation(), preparation, isCnn);
        Checkpoint checkpoint = new Checkpoint(config.place().checkpoints(), digest(task, config, train, validation));
        float[] classWeights =
                isCnn ? ClassWeights.byRarity(task.train(), all(task.train()), RARITY, MOST_WEIGHT) : new float[0];
        try (NDManager manager = torch.engine().newBaseManager(torch.device())) {
            Net net = net(task, new Weights(manager, config.seed()));
            PreparedRows[] rows = {train, validation};
            Training training = new Training(torch, manager, net, rows, classWeights, config);
            Progress done = new Progress(isCnn && config.stopBy() == StopBy.MACRO_F1);
            training.run(done, checkpoint, clock, progress);
            NetworkModel model = isCnn ? classifier(task, net) : rebuilder(task, net, training);
            return new TrainedNetwork(model, preparation, done.history(), done.best(), torch.placement());
        }
    }

    private static Net net(NetworkTask task, Weights weights) {
        return switch (task.kind()) {
            case CNN ->
                new Cnn(weights, task.train().columns(), task.train().classes().size());
            case AUTOENCODER -> new Autoencoder(weights, task.train().columns().size());
        };
    }

    private static NetworkModel classifier(NetworkTask task, Net net) throws IOException {
        int benign = task.train().classes().indexOf(task.benign());
        return NetworkModel.classifier(
                net.export(), task.train().columns(), task.train().classes(), benign, ScoringDevice.CPU);
    }

    private static NetworkModel rebuilder(NetworkTask task, Net net, Training training) throws IOException {
        return NetworkModel.rebuilder(
                net.export(), task.train().columns(), ErrorScore.fit(training.errors()), ScoringDevice.CPU);
    }

    private static int[] all(Table table) {
        return IntStream.range(0, table.rows()).toArray();
    }

    /// Of all that the result depends on, but for where it is computed.
    private static long digest(NetworkTask task, NetworkConfig config, PreparedRows train, PreparedRows validation) {
        CRC32C digest = new CRC32C();
        String settings =
                task.kind() + " " + task.train().columns() + task.train().classes() + task.recipe()
                        + config.epochs() + " " + config.batch() + " " + config.rate() + " " + config.patience()
                        + config.stopBy() + config.seed();
        digest.update(settings.getBytes(StandardCharsets.UTF_8));
        train.digest(digest);
        validation.digest(digest);
        return (digest.getValue() << Integer.SIZE) | train.count();
    }
}
