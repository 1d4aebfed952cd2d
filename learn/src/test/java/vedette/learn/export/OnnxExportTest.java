package vedette.learn.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.learn.Tables;
import vedette.learn.calibrate.CalibratedModel;
import vedette.learn.calibrate.Calibration;
import vedette.learn.calibrate.ErrorScore;
import vedette.learn.forest.ForestConfig;
import vedette.learn.forest.ForestTrainer;
import vedette.learn.isolation.IsolationConfig;
import vedette.learn.isolation.IsolationForest;
import vedette.learn.model.Model;
import vedette.learn.model.Verdicts;
import vedette.learn.network.NetworkModel;
import vedette.learn.network.Networks;
import vedette.learn.onnx.OnnxModel;
import vedette.learn.onnx.Signature;
import vedette.learn.prepare.Preparation;
import vedette.learn.prepare.Recipe;
import vedette.learn.prepare.Recipe.Scaling;
import vedette.learn.table.Columns;
import vedette.learn.table.Row;
import vedette.learn.table.Table;
import vedette.learn.tree.Link;
import vedette.learn.tree.RandomTrees;
import vedette.learn.tree.TreeModel;

class OnnxExportTest {

    private static final int COLUMNS = 6;
    private static final int ROWS = 400;
    private static final Offset<Float> CLOSE = within(1e-4f);

    private final RandomTrees random = new RandomTrees(1, COLUMNS);

    @Test
    void aForestGivesTheSame() throws IOException {
        Table table = Tables.separable(600, 4, COLUMNS, 2, 1);
        TreeModel forest = ForestTrainer.train(table, 0, ForestConfig.defaults().withTrees(20))
                .model();

        assertSame(forest, null, Tables.values(Tables.separable(ROWS, 4, COLUMNS, 3, 2)));
    }

    @ParameterizedTest
    @EnumSource
    void treesOfEveryKindGiveTheSameAlsoOnTheirThresholds(Link link) throws IOException {
        int outputs = link == Link.LOGISTIC ? 1 : 3;
        List<String> classes = link == Link.LOGISTIC ? List.of("benign", "scan") : List.of("scan", "benign", "flood");
        float[] start = link == Link.MEAN ? new float[0] : new float[outputs];
        Arrays.fill(start, 0.25f);
        for (int width : link == Link.MEAN ? new int[] {outputs} : new int[] {1, outputs}) {
            TreeModel model =
                    new TreeModel(Tables.columns(COLUMNS), classes, 1, link, random.draw(12, 6, outputs, width), start);

            assertSame(model, null, random.rows(ROWS));
        }
    }

    @Test
    void whatIsNoNumberGoesTheSameWay() throws IOException {
        TreeModel model =
                new TreeModel(Tables.columns(COLUMNS), List.of("a", "b"), -1, Link.MEAN, random.draw(8, 5, 2, 2));
        float[] rows = random.rows(ROWS);
        for (int i = 0; i < rows.length; i += 5) {
            rows[i] = i % 2 == 0 ? Float.NaN : Float.NEGATIVE_INFINITY;
        }

        assertSame(model, null, rows);
    }

    @Test
    void anIsolationForestGivesTheSame() throws IOException {
        Table table = Tables.separable(2_000, 3, COLUMNS, 1, 1);
        IsolationForest forest = IsolationForest.train(table, IsolationConfig.defaults());

        assertSame(forest, null, rowsWithGaps(3));
    }

    @Test
    void anIsolationForestAlongSlopesIsRefusedWithWhatToDo() {
        Table table = Tables.separable(500, 3, COLUMNS, 1, 1);
        IsolationForest forest =
                IsolationForest.train(table, IsolationConfig.defaults().withSlope(2));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnnxExport.of(forest, null))
                .withMessageContaining("train it with a slope of one column");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsDoneToRowsBeforeIsInTheFile(Scaling scaling) throws IOException {
        Table table = rowsOfAllSizes(500, 4);
        for (Recipe recipe : List.of(
                new Recipe(0, false, scaling, 16),
                new Recipe(0.01, true, scaling, 64),
                new Recipe(0, true, scaling, 2),
                new Recipe(0.1, false, scaling, 128))) {
            Preparation preparation =
                    Preparation.fit(recipe, table, IntStream.range(0, 500).toArray());
            float[] rows = Tables.values(rowsOfAllSizes(ROWS, 5));

            assertSame(Networks.sum(COLUMNS), preparation, rows);
        }
    }

    @Test
    void aPreparedNetworkGivesTheSame() throws IOException {
        Table table = rowsOfAllSizes(500, 6);
        Preparation preparation = Preparation.fit(
                Recipe.standard(), table, IntStream.range(0, 500).toArray());
        NetworkModel network = Networks.classifier(COLUMNS, List.of("benign", "scan", "flood"), 0);

        assertSame(network, preparation, Tables.values(rowsOfAllSizes(ROWS, 7)));
    }

    @Test
    void aNetworkThatRebuildsRowsGivesTheSame() throws IOException {
        ErrorScore scores = ErrorScore.fit(new float[] {0.1f, 0.4f, 0.4f, 2});
        NetworkModel network = Networks.rebuilder(COLUMNS, scores);

        assertSame(network, null, rowsWithGaps(8, 0));
    }

    @ParameterizedTest
    @EnumSource
    void calibratedProbabilitiesGiveTheSame(Calibration.Method method) throws IOException {
        Table table = Tables.separable(900, 3, COLUMNS, 2, 1);
        TreeModel forest = ForestTrainer.train(table, 0, ForestConfig.defaults().withTrees(10))
                .model();
        Table validation = Tables.separable(900, 3, COLUMNS, 2, 2);
        Calibration calibration = Calibration.fit(forest, validation, method);

        for (int benign : new int[] {0, -1}) {
            assertSame(
                    new CalibratedModel(forest, calibration, benign),
                    null,
                    Tables.values(Tables.separable(ROWS, 3, COLUMNS, 3, 3)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 2})
    void namesAreInTheFile(int benign) throws IOException {
        TreeModel model = new TreeModel(
                Columns.of("Flow Duration", "naïve \"name\""),
                List.of("scan", "flood", "benign"),
                benign,
                Link.MEAN,
                new RandomTrees(2, 2).draw(2, 3, 3, 3));

        OnnxModel file = OnnxModel.read(OnnxExport.of(model, null).toBytes());

        assertThat(Signature.of(file.metadata()))
                .isEqualTo(new Signature("trees", model.columns(), model.classes(), benign));
    }

    @Test
    void aPreparationOfOtherColumnsIsRefused() {
        Preparation preparation =
                Preparation.fit(Recipe.cleaned(), Tables.separable(10, 2, COLUMNS + 1, 1, 1), new int[] {0, 1, 2});
        TreeModel model =
                new TreeModel(Tables.columns(COLUMNS), List.of("a", "b"), 0, Link.MEAN, random.draw(2, 2, 2, 2));

        assertThatIllegalArgumentException().isThrownBy(() -> OnnxExport.of(model, preparation));
    }

    private static float[] rowsWithGaps(long seed) {
        return rowsWithGaps(seed, 9);
    }

    private static float[] rowsWithGaps(long seed, int every) {
        float[] rows = Tables.values(Tables.separable(ROWS, 3, COLUMNS, 4, seed));
        for (int i = 0; every > 0 && i < rows.length; i += every) {
            rows[i] = Float.NaN;
        }
        return rows;
    }

    /// Values from tiny to huge, whole numbers that are often the same, and what is no number.
    private static Table rowsOfAllSizes(int count, long seed) {
        Random random = new Random(seed);
        Table.Builder builder = new Table.Builder(Tables.columns(COLUMNS));
        Row row = new Row(COLUMNS);
        for (int i = 0; i < count; i++) {
            for (int column = 0; column < COLUMNS; column++) {
                double size = Math.exp(random.nextGaussian() * 4 * column);
                row.values[column] = (float) (random.nextBoolean() ? size : -size);
            }
            row.values[0] = random.nextInt(5) - 1;
            row.values[1 + random.nextInt(COLUMNS - 1)] = random.nextInt(8) == 0 ? Float.NaN : 0;
            row.values[2] = random.nextInt(20) == 0 ? Float.POSITIVE_INFINITY : row.values[2];
            builder.add(row, "chance");
        }
        return builder.make();
    }

    private static void assertSame(Model model, @Nullable Preparation preparation, float[] rows) throws IOException {
        int count = rows.length / model.columns().size();
        OnnxModel file = OnnxModel.read(OnnxExport.of(model, preparation).toBytes());
        RanFile ran = RanFile.of(file, rows, model.columns().size());
        float[] prepared = rows.clone();
        if (preparation != null) {
            preparation.apply(prepared, count);
        }
        Verdicts verdicts = new Verdicts(count, model.classes().size());
        model.judge(prepared, count, verdicts);
        for (int row = 0; row < count; row++) {
            assertThat(ran.score(row)).as("score of row %d", row).isCloseTo(verdicts.score(row), CLOSE);
            for (int each = 0; each < model.classes().size(); each++) {
                assertThat(ran.probability(row, each)).isCloseTo(verdicts.probability(row, each), CLOSE);
            }
            if (!model.classes().isEmpty()) {
                float most = verdicts.probability(row, verdicts.best(row));
                int named = model.classes().indexOf(ran.label(row));
                assertThat(verdicts.probability(row, named)).isCloseTo(most, CLOSE);
            }
        }
    }
}
