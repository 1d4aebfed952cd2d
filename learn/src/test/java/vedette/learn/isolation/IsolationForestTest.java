package vedette.learn.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.learn.Tables;
import vedette.learn.model.Verdicts;
import vedette.learn.prepare.Preparation;
import vedette.learn.prepare.Recipe;
import vedette.learn.table.Row;
import vedette.learn.table.Table;

class IsolationForestTest {

    private static final int COLUMNS = 6;

    private final Table table = Tables.separable(2_000, 2, COLUMNS, 1, 5);

    @ParameterizedTest
    @ValueSource(ints = {1, 3, COLUMNS})
    void aRowFarFromAllOthersStandsOut(int slope) {
        IsolationForest forest = forest(slope, 1);
        float[] rows = Arrays.copyOf(Tables.values(table), 11 * COLUMNS);
        Arrays.fill(rows, 10 * COLUMNS, 11 * COLUMNS, 30);

        float[] scores = scores(forest, rows, 11);

        for (int row = 0; row < 10; row++) {
            assertThat(scores[10]).isGreaterThan(scores[row] + 0.1f);
        }
        assertThat(scores[10]).isBetween(0.6f, 1f);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aScoreIsTheSameInAnyBatch(int slope) {
        IsolationForest forest = forest(slope, 1);
        float[] rows = Tables.values(table);
        float[] expected = scores(forest, rows, 1_030);

        for (int batch : new int[] {1, 3, 64, 1_024}) {
            for (int first = 0; first + batch <= 1_030; first += batch) {
                float[] part = Arrays.copyOfRange(rows, first * COLUMNS, (first + batch) * COLUMNS);
                assertThat(scores(forest, part, batch)).isEqualTo(Arrays.copyOfRange(expected, first, first + batch));
            }
        }
    }

    @Test
    void theSeedDecidesWhatIsGrown() throws IOException {
        assertThat(bytes(forest(1, 4))).isEqualTo(bytes(forest(1, 4)));
        assertThat(bytes(forest(1, 4))).isNotEqualTo(bytes(forest(1, 5)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whatColumnsHadToDoWithItSumsToTheScoresDifference(int slope) {
        IsolationForest forest = forest(slope, 1);
        float[] rows = Tables.values(table);
        float[] scores = scores(forest, rows, 200);
        double[] shares = new double[COLUMNS];

        for (int row = 0; row < 200; row++) {
            forest.explain(rows, row * COLUMNS, shares);
            assertThat(Arrays.stream(shares).sum()).isEqualTo(scores[row] - forest.usualScore(), within(1e-4));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theColumnThatIsUnusualIsNamed(int slope) {
        IsolationForest forest = forest(slope, 1);
        float[] row = Arrays.copyOf(Tables.values(table), COLUMNS);
        row[2] = 40;
        double[] shares = new double[COLUMNS];

        forest.explain(row, 0, shares);

        for (int column = 0; column < COLUMNS; column++) {
            assertThat(column == 2 || shares[column] < shares[2]).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aForestThatIsWrittenAndReadGivesTheSame(int slope) throws IOException {
        IsolationForest forest = forest(slope, 1);
        float[] rows = Tables.values(table);

        IsolationForest read = IsolationForest.read(in(bytes(forest)));

        assertThat(read.columns()).isEqualTo(table.columns());
        assertThat(read.classes()).isEmpty();
        assertThat(scores(read, rows, 100)).isEqualTo(scores(forest, rows, 100));
        assertThat(read.usualScore()).isEqualTo(forest.usualScore(), within(1e-6));
        assertThat(bytes(read)).isEqualTo(bytes(forest));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void damagedBytesAreRefusedOrGiveAForestThatEnds(int slope) throws IOException {
        IsolationConfig config =
                IsolationConfig.defaults().withTrees(3).withSample(16).withSlope(slope);
        byte[] bytes = bytes(IsolationForest.train(table, config));
        Random random = new Random(1);
        float[] rows = Arrays.copyOf(Tables.values(table), 8 * COLUMNS);
        int refused = 0;
        for (int i = 0; i < 3_000; i++) {
            byte[] damaged = Arrays.copyOf(bytes, i % 3 == 0 ? random.nextInt(bytes.length) : bytes.length);
            if (damaged.length > 0) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                IsolationForest forest = IsolationForest.read(in(damaged));
                if (forest.columns().size() == COLUMNS) {
                    scores(forest, rows, 8);
                    forest.explain(rows, 0, new double[COLUMNS]);
                }
            } catch (IOException e) {
                assertThat(e.getMessage()).isNotBlank();
                refused++;
            }
        }

        assertThat(refused).isGreaterThan(1_000);
    }

    @Test
    void whereRanksAreDividedRowsAreJudgedAsTheirRanksWouldBe() {
        int[] all = IntStream.range(0, table.rows()).toArray();
        Preparation ranks = Preparation.fit(Recipe.ranks(), table, all);
        IsolationConfig config = IsolationConfig.defaults().withSample(1_000);
        IsolationForest ofRanks = IsolationForest.train(ranks.apply(table), config);
        float[] rows = Tables.values(Tables.separable(500, 2, COLUMNS, 1.5, 8));
        float[] ranked = rows.clone();
        ranks.apply(ranked, 500);

        float[] scores = scores(IsolationForest.train(table, ranks, config), rows, 500);

        assertThat(scores).isEqualTo(scores(ofRanks, ranked, 500));
    }

    @Test
    void rowsThatAreAllTheSameDoNotStandOut() {
        Table.Builder builder = new Table.Builder(Tables.columns(2));
        for (int i = 0; i < 300; i++) {
            builder.add(new Row(2), "");
        }
        Table constant = builder.make();

        for (int slope = 1; slope <= 2; slope++) {
            IsolationForest forest =
                    IsolationForest.train(constant, IsolationConfig.defaults().withSlope(slope));

            assertThat(scores(forest, new float[] {0, 0, 9, 9}, 2))
                    .containsExactly(new float[] {0.5f, 0.5f}, within(1e-5f));
        }
    }

    @Test
    void valuesThatAreNotNumbersGetAScore() {
        float[] rows = new float[3 * COLUMNS];
        Arrays.fill(rows, Float.NaN);
        Arrays.fill(rows, COLUMNS, 2 * COLUMNS, Float.POSITIVE_INFINITY);

        for (int slope : new int[] {1, 3}) {
            for (float score : scores(forest(slope, 1), rows, 3)) {
                assertThat(score).isBetween(0f, 1f);
            }
        }
    }

    @Test
    void whatCannotBeLearntFromIsRefusedByName() {
        Row row = new Row(2);
        Table.Builder builder = new Table.Builder(Tables.columns(2)).add(row, "");
        Table single = new Table.Builder(Tables.columns(2)).add(row, "").make();
        row.values[1] = Float.NaN;
        Table broken = builder.add(row, "").make();

        assertThatThrownBy(() -> IsolationForest.train(broken, IsolationConfig.defaults()))
                .hasMessage("row 1 has NaN in column c1: prepare the table before anything is learnt from it");
        assertThatThrownBy(() -> IsolationForest.train(single, IsolationConfig.defaults()))
                .hasMessage("an isolation forest needs two rows at least, there are 1");
        Table empty = new Table.Builder(Tables.columns(0))
                .add(new Row(0), "")
                .add(new Row(0), "")
                .make();
        assertThatThrownBy(() -> IsolationForest.train(empty, IsolationConfig.defaults()))
                .hasMessage("an isolation forest needs between 1 and 2048 columns, there are 0");
    }

    private IsolationForest forest(int slope, long seed) {
        return IsolationForest.train(
                table, IsolationConfig.defaults().withSlope(slope).withSeed(seed));
    }

    private static float[] scores(IsolationForest forest, float[] rows, int count) {
        Verdicts verdicts = new Verdicts(count, 0);
        forest.judge(rows, count, verdicts);
        return verdicts.scores().clone();
    }

    private static byte[] bytes(IsolationForest forest) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        forest.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }
}
