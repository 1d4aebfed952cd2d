package vedette.deep;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.function.Consumer;
import vedette.learn.network.Epoch;
import vedette.learn.network.NetworkConfig;

/// Trains one network.
final class Training {

    private static final int JUDGED_AT_ONCE = 1_024;
    private static final long SEEDS_APART = 1_000_003;
    private static final float NANOS = 1e9f;

    private final Torch torch;
    private final NDManager manager;
    private final Net net;
    private final PreparedRows train;
    private final PreparedRows validation;
    private final float[] classWeights; // none for a network that rebuilds rows
    private final NetworkConfig config;
    private final Schedule schedule;

    /// @param rows to train on, and to choose by
    Training(Torch torch, NDManager manager, Net net, PreparedRows[] rows, float[] classWeights, NetworkConfig config) {
        this.torch = torch;
        this.manager = manager;
        this.net = net;
        train = rows[0];
        validation = rows[1];
        this.classWeights = classWeights;
        this.config = config;
        long perEpoch = stepsOfEpoch();
        schedule = new Schedule(config.rate(), perEpoch, perEpoch * config.epochs());
    }

    private long stepsOfEpoch() {
        return Math.ceilDiv(train.count(), config.batch());
    }

    /// Learns from all rows again and again, until it gets no better, and leaves the best weights.
    void run(Progress progress, Checkpoint checkpoint, InstantSource clock, Consumer<Epoch> told) throws IOException {
        checkpoint.read(net.weights(), progress);
        while (progress.epochs() < config.epochs() && progress.waited() < config.patience()) {
            Instant begin = clock.instant();
            int number = progress.epochs() + 1;
            float loss = learn(number);
            Epoch epoch = judge(number, loss, Duration.between(begin, clock.instant()));
            progress.add(epoch, net.weights());
            checkpoint.write(net.weights(), progress);
            told.accept(epoch);
        }
        net.weights().set(progress.bestWeights());
    }

    /// The order of rows and what is dropped depend on the seed and the number of the epoch, so that training goes on
    /// from a checkpoint as if it had not stopped.
    private float learn(int epoch) {
        long seed = config.seed() * SEEDS_APART + epoch;
        torch.engine().setRandomSeed((int) seed);
        int[] order = train.shuffled(seed);
        long step = (epoch - 1) * stepsOfEpoch();
        double sum = 0;
        for (int from = 0; from < order.length; from += config.batch()) {
            int[] chosen = Arrays.copyOfRange(order, from, Math.min(order.length, from + config.batch()));
            sum += learn(chosen, schedule.at(step++)) * chosen.length;
        }
        return (float) (sum / order.length);
    }

    private double learn(int[] chosen, float rate) {
        try (NDManager scratch = manager.newSubManager()) {
            NDArray rows = train.rows(scratch, torch.device(), chosen);
            NDArray wanted = wanted(train, scratch, chosen, rows);
            NDArray loss;
            try (GradientCollector gradients = torch.engine().newGradientCollector()) {
                loss = net.loss(net.forward(rows, true), wanted);
                gradients.backward(loss);
            }
            net.weights().step(rate, scratch);
            return loss.getFloat();
        }
    }

    private NDArray wanted(PreparedRows from, NDManager scratch, int[] chosen, NDArray rows) {
        return classWeights.length == 0 ? rows : from.weights(scratch, torch.device(), chosen, classWeights);
    }

    private Epoch judge(int number, float loss, Duration spent) {
        Judgement judgement = new Judgement(classWeights.length);
        int[] order = validation.inOrder();
        double sum = 0;
        for (int from = 0; from < order.length; from += JUDGED_AT_ONCE) {
            int[] chosen = Arrays.copyOfRange(order, from, Math.min(order.length, from + JUDGED_AT_ONCE));
            try (NDManager scratch = manager.newSubManager()) {
                NDArray rows = validation.rows(scratch, torch.device(), chosen);
                NDArray said = net.forward(rows, false);
                sum += net.loss(said, wanted(validation, scratch, chosen, rows)).getFloat() * (double) chosen.length;
                float[] values = classWeights.length == 0 ? new float[0] : said.toFloatArray();
                for (int i = 0; i < chosen.length && values.length > 0; i++) {
                    judgement.add(validation.label(chosen[i]), values, i * classWeights.length);
                }
            }
        }
        float rate = schedule.at(number * stepsOfEpoch() - 1);
        float validationLoss = (float) (sum / order.length);
        return new Epoch(
                number, loss, validationLoss, judgement.accuracy(), judgement.macroF1(), rate, spent.toNanos() / NANOS);
    }

    /// How badly each row to choose by is rebuilt.
    float[] errors() {
        float[] errors = new float[validation.count()];
        int[] order = validation.inOrder();
        for (int from = 0; from < order.length; from += JUDGED_AT_ONCE) {
            int[] chosen = Arrays.copyOfRange(order, from, Math.min(order.length, from + JUDGED_AT_ONCE));
            try (NDManager scratch = manager.newSubManager()) {
                NDArray rows = validation.rows(scratch, torch.device(), chosen);
                float[] ofRows = net.forward(rows, false)
                        .sub(rows)
                        .square()
                        .mean(new int[] {1})
                        .toFloatArray();
                System.arraycopy(ofRows, 0, errors, from, ofRows.length);
            }
        }
        return errors;
    }
}
