package vedette.learn.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vedette.learn.model.Model;
import vedette.learn.model.Verdicts;
import vedette.learn.table.Age;
import vedette.learn.table.Columns;
import vedette.learn.table.Row;
import vedette.learn.table.Table;

class JudgeTest {

    private static final Columns COLUMNS = Columns.of("size");

    /// Takes what is large for an attack.
    private static final class BySize implements Model {

        @Override
        public Columns columns() {
            return COLUMNS;
        }

        @Override
        public List<String> classes() {
            return List.of("BENIGN", "dos");
        }

        @Override
        public void judge(float[] rows, int count, Verdicts out) {
            for (int row = 0; row < count; row++) {
                out.score(row, rows[row]);
                out.probabilities()[2 * row] = 1 - rows[row];
                out.probabilities()[2 * row + 1] = rows[row];
            }
        }
    }

    @Test
    void classesAreMatchedByName_andOneThatTheModelDoesNotKnowIsNeverHit() {
        Table table = table("dos", 0.9f, "scan", 0.8f, "BENIGN", 0.1f, "BENIGN", 0.7f);

        Judgement judgement = Judge.judge(new BySize(), table);

        Confusion confusion = Objects.requireNonNull(judgement.confusion());
        assertThat(confusion.labels()).containsExactly("BENIGN", "dos", "scan");
        assertThat(confusion.count(2, 1)).isEqualTo(1);
        assertThat(confusion.accuracy()).isEqualTo(0.5);
        assertThat(judgement.ranking().rocAuc()).isEqualTo(1);
        assertThat(judgement.kinds()).extracting(Judgement.OfKind::name).containsExactly("dos", "scan");
    }

    @Test
    void rowsWithoutALabelAreNotJudgedBy() {
        Table table = table("", 0.9f, "dos", 0.9f, "BENIGN", 0.1f);

        assertThat(Judge.judge(new BySize(), table).rows()).isEqualTo(2);
        assertThatThrownBy(() -> Judge.judge(new BySize(), table("", 0.9f)))
                .hasMessage("there is no row with a label to judge by");
    }

    @Test
    void boundsAreAroundTheFigure_andWiderWhereRowsComeInGroups() {
        Interval single = Judge.judgeClosely(new BySize(), drawn(1)).accuracy();
        Interval grouped = Judge.judgeClosely(new BySize(), drawn(50)).accuracy();

        assertThat(single.low()).isLessThan(single.value());
        assertThat(single.high()).isGreaterThan(single.value());
        assertThat(grouped.high() - grouped.low()).isGreaterThan(2 * (single.high() - single.low()));
    }

    @Test
    void partsAreJudgedApart_whereThereAreAny() {
        Table.Builder builder = new Table.Builder(COLUMNS);
        add(builder, "public", Age.ENDED, "dos", 0.9f);
        add(builder, "public", Age.ENDED, "BENIGN", 0.1f);
        add(builder, "ours", Age.UP_TO_ONE, "dos", 0.2f);
        add(builder, "ours", Age.ENDED, "BENIGN", 0.3f);
        add(builder, "ours", Age.ENDED, "", 0.3f);

        Judgements judged = Judge.judgeApart(new BySize(), builder.make());

        assertThat(accuracy(judged.whole())).isEqualTo(0.75);
        assertThat(judged.origins()).extracting(Judgements.Part::name).containsExactly("public", "ours");
        assertThat(judged.origins())
                .extracting(part -> accuracy(part.judgement()))
                .containsExactly(1.0, 0.5);
        assertThat(judged.origins().get(0).judgement().ranking().rocAuc()).isEqualTo(1);
        assertThat(judged.origins().get(1).judgement().ranking().rocAuc()).isZero();
        assertThat(judged.ages()).extracting(Judgements.Part::name).containsExactly("up to 1 s", "ended");
        assertThat(judged.ages()).extracting(part -> part.judgement().rows()).containsExactly(1L, 3L);
        assertThat(judged.ages().get(0).judgement().ranking().isKnown()).isFalse();
    }

    @Test
    void whereThereIsNothingToTellApart_thereAreNoParts() {
        Judgements judged = Judge.judgeApart(new BySize(), table("dos", 0.9f, "BENIGN", 0.1f));

        assertThat(judged.origins()).isEmpty();
        assertThat(judged.ages()).isEmpty();
    }

    private static double accuracy(Judgement judgement) {
        return Objects.requireNonNull(judgement.confusion()).accuracy();
    }

    private static void add(Table.Builder builder, String origin, Age age, String label, float size) {
        Row row = new Row(1);
        row.origin = origin;
        row.age = age;
        row.label = label;
        row.values[0] = size;
        builder.add(row, "given");
    }

    /// Rows of which those of a group say the same.
    private static Table drawn(int groupSize) {
        Random random = new Random(5);
        Table.Builder builder = new Table.Builder(COLUMNS);
        Row row = new Row(1);
        for (int i = 0; i < 2_000; i++) {
            if (i % groupSize == 0) {
                row.group++;
                row.values[0] = random.nextInt(10) < 8 ? 0.1f : 0.9f;
            }
            row.label = "BENIGN";
            builder.add(row, "chance");
        }
        return builder.make();
    }

    private static Table table(Object... labelsAndSizes) {
        Table.Builder builder = new Table.Builder(COLUMNS);
        Row row = new Row(1);
        for (int i = 0; i < labelsAndSizes.length; i += 2) {
            row.label = (String) labelsAndSizes[i];
            row.values[0] = (float) labelsAndSizes[i + 1];
            row.group = i;
            builder.add(row, "given");
        }
        return builder.make();
    }
}
