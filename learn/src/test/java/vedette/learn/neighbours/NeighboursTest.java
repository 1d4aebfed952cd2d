package vedette.learn.neighbours;

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
import org.junit.jupiter.api.Test;
import vedette.learn.Tables;
import vedette.learn.model.Verdicts;
import vedette.learn.table.Row;
import vedette.learn.table.Table;

class NeighboursTest {

    private static final int COLUMNS = 11;
    private static final int ROWS = 300; // no multiple of a block's

    private final Table table = Tables.separable(ROWS, 2, COLUMNS, 1, 5);
    private final float[] kept = Tables.values(table);
    private final Neighbours neighbours = Neighbours.of(table);

    @Test
    void aRowThatIsUsualInEachColumnAndInNoneTogetherStandsOut() {
        Random random = new Random(1);
        Table.Builder builder = new Table.Builder(Tables.columns(2));
        Row row = new Row(2);
        for (int i = 0; i < 500; i++) {
            row.values[0] = (float) random.nextGaussian();
            row.values[1] = row.values[0] + 0.01f * (float) random.nextGaussian();
            builder.add(row, "a line");
        }

        float[] scores = scores(Neighbours.of(builder.make()), new float[] {1, 1, 1, -1}, 2);

        assertThat(scores[0]).isLessThan(0.9f);
        assertThat(scores[1]).isGreaterThan(0.98f);
    }

    @Test
    void theNearestRowIsFoundAsByComparingToAll() {
        UsualRows usual = new UsualRows(kept, ROWS, COLUMNS);
        float[] others = Tables.values(Tables.separable(200, 2, COLUMNS, 3, 9));
        for (int offset = 0; offset < others.length; offset += COLUMNS) {
            float least = Float.POSITIVE_INFINITY;
            for (int row = 0; row < ROWS; row++) {
                float sum = 0;
                for (int column = 0; column < COLUMNS; column++) {
                    float off = others[offset + column] - kept[row * COLUMNS + column];
                    sum += off * off;
                }
                least = Math.min(least, sum);
            }
            assertThat(usual.distance(usual.nearest(others, offset), others, offset))
                    .isEqualTo(least);
        }
    }

    @Test
    void howFarUsualRowsAreIsFoundWithoutThemselves() {
        float[] distances = new UsualRows(kept, ROWS, COLUMNS).distancesAmong();

        for (float distance : distances) {
            assertThat(distance).isPositive().isFinite();
        }
    }

    @Test
    void usualRowsAreSpreadOverScoresAndNoneIsBeyondTheWorst() {
        float[] scores = scores(neighbours, Tables.values(Tables.separable(1_000, 2, COLUMNS, 1, 6)), 1_000);
        Arrays.sort(scores);

        assertThat(scores[500]).isBetween(0.3f, 0.6f);
        assertThat(scores[989]).isLessThan(0.92f);
    }

    @Test
    void aScoreIsTheSameInAnyBatch() {
        float[] rows = Tables.values(Tables.separable(130, 2, COLUMNS, 2, 3));
        float[] expected = scores(neighbours, rows, 130);

        for (int batch : new int[] {1, 3, 64}) {
            for (int first = 0; first + batch <= 130; first += batch) {
                float[] part = Arrays.copyOfRange(rows, first * COLUMNS, (first + batch) * COLUMNS);
                assertThat(scores(neighbours, part, batch))
                        .isEqualTo(Arrays.copyOfRange(expected, first, first + batch));
            }
        }
    }

    @Test
    void whatColumnsHadToDoWithItSumsToTheScore() {
        float[] rows = Arrays.copyOf(kept, COLUMNS);
        rows[3] += 40;
        double[] shares = new double[COLUMNS];

        neighbours.explain(rows, 0, shares);

        assertThat(Arrays.stream(shares).sum()).isEqualTo(scores(neighbours, rows, 1)[0], within(1e-5));
        assertThat(shares[3]).isGreaterThan(0.9 * Arrays.stream(shares).sum());
    }

    @Test
    void aRowThatIsKeptOrNoNumberHasAScoreAndReasons() {
        float[] rows = Arrays.copyOf(kept, 2 * COLUMNS);
        Arrays.fill(rows, COLUMNS, 2 * COLUMNS, Float.NaN);
        double[] shares = new double[COLUMNS];

        float[] scores = scores(neighbours, rows, 2);
        assertThat(scores[0]).isLessThan(0.01f);
        assertThat(scores[1]).isEqualTo(1);
        neighbours.explain(rows, 0, shares);
        assertThat(shares).containsOnly(0);
        neighbours.explain(rows, COLUMNS, shares);
        assertThat(shares).containsOnly(0);
    }

    @Test
    void whatIsWrittenAndReadGivesTheSame() throws IOException {
        Neighbours read = Neighbours.read(in(bytes()));

        assertThat(read.columns()).isEqualTo(table.columns());
        float[] rows = Tables.values(Tables.separable(100, 2, COLUMNS, 2, 3));
        assertThat(scores(read, rows, 100)).isEqualTo(scores(neighbours, rows, 100));
    }

    @Test
    void damagedBytesAreRefusedOrGiveAModelThatJudges() throws IOException {
        byte[] bytes = bytes();
        Random random = new Random(2);
        int refused = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = Arrays.copyOf(bytes, i % 2 == 0 ? 1 + random.nextInt(bytes.length - 1) : bytes.length);
            damaged[random.nextInt(Math.min(damaged.length, 200))] = (byte) random.nextInt();
            try {
                Neighbours read = Neighbours.read(in(damaged));
                scores(read, new float[read.columns().size()], 1);
            } catch (IOException e) {
                assertThat(e.getMessage()).isNotBlank();
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1_000);
    }

    @Test
    void oneRowIsTooFew() {
        Table one = new Table.Builder(Tables.columns(2)).add(new Row(2), "").make();

        assertThatThrownBy(() -> Neighbours.of(one)).hasMessage("there must be 2 to 8388608 rows to keep, there are 1");
    }

    private static float[] scores(Neighbours neighbours, float[] rows, int count) {
        Verdicts verdicts = new Verdicts(count, 0);
        neighbours.judge(rows, count, verdicts);
        return verdicts.scores().clone();
    }

    private byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        neighbours.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }
}
