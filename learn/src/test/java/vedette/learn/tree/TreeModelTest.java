package vedette.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.learn.model.Verdicts;
import vedette.learn.table.Columns;

class TreeModelTest {

    private static final Columns COLUMNS = Columns.of("x", "y");
    private static final List<String> CLASSES = List.of("benign", "scan", "flood");

    @Test
    void aForestsProbabilityIsTheMeanOverItsTrees() {
        TreeModel model = new TreeModel(COLUMNS, CLASSES, 0, Link.MEAN, leaves(3, 3, 0.5f, 0.25f, 0.25f, 1, 0, 0));

        Verdicts verdicts = judged(model);

        assertThat(Arrays.copyOf(verdicts.probabilities(), 3)).containsExactly(0.75f, 0.125f, 0.125f);
        assertThat(verdicts.score(0)).isEqualTo(0.25f);
        assertThat(verdicts.best(0)).isZero();
    }

    @Test
    void boostedTreesGiveTheLogarithmOfWhatProbabilitiesAreInProportionTo() {
        TreeModel model =
                new TreeModel(COLUMNS, CLASSES, 1, Link.SOFTMAX, leaves(3, 1, 1000, 1001, 999), 0.5f, 0.5f, 0.5f);

        Verdicts verdicts = judged(model);

        double sum = 1 + Math.E + 1 / Math.E;
        assertThat(verdicts.probability(0, 0)).isEqualTo((float) (1 / sum), within(1e-6f));
        assertThat(verdicts.probability(0, 1)).isEqualTo((float) (Math.E / sum), within(1e-6f));
        assertThat(verdicts.score(0)).isEqualTo((float) (1 - Math.E / sum), within(1e-6f));
    }

    @Test
    void oneSumOfTwoClassesIsTheLogarithmOfTheOddsOfTheSecond() {
        List<String> two = List.of("benign", "attack");
        for (float sum : new float[] {-200, -2, 0, 2, 200}) {
            TreeModel model = new TreeModel(COLUMNS, two, 0, Link.LOGISTIC, leaves(1, 1, sum - 1, 0.5f), 0.5f);

            Verdicts verdicts = judged(model);

            assertThat(verdicts.probability(0, 1)).isEqualTo((float) (1 / (1 + Math.exp(-sum))), within(1e-6f));
            assertThat(verdicts.probability(0, 0)).isEqualTo(1 - verdicts.probability(0, 1), within(1e-6f));
        }
    }

    @Test
    void aModelThatIsWrittenAndReadGivesTheSame() throws IOException {
        TreeModel model = new TreeModel(COLUMNS, CLASSES, 2, Link.SOFTMAX, leaves(3, 1, 1, 2, 3), 0.1f, 0.2f, 0.3f);

        TreeModel read = TreeModel.read(in(bytes(model)));

        assertThat(read.columns()).isEqualTo(COLUMNS);
        assertThat(read.classes()).isEqualTo(CLASSES);
        assertThat(read.benign()).isEqualTo(2);
        assertThat(judged(read).probabilities()).isEqualTo(judged(model).probabilities());
    }

    @Test
    void damagedBytesAreRefusedWithAReason() throws IOException {
        byte[] bytes = bytes(new TreeModel(COLUMNS, CLASSES, 0, Link.MEAN, leaves(3, 3, 1, 0, 0)));
        byte[] other = bytes.clone();
        other[3]++;

        assertThatThrownBy(() -> TreeModel.read(in(other)))
                .isInstanceOf(IOException.class)
                .hasMessage("not a model of trees, or one of another version of Vedette: train it again");
        for (int i = 0; i < bytes.length; i++) {
            byte[] cut = Arrays.copyOf(bytes, i);
            assertThatThrownBy(() -> TreeModel.read(in(cut))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void treesThatDoNotFitTheClassesAreRefused() {
        assertThatThrownBy(() -> new TreeModel(COLUMNS, List.of("a", "b"), 0, Link.MEAN, leaves(3, 3, 1, 0, 0)))
                .hasMessage("trees with 3 sums do not tell 2 classes apart");
    }

    /// Trees of one leaf each, with these values.
    private static Trees leaves(int outputs, int leafWidth, float... values) {
        TreesBuilder builder = new TreesBuilder(COLUMNS.size(), outputs, leafWidth);
        for (int from = 0; from < values.length; from += leafWidth) {
            TreeSketch sketch = new TreeSketch(leafWidth);
            sketch.leaf(TreeSketch.ROOT, 1, values, from);
            builder.add(sketch);
        }
        return builder.make();
    }

    private static Verdicts judged(TreeModel model) {
        Verdicts verdicts = new Verdicts(2, model.classes().size());
        model.judge(new float[2 * COLUMNS.size()], 2, verdicts);
        return verdicts;
    }

    private static byte[] bytes(TreeModel model) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }
}
