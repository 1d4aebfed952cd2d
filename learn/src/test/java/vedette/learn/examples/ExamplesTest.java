package vedette.learn.examples;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import vedette.learn.examples.Nearest.Like;
import vedette.learn.table.Columns;
import vedette.learn.table.Row;
import vedette.learn.table.Table;

class ExamplesTest {

    private static final Columns COLUMNS = Columns.of("size", "rate", "port");
    private static final String BENIGN = "BENIGN";

    private static Table table(String... classes) {
        Table.Builder rows = new Table.Builder(COLUMNS);
        SplittableRandom random = new SplittableRandom(5);
        Row row = new Row(COLUMNS.size());
        for (int label = 0; label < classes.length; label++) {
            for (int i = 0; i < 300; i++) {
                row.values[0] = (float) (1_000 * label + random.nextDouble() * 500);
                row.values[1] = (float) random.nextDouble();
                row.values[2] = 10 * label;
                row.label = classes[label];
                row.detail = classes[label].equals(BENIGN) ? "to the web (TCP port 80)" : "with tool " + (i % 2);
                rows.add(row, "recording");
            }
        }
        return rows.make();
    }

    private static byte[] written(Examples examples) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            examples.write(new DataOutputStream(bytes));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Examples read(byte[] bytes) throws IOException {
        return Examples.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    @Test
    void aRowIsMostLikeRowsOfItsKind() {
        Examples examples = ExampleChoice.of(table(BENIGN, "Flood", "Scan"), BENIGN);
        Nearest nearest = examples.nearest(new float[] {0, 2_200, 0.5f, 20}, 1);
        Like attack = requireNonNull(nearest.attack());
        Like harmless = requireNonNull(nearest.harmless());

        assertThat(attack.name()).isEqualTo("Scan");
        assertThat(attack.detail()).startsWith("with tool ");
        assertThat(attack.distance()).isLessThan(harmless.distance() / 2);
        assertThat(harmless.name()).isEqualTo(BENIGN);
        assertThat(harmless.distance()).isGreaterThan(0.5);
    }

    @Test
    void ofEachClassThereAreNoMoreThanThereIsRoomFor() {
        Examples examples = ExampleChoice.of(table(BENIGN, "Flood", "Scan"), BENIGN);

        assertThat(examples.size()).isEqualTo(ExampleChoice.MOST_HARMLESS + 2 * ExampleChoice.MOST_OF_A_CLASS);
    }

    @Test
    void everyRowOfTrainingIsNearToOneOfItsClass() {
        Table table = table(BENIGN, "Flood", "Scan");
        Examples examples = ExampleChoice.of(table, BENIGN);
        float[] rows = new float[table.rows() * COLUMNS.size()];
        table.copy(0, table.rows(), rows);

        for (int row = 0; row < table.rows(); row++) {
            Nearest nearest = examples.nearest(rows, row * COLUMNS.size());
            Like own = requireNonNull(row < 300 ? nearest.harmless() : nearest.attack());

            assertThat(own.name()).isEqualTo(table.classes().get(table.label(row)));
            assertThat(own.distance()).isLessThan(0.5);
        }
    }

    @Test
    void whereNoClassIsKnown_thenAllIsHarmless() {
        Nearest nearest = ExampleChoice.of(table(""), BENIGN).nearest(new float[] {100, 0.5f, 0}, 0);

        assertThat(nearest.attack()).isNull();
        assertThat(nearest.harmless()).isNotNull();
    }

    @Test
    void whatIsNoNumberIsNoTrouble() {
        Examples examples = ExampleChoice.of(table(BENIGN, "Flood"), BENIGN);

        assertThat(examples.nearest(new float[] {Float.NaN, Float.POSITIVE_INFINITY, -1}, 0))
                .satisfies(nearest -> assertThat(nearest.attack()).isNotNull());
    }

    @Test
    void theSameTableGivesTheSameToTheByte_andSoDoesWhatWasRead() throws IOException {
        byte[] bytes = written(ExampleChoice.of(table(BENIGN, "Flood"), BENIGN));

        assertThat(written(ExampleChoice.of(table(BENIGN, "Flood"), BENIGN))).isEqualTo(bytes);
        assertThat(written(read(bytes))).isEqualTo(bytes);
    }

    @Test
    void whatEndsTooEarlyOrIsSomethingElseIsSaid() {
        byte[] bytes = written(ExampleChoice.of(table(BENIGN, "Flood"), BENIGN));

        for (int length = 0; length < bytes.length; length += 97) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> read(new byte[100])).hasMessageContaining("no examples");
    }
}
