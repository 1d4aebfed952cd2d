package vedette.learn;

import java.util.Random;
import java.util.stream.IntStream;
import vedette.learn.table.Columns;
import vedette.learn.table.Row;
import vedette.learn.table.Table;

/// Tables drawn by chance.
public final class Tables {

    private Tables() {}

    /// Columns called c0, c1 and so on.
    public static Columns columns(int count) {
        return Columns.of(IntStream.range(0, count).mapToObj(i -> "c" + i).toArray(String[]::new));
    }

    /// Classes a, b and so on in turn; the first column is the class and up to `noise` more, the last is
    /// constant, those between say nothing.
    public static Table separable(int rows, int classes, int columns, double noise, long seed) {
        Random random = new Random(seed);
        Table.Builder builder = new Table.Builder(columns(columns));
        Row row = new Row(columns);
        for (int i = 0; i < rows; i++) {
            int label = i % classes;
            for (int column = 0; column < columns; column++) {
                row.values[column] = (float) random.nextGaussian();
            }
            row.values[columns - 1] = 7;
            row.values[0] = (float) (label + noise * random.nextDouble());
            row.label = String.valueOf((char) ('a' + label));
            row.group = 1L + i;
            builder.add(row, "chance");
        }
        return builder.make();
    }

    /// Two columns of 0 and 1, and the class `same` where they are equal: neither says anything alone.
    public static Table exclusive(int rows, long seed) {
        Random random = new Random(seed);
        Table.Builder builder = new Table.Builder(Columns.of("x", "y"));
        Row row = new Row(2);
        for (int i = 0; i < rows; i++) {
            row.values[0] = random.nextInt(2);
            row.values[1] = random.nextInt(2);
            row.label = row.values[0] == row.values[1] ? "same" : "different";
            builder.add(row, "");
        }
        return builder.make();
    }

    /// All values, row after row.
    public static float[] values(Table table) {
        float[] values = new float[table.rows() * table.columns().size()];
        table.copy(0, table.rows(), values);
        return values;
    }
}
