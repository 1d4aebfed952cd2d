package vedette.learn.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.learn.Tables;
import vedette.learn.calibrate.ErrorScore;
import vedette.learn.model.Verdicts;
import vedette.learn.onnx.OnnxModel;

class NetworkModelTest {

    private static final int ROWS = 1_100;
    private static final List<String> CLASSES = List.of("scan", "benign", "flood");
    private static final ErrorScore SCORES = ErrorScore.fit(new float[] {0.5f, 1, 1.5f});

    private static float[] rows(int columns) {
        Random random = new Random(3);
        float[] rows = new float[ROWS * columns];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) random.nextGaussian();
        }
        return rows;
    }

    private static Verdicts judged(NetworkModel model, float[] rows, int batch) {
        int columns = model.columns().size();
        Verdicts all = new Verdicts(ROWS, model.classes().size());
        Verdicts some = new Verdicts(batch, model.classes().size());
        int classes = model.classes().size();
        for (int from = 0; from < ROWS; from += batch) {
            int count = Math.min(batch, ROWS - from);
            model.judge(Arrays.copyOfRange(rows, from * columns, (from + count) * columns), count, some);
            System.arraycopy(some.scores(), 0, all.scores(), from, count);
            System.arraycopy(some.probabilities(), 0, all.probabilities(), from * classes, count * classes);
        }
        return all;
    }

    static Stream<NetworkModel> networks() throws IOException {
        return Stream.of(
                Networks.classifier(78, CLASSES, 1),
                Networks.classifier(82, List.of("a", "b", "c", "d", "e", "f", "g", "h", "i"), -1),
                Networks.rebuilder(83, SCORES),
                Networks.rebuilder(10, SCORES));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void aRowsNumbersAreTheSameInEveryBatch(NetworkModel model) {
        float[] rows = rows(model.columns().size());
        Verdicts whole = judged(model, rows, 1_024);

        for (int batch : new int[] {1, 2, 3, 5, 7, 17, 64, 65}) {
            Verdicts parts = judged(model, rows, batch);

            assertThat(parts.scores()).as("batch of %d", batch).isEqualTo(whole.scores());
            assertThat(parts.probabilities()).as("batch of %d", batch).isEqualTo(whole.probabilities());
        }
    }

    @Test
    void theScoreIsHowLikelyTheRowIsNotBenign() throws IOException {
        NetworkModel model = Networks.classifier(20, CLASSES, 1);
        Verdicts verdicts = judged(model, rows(20), 100);

        for (int row = 0; row < ROWS; row++) {
            assertThat(verdicts.score(row)).isEqualTo(1 - verdicts.probability(row, 1));
        }
        assertThat(new Random(1).ints(5, 0, ROWS).map(verdicts::best).distinct().count())
                .isPositive();
    }

    @Test
    void aWorseRebuiltRowHasAHigherScore() throws IOException {
        NetworkModel model = Networks.rebuilder(10, SCORES);
        float[] rows = rows(10);
        float[] farther = rows.clone();
        for (int i = 0; i < farther.length; i++) {
            farther[i] *= 10;
        }

        Verdicts near = judged(model, rows, 64);
        Verdicts far = judged(model, farther, 64);

        for (int row = 0; row < ROWS; row++) {
            assertThat(near.score(row)).isBetween(0f, 1f);
            assertThat(far.score(row)).isGreaterThan(near.score(row)).isBetween(0.9f, 1f);
        }
    }

    @Test
    void threadsDoNotDisturbEachOther() throws IOException, InterruptedException, ExecutionException {
        NetworkModel model = Networks.classifier(30, CLASSES, 1);
        float[] rows = rows(30);
        float[] expected = judged(model, rows, 64).scores();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Callable<float[]> judging = () -> judged(model, rows, 37).scores();
            for (Future<float[]> each : threads.invokeAll(List.of(judging, judging, judging, judging, judging))) {
                assertThat(each.get()).isEqualTo(expected);
            }
        }
    }

    @Test
    void aNetworkThatIsWrittenAndReadGivesTheSame() throws IOException {
        for (NetworkModel model : List.of(Networks.classifier(20, CLASSES, 1), Networks.rebuilder(20, SCORES))) {
            NetworkModel read = read(bytes(model));

            assertThat(read.columns()).isEqualTo(model.columns());
            assertThat(read.classes()).isEqualTo(model.classes());
            assertThat(read.benign()).isEqualTo(model.benign());
            assertThat(judged(read, rows(20), 64).scores())
                    .isEqualTo(judged(model, rows(20), 64).scores());
        }
    }

    @Test
    void damagedBytesAreRefused() throws IOException {
        byte[] bytes = bytes(Networks.rebuilder(4, SCORES));

        for (int length = 0; length < bytes.length; length += 11) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(IOException.class);
        }
        byte[] other = bytes.clone();
        other[3]++;
        assertThatThrownBy(() -> read(other)).hasMessageContaining("train it again");
    }

    @Test
    void aFileThatDoesNotSayWhatItIsIsRefusedWithWhatToDo() throws IOException {
        OnnxModel file = Networks.classifier(4, CLASSES, 1).file().withMetadata(Map.of());

        assertThatThrownBy(() -> NetworkModel.of(file, ScoringDevice.CPU))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("import it with a description of its columns and classes");
    }

    @Test
    void aNetworkForOtherColumnsOrClassesIsRefused() throws IOException {
        OnnxModel file = Networks.classifier(4, CLASSES, 1).file();

        assertThatThrownBy(() -> NetworkModel.classifier(file, Tables.columns(5), CLASSES, 1, ScoringDevice.CPU))
                .hasMessage("damaged network: it does not take 5 values and give 3 for each row");
        assertThatThrownBy(
                        () -> NetworkModel.classifier(file, Tables.columns(4), List.of("a", "b"), 1, ScoringDevice.CPU))
                .hasMessage("damaged network: it does not take 4 values and give 2 for each row");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whereItComputesIsSaid(boolean isGpuWanted) throws IOException {
        ScoringDevice device = isGpuWanted ? ScoringDevice.GPU_IF_ANY : ScoringDevice.CPU;
        NetworkModel model = NetworkModel.of(Networks.rebuilder(4, SCORES).file(), device);

        assertThat(model.placement()).startsWith("on the ");
        if (isGpuWanted && model.placement().startsWith("on the processor")) {
            assertThat(model.placement()).contains(", since ");
        }
    }

    private static byte[] bytes(NetworkModel model) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static NetworkModel read(byte[] bytes) throws IOException {
        return NetworkModel.read(new DataInputStream(new ByteArrayInputStream(bytes)), ScoringDevice.CPU);
    }
}
