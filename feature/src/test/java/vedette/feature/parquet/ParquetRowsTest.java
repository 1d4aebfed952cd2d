package vedette.feature.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetRowsTest {

    @TempDir
    Path folder;

    private Path file(int rows) throws IOException {
        Path file = folder.resolve("it's.parquet");
        try (ParquetTable table = new ParquetTable(
                        "things",
                        List.of(
                                new ParquetTable.Column("te\"xt", ParquetTable.Type.TEXT),
                                new ParquetTable.Column("long", ParquetTable.Type.LONG),
                                new ParquetTable.Column("double", ParquetTable.Type.DOUBLE),
                                new ParquetTable.Column("flag", ParquetTable.Type.FLAG),
                                new ParquetTable.Column("time", ParquetTable.Type.TIME),
                                new ParquetTable.Column("longs", ParquetTable.Type.LONGS)),
                        folder);
                OutputStream stream = Files.newOutputStream(file)) {
            for (int row = 0; row < rows; row++) {
                table.beginRow();
                table.put("a'" + row);
                table.put((long) row << 20);
                table.put(row / 7.0);
                table.put(row % 2 == 1);
                table.putTime(1_700_000_000_000_001L + row);
                table.put(row % 2 == 0 ? new long[0] : new long[] {1, -2, 1L << 60});
                table.endRow();
            }
            table.beginRow();
            for (int column = 0; column < 6; column++) {
                table.putNothing();
            }
            table.endRow();
            table.copyTo(stream, Map.of("remark", "none"));
        }
        return file;
    }

    @Test
    void everyKindOfValueIsReadAndSoIsNothing() throws IOException {
        try (ParquetRows rows = new ParquetRows(file(2))) {
            assertThat(rows.columns())
                    .containsExactly(
                            new ParquetRows.Column("te\"xt", ParquetRows.Kind.TEXT),
                            new ParquetRows.Column("long", ParquetRows.Kind.NUMBER),
                            new ParquetRows.Column("double", ParquetRows.Kind.NUMBER),
                            new ParquetRows.Column("flag", ParquetRows.Kind.NUMBER),
                            new ParquetRows.Column("time", ParquetRows.Kind.TIME),
                            new ParquetRows.Column("longs", ParquetRows.Kind.LIST));
            rows.select(rows.columns());

            rows.next();
            assertThat(rows.text(5)).isEmpty();
            assertThat(rows.next()).isTrue();
            assertThat(rows.text(0)).isEqualTo("a'1");
            assertThat(rows.number(1)).isEqualTo(1 << 20);
            assertThat(rows.number(2)).isEqualTo(1 / 7.0);
            assertThat(rows.number(3)).isEqualTo(1);
            assertThat(rows.micros(4)).isEqualTo(1_700_000_000_000_002L);
            assertThat(rows.text(5)).isEqualTo("1;-2;1152921504606846976");
            assertThat(rows.next()).isTrue();
            assertThat(rows.text(0)).isEmpty();
            assertThat(rows.number(1)).isNaN();
            assertThat(rows.micros(4)).isZero();
            assertThat(rows.text(5)).isEmpty();
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void manyRowsComeInTheirOrderAndColumnsInTheOrderAskedFor() throws IOException {
        int count = 100_000; // more than a row group
        try (ParquetRows rows = new ParquetRows(file(count))) {
            rows.select(List.of(rows.columns().get(2), rows.columns().get(1)));
            for (int row = 0; row < count; row++) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.number(1)).isEqualTo((double) ((long) row << 20));
                assertThat(rows.number(0)).isEqualTo(row / 7.0);
            }
        }
    }

    @Test
    void aFileThatIsNoneIsSaidToBeNone() throws IOException {
        Path file = Files.writeString(folder.resolve("x.parquet"), "PAR1 and nothing of the kind PAR1");
        Path whole = file(5_000);
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> new ParquetRows(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("x.parquet could not be read as Parquet");
        assertThatThrownBy(() -> new ParquetRows(cut)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new ParquetRows(folder.resolve("none"))).isInstanceOf(IOException.class);
    }

    @Test
    void aFileWhosePagesAreDamagedEndsInAnIoException() throws IOException {
        byte[] bytes = Files.readAllBytes(file(5_000));
        Arrays.fill(bytes, 4, bytes.length / 2, (byte) 0x5A);
        Path damaged = Files.write(folder.resolve("damaged.parquet"), bytes);

        assertThatThrownBy(() -> {
                    try (ParquetRows rows = new ParquetRows(damaged)) {
                        rows.select(rows.columns().subList(0, 5));
                        while (rows.next()) {
                            rows.number(1);
                        }
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void beforeColumnsAreSelectedThereAreNoRows() throws IOException {
        try (ParquetRows rows = new ParquetRows(file(1))) {
            assertThatIllegalStateException().isThrownBy(rows::next);
        }
    }
}
