package vedette.learn.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static vedette.learn.Trained.accuracy;
import static vedette.learn.Trained.bytes;

import java.io.IOException;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vedette.learn.Tables;
import vedette.learn.forest.ForestConfig.Growth;
import vedette.learn.model.Verdicts;
import vedette.learn.table.Columns;
import vedette.learn.table.Row;
import vedette.learn.table.Table;
import vedette.learn.tree.TreeModel;

class ForestTrainerTest {

    private static final ForestConfig SMALL = ForestConfig.defaults().withTrees(20);

    @Test
    void classesThatCanBeToldApartAreToldApart() {
        Table table = Tables.separable(900, 3, 8, 0.9, 1);
        Table others = Tables.separable(300, 3, 8, 0.9, 2);

        TrainedForest trained = ForestTrainer.train(table, 0, SMALL);

        assertThat(accuracy(trained.model(), others)).isEqualTo(1);
        assertThat(trained.outOfBag().accuracy()).isGreaterThan(0.99);
        assertThat(trained.importance().getFirst()).isGreaterThan(0.8);
        assertThat(trained.importance().getLast()).isZero();
        assertThat(trained.importance().stream().mapToDouble(share -> share).sum())
                .isEqualTo(1, within(1e-9));
    }

    @Test
    void whatTwoColumnsSayTogetherIsLearnt() {
        Table table = Tables.exclusive(400, 1);

        assertThat(accuracy(ForestTrainer.train(table, 0, SMALL).model(), table))
                .isEqualTo(1);
    }

    @Test
    void theForestDoesNotDependOnTheNumberOfThreads() throws IOException {
        Table table = Tables.separable(700, 4, 8, 2, 1);

        TrainedForest one = ForestTrainer.train(table, 0, SMALL);
        TrainedForest three = ForestTrainer.train(table, 0, SMALL.withThreads(3));

        assertThat(bytes(three.model())).isEqualTo(bytes(one.model()));
        assertThat(three.importance()).isEqualTo(one.importance());
        assertThat(three.outOfBag().accuracy()).isEqualTo(one.outOfBag().accuracy());
        assertThat(bytes(ForestTrainer.train(table, 0, SMALL.withSeed(2)).model()))
                .isNotEqualTo(bytes(one.model()));
    }

    @Test
    void wherePureChanceDecidesTheBagSaysSo() {
        Table table = Tables.separable(1_000, 2, 6, 1_000, 1);

        TrainedForest trained = ForestTrainer.train(table, 0, SMALL);

        assertThat(accuracy(trained.model(), table)).isGreaterThan(0.95);
        assertThat(trained.outOfBag().accuracy()).isBetween(0.4, 0.6);
    }

    @Test
    void rowsOfOneGroupAreDrawnTogether() {
        Random random = new Random(1);
        Table.Builder builder = new Table.Builder(Tables.columns(3));
        Row row = new Row(3);
        for (int group = 1; group <= 300; group++) {
            for (int column = 0; column < 3; column++) {
                row.values[column] = random.nextFloat();
            }
            row.group = group;
            row.label = random.nextBoolean() ? "a" : "b";
            for (int copy = 0; copy < 4; copy++) {
                builder.add(row, "");
            }
        }

        TrainedForest trained = ForestTrainer.train(builder.make(), 0, SMALL);

        assertThat(trained.outOfBag().accuracy())
                .as("copies of a row would betray its class")
                .isLessThan(0.62);
    }

    @Test
    void weightsMakeARareClassHeard() {
        Random random = new Random(1);
        Table.Builder builder = new Table.Builder(Columns.of("x"));
        Row row = new Row(1);
        for (int i = 0; i < 2_000; i++) {
            boolean isRare = i % 20 == 0;
            row.values[0] = isRare ? random.nextInt(5) : random.nextInt(10);
            row.label = isRare ? "rare" : "usual";
            builder.add(row, "");
        }
        Table table = builder.make();

        assertThat(best(table, new ClassWeights.Equal())).isEqualTo("usual");
        assertThat(best(table, new ClassWeights.Balanced())).isEqualTo("rare");
        assertThat(best(table, new ClassWeights.Given(Map.of("rare", 50.0)))).isEqualTo("rare");
    }

    private static String best(Table table, ClassWeights weights) {
        TreeModel model =
                ForestTrainer.train(table, 0, SMALL.withWeights(weights)).model();
        Verdicts verdicts = new Verdicts(1, 2);
        model.judge(new float[] {2}, 1, verdicts);
        return model.classes().get(verdicts.best(0));
    }

    @Test
    void aTreeStopsWhereItMust() {
        Table table = Tables.separable(1_000, 2, 6, 5, 1);

        TreeModel shallow = ForestTrainer.train(table, 0, SMALL.withGrowth(new Growth(3, 1, 0)))
                .model();
        TreeModel broad = ForestTrainer.train(table, 0, SMALL.withGrowth(new Growth(32, 100, 0)))
                .model();

        for (int tree = 0; tree < 20; tree++) {
            assertThat(shallow.trees().nodes(tree)).isLessThanOrEqualTo(15);
            for (int node = 0; node < broad.trees().nodes(tree); node++) {
                assertThat(broad.trees().cover(tree, node)).isGreaterThanOrEqualTo(100);
            }
        }
    }

    @Test
    void oneClassIsCertain() {
        Table table = Tables.separable(100, 1, 4, 1, 1);

        TreeModel model = ForestTrainer.train(table, TreeModel.NONE, SMALL).model();

        Verdicts verdicts = new Verdicts(100, 1);
        model.judge(Tables.values(table), 100, verdicts);
        assertThat(verdicts.probabilities()).containsOnly(1f);
        assertThat(verdicts.score(0)).isEqualTo(1);
    }

    @Test
    void columnsThatNeverChangeTeachNothingAndHarmNothing() {
        Table.Builder builder = new Table.Builder(Tables.columns(3));
        Row row = new Row(3);
        for (int i = 0; i < 50; i++) {
            row.label = i % 5 == 0 ? "a" : "b";
            builder.add(row, "");
        }

        TrainedForest trained = ForestTrainer.train(builder.make(), 0, SMALL);

        assertThat(trained.importance()).containsOnly(0.0);
        assertThat(trained.model().trees().nodes(0)).isEqualTo(1);
    }

    @Test
    void rowsWithoutAClassAreLeftOut() {
        Table labelled = Tables.separable(100, 2, 4, 0.5, 1);
        Table.Builder builder = new Table.Builder(labelled.columns());
        Row row = new Row(4);
        for (int i = 0; i < 100; i++) {
            for (int column = 0; column < 4; column++) {
                row.values[column] = labelled.column(column)[i];
            }
            row.label = i < 60 ? labelled.classes().get(labelled.label(i)) : "";
            builder.add(row, "");
        }

        assertThat(ForestTrainer.train(builder.make(), 0, SMALL).outOfBag().rows())
                .isEqualTo(60);
    }

    @Test
    void whatCannotBeLearntFromIsRefusedByName() {
        Row row = new Row(2);
        Table unlabelled = new Table.Builder(Tables.columns(2)).add(row, "").make();
        row.label = "a";
        row.values[1] = Float.POSITIVE_INFINITY;
        Table broken = new Table.Builder(Tables.columns(2)).add(row, "").make();

        assertThatThrownBy(() -> ForestTrainer.train(unlabelled, 0, SMALL))
                .hasMessage("no row has a label: there is nothing to learn classes from");
        Row wide = new Row(3_000);
        wide.label = "a";
        Table tooWide = new Table.Builder(Tables.columns(3_000)).add(wide, "").make();

        assertThatThrownBy(() -> ForestTrainer.train(tooWide, 0, SMALL))
                .hasMessage("trees need between 1 and 2048 columns, there are 3000");
        assertThatThrownBy(() -> ForestTrainer.train(broken, 0, SMALL.withThreads(2)))
                .hasMessage("row 0 has Infinity in column c1: prepare the table before anything is learnt from it");
    }
}
