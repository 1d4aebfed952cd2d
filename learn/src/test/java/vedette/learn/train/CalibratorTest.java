package vedette.learn.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vedette.learn.bundle.ModelKind;
import vedette.learn.bundle.Parts;
import vedette.learn.model.Model;
import vedette.learn.model.Verdicts;
import vedette.learn.prepare.Preparation;
import vedette.learn.prepare.Recipe;
import vedette.learn.table.Columns;
import vedette.learn.table.Row;
import vedette.learn.table.Table;

/// Probabilities that are set right by what a model says must suit the model that is learnt again from more rows.
class CalibratorTest {

    private static final Columns COLUMNS = Columns.of("attack", "luck");
    private static final float TOO_SURE = 0.3f;

    /// Is as good as certain always, and right where luck is not below a limit.
    private record Certain(float limit) implements Model {

        @Override
        public Columns columns() {
            return COLUMNS;
        }

        @Override
        public List<String> classes() {
            return List.of("BENIGN", "scan");
        }

        @Override
        public void judge(float[] rows, int count, Verdicts out) {
            for (int row = 0; row < count; row++) {
                boolean isAttack = rows[2 * row] > 0.5f == rows[2 * row + 1] >= limit;
                float probability = isAttack ? 0.99f : 0.01f;
                out.score(row, probability);
                out.probabilities()[2 * row] = 1 - probability;
                out.probabilities()[2 * row + 1] = probability;
            }
        }
    }

    @Test
    void whatSuitsTheModelThatIsLearntAgain_isDone() throws IOException {
        Training.Trained trained = train(table(1), new Certain(TOO_SURE), new Certain(TOO_SURE));

        assertThat(trained.passport().calibration()).doesNotStartWith("none").endsWith(" set right");
        assertThat(trained.parts().calibration()).isNotNull();
    }

    @Test
    void whatDoesNotSuitIt_isLeftOutAndSaid() throws IOException {
        Training.Trained trained = train(table(1), new Certain(TOO_SURE), new Certain(0));

        assertThat(trained.passport().calibration()).startsWith("none; ").endsWith(", so it was left out");
        assertThat(trained.parts().calibration()).isNull();
    }

    @Test
    void withoutTimesItIsNotAsked() throws IOException {
        Training.Trained trained = train(table(0), new Certain(TOO_SURE), new Certain(TOO_SURE));

        assertThat(trained.passport().calibration()).doesNotContain("learnt again");
        assertThat(trained.parts().calibration()).isNotNull();
    }

    private static Training.Trained train(Table table, Model first, Model again) throws IOException {
        List<Integer> asked = new ArrayList<>();
        Learner learner = (train, _, _) -> {
            boolean isFirst = asked.isEmpty();
            asked.add(train.rows());
            Preparation preparation = Preparation.fit(
                    Recipe.cleaned(), train, IntStream.range(0, train.rows()).toArray());
            return new Learnt(new Parts(preparation, isFirst ? first : again, null, 0), List.of(), List.of());
        };
        TrainingPlan plan = TrainingPlan.of(ModelKind.BOOSTING, "flow").withGates(false);
        return new Training(plan, learner, "vedette test", _ -> {}).run(table, List.of(), null);
    }

    /// @param firstMicros 0 for rows without times
    private static Table table(long firstMicros) {
        Random random = new Random(7);
        Table.Builder builder = new Table.Builder(COLUMNS);
        Row row = new Row(2);
        for (int i = 0; i < 2_000; i++) {
            row.label = i % 2 == 0 ? "BENIGN" : "scan";
            row.values[0] = i % 2;
            row.values[1] = random.nextFloat();
            row.group = i;
            row.micros = firstMicros == 0 ? 0 : firstMicros + i;
            builder.add(row, "made up");
        }
        return builder.make();
    }
}
