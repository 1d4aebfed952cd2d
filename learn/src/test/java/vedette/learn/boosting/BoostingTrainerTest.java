package vedette.learn.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static vedette.learn.Trained.accuracy;
import static vedette.learn.Trained.bytes;
import static vedette.learn.Trained.verdicts;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import vedette.learn.Tables;
import vedette.learn.boosting.BoostingConfig.Growth;
import vedette.learn.model.Verdicts;
import vedette.learn.table.Columns;
import vedette.learn.table.Row;
import vedette.learn.table.Table;
import vedette.learn.tree.Link;
import vedette.learn.tree.TreeAttribution;
import vedette.learn.tree.TreeModel;

class BoostingTrainerTest {

    private static final BoostingConfig SMALL = BoostingConfig.defaults().withRounds(20);
    private static final BoostingConfig ALL_COLUMNS = SMALL.withGrowth(new Growth(6, 0.1, 1, 1));

    @Test
    void classesThatCanBeToldApartAreToldApart() {
        Table table = Tables.separable(900, 3, 8, 0.9, 1);
        Table others = Tables.separable(300, 3, 8, 0.9, 2);

        TrainedBoosting trained = BoostingTrainer.train(table, 0, SMALL);

        assertThat(accuracy(trained.model(), others)).isEqualTo(1);
        assertThat(trained.importance().getFirst()).isGreaterThan(0.8);
        assertThat(trained.importance().getLast()).isZero();
        assertThat(trained.importance().stream().mapToDouble(share -> share).sum())
                .isEqualTo(1, within(1e-9));
    }

    @Test
    void whatTwoColumnsSayTogetherIsLearnt() {
        Table table = Tables.exclusive(400, 1);

        assertThat(accuracy(BoostingTrainer.train(table, 0, ALL_COLUMNS).model(), table))
                .isEqualTo(1);
    }

    @Test
    void theTreesDoNotDependOnTheNumberOfThreads() throws IOException {
        Table table = Tables.separable(700, 4, 8, 2, 1);

        TrainedBoosting one = BoostingTrainer.train(table, 0, SMALL);
        TrainedBoosting three = BoostingTrainer.train(table, 0, SMALL.withThreads(3));

        assertThat(bytes(three.model())).isEqualTo(bytes(one.model()));
        assertThat(three.importance()).isEqualTo(one.importance());
        assertThat(bytes(BoostingTrainer.train(table, 0, SMALL.withSeed(2)).model()))
                .isNotEqualTo(bytes(one.model()));
    }

    @Test
    void oneStepFromEqualOddsIsWhatNewtonsMethodSays() {
        Table.Builder builder = new Table.Builder(Columns.of("x"));
        for (int i = 0; i < 4; i++) {
            add(builder, i % 2, i % 2 == 0 ? "a" : "b");
        }
        Growth growth = new Growth(1, 0, 1, 1);

        TreeModel model = BoostingTrainer.train(
                        builder.make(), 0, SMALL.withRounds(1).withRate(1).withGrowth(growth))
                .model();

        // Each side has two rows with slopes of 1/2 and 1/4: a step of 1 / (1/2 + 1).
        assertThat(model.link()).isEqualTo(Link.LOGISTIC);
        assertThat(probability(model, 1, 1)).isCloseTo((float) (1 / (1 + Math.exp(-2 / 3.0))), within(1e-6f));
        assertThat(probability(model, 0, 1)).isCloseTo((float) (1 / (1 + Math.exp(2 / 3.0))), within(1e-6f));
    }

    @Test
    void beforeAnyDivisionEachClassIsAsLikelyAsItIsOften() {
        Table.Builder builder = new Table.Builder(Columns.of("constant"));
        for (int i = 0; i < 100; i++) {
            add(builder, 3, i < 70 ? "a" : i < 90 ? "b" : "c");
        }

        TreeModel model = BoostingTrainer.train(builder.make(), 0, SMALL).model();

        assertThat(probability(model, 3, 0)).isCloseTo(0.7f, within(1e-3f));
        assertThat(probability(model, 3, 2)).isCloseTo(0.1f, within(1e-3f));
    }

    @Test
    void aClassWithoutRowsStaysUnlikely_andOneAloneIsCertain() {
        Table three = Tables.separable(300, 3, 4, 0.5, 1);
        int[] withoutLast = java.util.stream.IntStream.range(0, 300)
                .filter(row -> three.label(row) != 2)
                .toArray();
        Table alone = Tables.separable(50, 1, 3, 0.5, 1);

        TreeModel model =
                BoostingTrainer.train(three.choose(withoutLast), 0, SMALL).model();

        assertThat(model.classes()).containsExactly("a", "b", "c");
        Verdicts verdicts = verdicts(model, three);
        for (int row = 0; row < 300; row++) {
            assertThat(verdicts.probability(row, 2)).isLessThan(0.05f);
        }
        assertThat(verdicts(BoostingTrainer.train(alone, 0, SMALL).model(), alone)
                        .probability(7, 0))
                .isEqualTo(1);
    }

    @Test
    void moreRoundsFitTheRowsBetter() {
        Table table = Tables.separable(500, 3, 6, 1.5, 1);

        double few = loss(BoostingTrainer.train(table, 0, SMALL.withRounds(3)).model(), table);
        double more = loss(BoostingTrainer.train(table, 0, SMALL.withRounds(15)).model(), table);
        double many = loss(BoostingTrainer.train(table, 0, SMALL.withRounds(60)).model(), table);

        assertThat(more).isLessThan(0.8 * few);
        assertThat(many).isLessThan(0.8 * more);
    }

    @Test
    void thresholdsLieBetweenValuesThatWereSeen() {
        Table table = Tables.separable(600, 2, 3, 0.5, 3);

        TreeModel model = BoostingTrainer.train(table, 0, ALL_COLUMNS).model();

        assertThat(model.trees().column(0, 0)).isZero();
        assertThat(model.trees().threshold(0, 0)).isBetween(0.5f, 1f);
    }

    @Test
    void theSharesOfTheColumnsSumToWhatTheTreesSay() {
        Table table = Tables.separable(400, 3, 5, 1.5, 4);
        TreeModel model = BoostingTrainer.train(table, 0, SMALL).model();
        float[] rows = Tables.values(table);
        TreeAttribution[] attributions = {model.attribution(0), model.attribution(1), model.attribution(2)};
        Verdicts verdicts = verdicts(model, table);
        double[] shares = new double[5];

        for (int row = 0; row < 20; row++) {
            double[] sums = new double[3];
            double all = 0;
            for (int each = 0; each < 3; each++) {
                attributions[each].explain(rows, row * 5, shares);
                sums[each] = Math.exp(attributions[each].base()
                        + java.util.Arrays.stream(shares).sum());
                all += sums[each];
            }
            for (int each = 0; each < 3; each++) {
                assertThat(verdicts.probability(row, each)).isCloseTo((float) (sums[each] / all), within(1e-4f));
            }
        }
    }

    @Test
    void aRowsNumbersAreTheSameInEveryBatch() {
        Table table = Tables.separable(200, 3, 5, 1.5, 4);
        TreeModel model = BoostingTrainer.train(table, 0, SMALL).model();
        Verdicts together = verdicts(model, table);

        for (int row = 0; row < 200; row++) {
            Verdicts alone = verdicts(model, table.choose(new int[] {row}));

            assertThat(alone.probability(0, 1)).isEqualTo(together.probability(row, 1));
        }
    }

    @Test
    void whatCannotBeLearntFromIsRefused() {
        Table table = Tables.separable(10, 2, 2, 0.5, 1);

        assertThatThrownBy(() -> BoostingTrainer.train(
                        table.relabel(new int[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1}), 0, SMALL))
                .hasMessageContaining("no row has a label");
        assertThatThrownBy(() -> SMALL.withRounds(0)).hasMessageContaining("1 to 2000 rounds");
        assertThatThrownBy(() -> SMALL.withRate(0)).hasMessageContaining("rate");
        assertThatThrownBy(() -> new Growth(17, 0, 1, 1)).hasMessageContaining("16 deep");
        assertThatThrownBy(() -> new Growth(6, 0, 0, 1)).hasMessageContaining("damping");
        assertThatThrownBy(() -> new Growth(6, 0, 1, 1.1)).hasMessageContaining("share");
    }

    private static void add(Table.Builder builder, float value, String label) {
        Row row = new Row(1);
        row.values[0] = value;
        row.label = label;
        builder.add(row, "");
    }

    private static float probability(TreeModel model, float value, int which) {
        Verdicts verdicts = new Verdicts(1, model.classes().size());
        model.judge(new float[] {value}, 1, verdicts);
        return verdicts.probability(0, which);
    }

    private static double loss(TreeModel model, Table table) {
        Verdicts verdicts = verdicts(model, table);
        double loss = 0;
        for (int row = 0; row < table.rows(); row++) {
            loss -= Math.log(verdicts.probability(row, table.label(row)));
        }
        return loss / table.rows();
    }
}
