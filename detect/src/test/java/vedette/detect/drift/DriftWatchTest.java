package vedette.detect.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vedette.learn.prepare.Preparation;
import vedette.learn.prepare.Recipe;
import vedette.learn.table.Columns;
import vedette.learn.table.Row;
import vedette.learn.table.Table;

class DriftWatchTest {

    private static final int DAY = 1_440;
    private static final int COLUMNS = 4;

    private final Random random = new Random(5);
    private final List<Drift> drifts = new ArrayList<>();
    private final DriftWatch watch = new DriftWatch("model", preparation());
    private long minute = 20_000L * DAY;

    /// Of values around 10, but in the last column, where most are 0.
    private Preparation preparation() {
        Table.Builder builder = new Table.Builder(Columns.of("a", "b", "c", "d"));
        Row row = new Row(COLUMNS);
        for (int i = 0; i < 3_000; i++) {
            System.arraycopy(row(0), 0, row.values, 0, COLUMNS);
            builder.add(row, "made");
        }
        Table table = builder.make();
        return Preparation.fit(
                Recipe.ranks(), table, IntStream.range(0, table.rows()).toArray());
    }

    private float[] row(float more) {
        float[] row = new float[COLUMNS];
        for (int column = 0; column < COLUMNS; column++) {
            row[column] = 10 + (float) random.nextGaussian();
        }
        row[1] += more;
        row[COLUMNS - 1] = random.nextInt(10) == 0 ? 1 : 0;
        return row;
    }

    private void watch(int minutes, double score, double rhythm, float more) {
        for (int i = 0; i < minutes; i++) {
            double hour = 2 * Math.PI * (minute % DAY) / DAY;
            for (int flow = 0; flow < 8; flow++) {
                watch.score(score + rhythm * Math.sin(hour) + 0.02 * random.nextGaussian());
                watch.values(row(more), 1);
            }
            watch.endMinute(minute, drifts::add);
            minute++;
        }
    }

    @Test
    void aDaysRhythmIsNoDrift() {
        watch(10 * DAY, 0.4, 0.2, 0);

        assertThat(drifts).isEmpty();
    }

    @Test
    void scoresThatRiseAreToldOfWithinHours() {
        watch(3 * DAY, 0.4, 0.1, 0);
        watch(DAY / 4, 0.6, 0.1, 0);

        assertThat(drifts).isNotEmpty();
        Drift first = drifts.getFirst();
        assertThat(first.subject()).isEqualTo(Drift.Subject.SCORES);
        assertThat(first.after() - first.before()).isCloseTo(0.2, within(0.1));
    }

    @Test
    void valuesThatAreNotThoseOfTrainingAreToldOfAsSoonAsEnoughWereSeen_andOnceADay() {
        watch(DAY / 2, 0.4, 0, 5);

        assertThat(drifts).singleElement().satisfies(drift -> {
            assertThat(drift.subject()).isEqualTo(Drift.Subject.VALUES);
            assertThat(drift.after()).isEqualTo(1.0 / COLUMNS);
            assertThat(drift.columns()).containsExactly("b");
        });
        watch(2 * DAY, 0.4, 0, 5);
        assertThat(drifts).hasSize(3);
    }

    @Test
    void itGoesOnFromWhatWasWritten() throws IOException {
        watch(3 * DAY, 0.4, 0.1, 0);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        watch.write(new DataOutputStream(bytes));
        DriftWatch other = new DriftWatch("model", preparation());
        other.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        List<Drift> others = new ArrayList<>();

        for (int i = 0; i < DAY / 4; i++) {
            watch.score(0.8);
            other.score(0.8);
            watch.endMinute(minute, drifts::add);
            other.endMinute(minute, others::add);
            minute++;
        }

        assertThat(drifts).isNotEmpty().isEqualTo(others);
    }
}
