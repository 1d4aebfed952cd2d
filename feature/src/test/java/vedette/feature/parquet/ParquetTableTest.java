package vedette.feature.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetTableTest {

    @TempDir
    Path folder;

    private ParquetTable table(ParquetTable.Column... columns) throws IOException {
        return new ParquetTable("things", List.of(columns), folder);
    }

    private List<String> query(ByteArrayOutputStream file, String what) throws IOException, SQLException {
        Path path = Files.write(folder.resolve("x.parquet"), file.toByteArray());
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(what.replace("FILE", "'" + path + "'"))) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(result.getObject(i)));
                }
                rows.add(String.join("|", row));
            }
        }
        return rows;
    }

    @Test
    void everyTypeComesBackAndSoDoesNothing() throws IOException, SQLException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ParquetTable table = table(
                new ParquetTable.Column("te\"xt", ParquetTable.Type.TEXT),
                new ParquetTable.Column("integer", ParquetTable.Type.INTEGER),
                new ParquetTable.Column("long", ParquetTable.Type.LONG),
                new ParquetTable.Column("float", ParquetTable.Type.FLOAT),
                new ParquetTable.Column("double", ParquetTable.Type.DOUBLE),
                new ParquetTable.Column("flag", ParquetTable.Type.FLAG),
                new ParquetTable.Column("time", ParquetTable.Type.TIME),
                new ParquetTable.Column("longs", ParquetTable.Type.LONGS))) {
            table.beginRow();
            table.put("a'b");
            table.put(7);
            table.put(1L << 40);
            table.put(0.1f);
            table.put(0.1);
            table.put(true);
            table.putTime(1_700_000_000_000_001L);
            table.put(new long[] {1, 2});
            table.endRow();
            table.beginRow();
            for (int i = 0; i < 8; i++) {
                table.putNothing();
            }
            table.endRow();
            table.copyTo(file, Map.of("remark", "it's"));
        }

        assertThat(query(file, "SELECT * FROM FILE"))
                .containsExactly(
                        "a'b|7|1099511627776|0.1|0.1|true|2023-11-14 22:13:20.000001|[1, 2]",
                        "null|null|null|null|null|null|null|null");
        assertThat(query(file, "SELECT decode(key), decode(value) FROM parquet_kv_metadata(FILE)"))
                .contains("remark|it's");
    }

    @Test
    void rowsMayComeFromAnyThreadOneAfterTheOther() throws IOException, SQLException, InterruptedException {
        int rows = 50_000; // more than go into the database at once
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ParquetTable table = table(new ParquetTable.Column("n", ParquetTable.Type.LONG))) {
            for (int part = 0; part < 2; part++) {
                int first = part * rows / 2;
                Thread thread = new Thread(() -> fill(table, first, first + rows / 2));
                thread.start();
                thread.join();
            }
            table.copyTo(file, Map.of("remark", "none"));
        }

        assertThat(query(file, "SELECT count(*), sum(n) FROM FILE"))
                .containsExactly(rows + "|" + (long) rows * (rows - 1) / 2);
    }

    private static void fill(ParquetTable table, int from, int to) {
        try {
            for (int i = from; i < to; i++) {
                table.beginRow();
                table.put((long) i);
                table.endRow();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whenItHasBeenPutOut_thenItTakesNoMoreRows() throws IOException {
        try (ParquetTable table = table(new ParquetTable.Column("n", ParquetTable.Type.LONG))) {
            table.copyTo(new ByteArrayOutputStream(), Map.of("remark", "none"));

            assertThatIllegalStateException().isThrownBy(table::beginRow);
        }
    }
}
