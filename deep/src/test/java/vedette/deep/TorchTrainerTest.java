package vedette.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.learn.model.Verdicts;
import vedette.learn.network.Epoch;
import vedette.learn.network.NetworkConfig;
import vedette.learn.network.NetworkConfig.Place;
import vedette.learn.network.NetworkTask;
import vedette.learn.network.NetworkTask.Kind;
import vedette.learn.network.NetworkTrainer;
import vedette.learn.network.TrainedNetwork;
import vedette.learn.prepare.Recipe;
import vedette.learn.table.Columns;
import vedette.learn.table.Row;
import vedette.learn.table.Table;

class TorchTrainerTest {

    private static final Path LIBRARIES = Path.of("target/torch");
    private static final Columns COLUMNS = Columns.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

    private final TorchTrainer trainer = new TorchTrainer();

    @Test
    void aNetworkLearnsToTellClassesApart() throws IOException {
        TrainedNetwork trained = trainer.train(task(Kind.CNN), config(8, null), CLOCK, _ -> {});

        Epoch last = trained.history().getLast();
        assertThat(last.accuracy()).isGreaterThan(0.97f);
        assertThat(last.macroF1()).isGreaterThan(0.95f);
        assertThat(last.loss()).isLessThan(trained.history().getFirst().loss() / 2);
        assertThat(last.rate()).isLessThan(trained.history().getFirst().rate());
        assertThat(trained.model().classes()).containsExactly("benign", "scan", "flood");
        assertThat(trained.model().benign()).isZero();
        assertThat(accuracy(trained, table(600, 3))).isGreaterThan(0.97);
    }

    @Test
    void theSameSeedGivesTheSameNetworkAndAnotherDoesNot() throws IOException {
        byte[] first = bytes(trainer.train(task(Kind.CNN), config(2, null), CLOCK, _ -> {}));

        assertThat(bytes(trainer.train(task(Kind.CNN), config(2, null), CLOCK, _ -> {})))
                .isEqualTo(first);
        assertThat(bytes(trainer.train(task(Kind.CNN), config(2, null).withSeed(8), CLOCK, _ -> {})))
                .isNotEqualTo(first);
    }

    @Test
    void whenTrainingIsInterrupted_thenItGoesOnFromTheCheckpointToTheSameResult(@TempDir Path folder)
            throws IOException {
        for (Kind kind : Kind.values()) {
            Path checkpoints = folder.resolve(kind.name());
            TrainedNetwork whole = trainer.train(task(kind), config(4, null), CLOCK, _ -> {});
            List<Epoch> told = new ArrayList<>();

            assertThatThrownBy(() -> trainer.train(task(kind), config(4, checkpoints), CLOCK, epoch -> {
                        if (epoch.number() == 2) {
                            throw new IllegalStateException("power cut");
                        }
                    }))
                    .hasMessage("power cut");
            TrainedNetwork resumed = trainer.train(task(kind), config(4, checkpoints), CLOCK, told::add);

            assertThat(told).extracting(Epoch::number).containsExactly(3, 4);
            assertThat(resumed.history()).isEqualTo(whole.history());
            assertThat(resumed.best()).isEqualTo(whole.best());
            assertThat(bytes(resumed)).isEqualTo(bytes(whole));
        }
    }

    @Test
    void aCheckpointOfAnotherTrainingIsRefusedWithWhatToDo(@TempDir Path folder) throws IOException {
        trainer.train(task(Kind.AUTOENCODER), config(1, folder), CLOCK, _ -> {});

        assertThatThrownBy(() ->
                        trainer.train(task(Kind.AUTOENCODER), config(1, folder).withSeed(9), CLOCK, _ -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is of a training with other rows or settings")
                .hasMessageContaining("delete it to begin again");
    }

    @Test
    void aDamagedCheckpointIsRefused(@TempDir Path folder) throws IOException {
        trainer.train(task(Kind.AUTOENCODER), config(1, folder), CLOCK, _ -> {});
        Path file = folder.resolve("checkpoint.bin");
        byte[] bytes = Files.readAllBytes(file);

        for (int length : new int[] {0, 3, 11, 300, bytes.length - 1}) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> trainer.train(task(Kind.AUTOENCODER), config(1, folder), CLOCK, _ -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("delete it to begin again");
        }
    }

    @Test
    void trainingEndsWhenItGetsNoBetterAndTheBestIsKept() throws IOException {
        NetworkConfig config = config(60, null).withPatience(2);

        TrainedNetwork trained = trainer.train(task(Kind.CNN), config, CLOCK, _ -> {});

        assertThat(trained.history()).hasSize(trained.best() + 2).hasSizeLessThan(60);
    }

    @Test
    void anAutoencoderGivesWhatIsUnlikeItsRowsAHighScore() throws IOException {
        TrainedNetwork trained = trainer.train(task(Kind.AUTOENCODER), config(10, null), CLOCK, _ -> {});
        float[] usual = prepared(trained, table(200, 5));
        float[] unusual = usual.clone();
        Random random = new Random(1);
        for (int i = 0; i < unusual.length; i++) {
            unusual[i] += (float) (4 * random.nextGaussian());
        }
        Verdicts ofUsual = new Verdicts(200, 0);
        Verdicts ofUnusual = new Verdicts(200, 0);

        trained.model().judge(usual, 200, ofUsual);
        trained.model().judge(unusual, 200, ofUnusual);

        for (int row = 0; row < 200; row++) {
            assertThat(ofUnusual.score(row)).isGreaterThan(ofUsual.score(row)).isGreaterThan(0.9f);
        }
        assertThat(trained.history().getLast().validationLoss())
                .isLessThan(trained.history().getFirst().validationLoss());
    }

    @Test
    void firstPacketsAreSeenInTheirOrder() throws IOException {
        Table train = packets(600, 1);
        NetworkTask task = new NetworkTask(Kind.CNN, train, packets(200, 2), Recipe.cleaned(), "");

        TrainedNetwork trained = trainer.train(task, config(8, null), CLOCK, _ -> {});

        assertThat(trained.history().get(trained.best() - 1).accuracy()).isGreaterThan(0.97f);
        assertThat(accuracy(trained, packets(300, 3))).isGreaterThan(0.97);
    }

    @Test
    void whereItIsTrainedIsSaid() throws IOException {
        Place place = new Place(LIBRARIES, null, true, 1);

        String placement = trainer.train(task(Kind.AUTOENCODER), config(1, null).withPlace(place), CLOCK, _ -> {})
                .placement();

        assertThat(placement).startsWith("on the ");
        if (placement.startsWith("on the processor")) {
            assertThat(placement).contains("PyTorch finds no graphics processor");
        }
    }

    @Test
    void theRestOfVedetteFindsIt() throws IOException {
        assertThat(NetworkTrainer.find()).isInstanceOf(TorchTrainer.class);
    }

    @Test
    void fewColumnsAreRefused() {
        Table.Builder builder = new Table.Builder(Columns.of("a", "b"));
        Row row = new Row(2);
        for (int i = 0; i < 10; i++) {
            row.label = i % 2 == 0 ? "a" : "b";
            builder.add(row, "x");
        }
        Table table = builder.make();
        NetworkTask task = new NetworkTask(Kind.CNN, table, table, Recipe.standard(), "a");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.train(task, config(1, null), CLOCK, _ -> {}))
                .withMessageContaining("choose a forest");
    }

    private static NetworkConfig config(int epochs, @Nullable Path checkpoints) {
        return NetworkConfig.defaults(new Place(LIBRARIES, checkpoints, false, 1))
                .withEpochs(epochs)
                .withBatch(64);
    }

    private static NetworkTask task(Kind kind) {
        return new NetworkTask(kind, table(900, 1), table(300, 2), Recipe.standard(), "benign");
    }

    private static byte[] bytes(TrainedNetwork trained) {
        return trained.model().file().toBytes();
    }

    private static float[] prepared(TrainedNetwork trained, Table table) {
        float[] rows = new float[table.rows() * table.columns().size()];
        table.copy(0, table.rows(), rows);
        trained.preparation().apply(rows, table.rows());
        return rows;
    }

    private static double accuracy(TrainedNetwork trained, Table table) {
        Verdicts verdicts = new Verdicts(table.rows(), trained.model().classes().size());
        trained.model().judge(prepared(trained, table), table.rows(), verdicts);
        int right = 0;
        for (int row = 0; row < table.rows(); row++) {
            right += verdicts.best(row) == table.label(row) ? 1 : 0;
        }
        return (double) right / table.rows();
    }

    /// Each class has its own mean in every second column; there are few floods.
    private static Table table(int rows, long seed) {
        Random random = new Random(seed);
        Table.Builder builder = new Table.Builder(COLUMNS);
        Row row = new Row(COLUMNS.size());
        for (int i = 0; i < rows; i++) {
            int label = i % 10 == 9 ? 2 : i % 2;
            for (int column = 0; column < COLUMNS.size(); column++) {
                double mean = column % 2 == 0 ? ((label + 1) * (column + 1)) % 5 : 0;
                row.values[column] = (float) (mean + 0.5 * random.nextGaussian());
            }
            row.label = List.of("benign", "scan", "flood").get(i == 2 ? 2 : label);
            builder.add(row, "chance");
        }
        return builder.make();
    }

    /// Classes differ only in whether a large packet follows a small one or a small one a large one.
    private static Table packets(int rows, long seed) {
        Random random = new Random(seed);
        List<String> names = new ArrayList<>(List.of("a", "b", "c", "d"));
        for (int place = 1; place <= 8; place++) {
            names.add("sequence_payload_" + place);
            names.add("sequence_gap_" + place);
        }
        Table.Builder builder = new Table.Builder(new Columns(names));
        Row row = new Row(names.size());
        for (int i = 0; i < rows; i++) {
            for (int column = 0; column < names.size(); column++) {
                row.values[column] = (float) (0.3 * random.nextGaussian());
            }
            int at = 4 + 2 * random.nextInt(7);
            row.values[at] += i % 2 == 0 ? 3 : -3;
            row.values[at + 2] += i % 2 == 0 ? -3 : 3;
            row.label = i % 2 == 0 ? "falling" : "rising";
            builder.add(row, "chance");
        }
        return builder.make();
    }
}
