package vedette.feature.output.activity;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vedette.feature.label.RowTruth;
import vedette.feature.output.table.Table;
import vedette.feature.output.table.Values;
import vedette.feature.parquet.ParquetTable;

/// The columns that say what a row is in truth, after all others.
public final class LabelColumns {

    private static final List<ParquetTable.Column> COLUMNS = List.of(
            new ParquetTable.Column("label", ParquetTable.Type.TEXT),
            new ParquetTable.Column("label_packets", ParquetTable.Type.LONG),
            new ParquetTable.Column("label_tool", ParquetTable.Type.TEXT));

    private LabelColumns() {}

    /// Their names, in their order.
    public static List<String> names() {
        return COLUMNS.stream().map(ParquetTable.Column::name).toList();
    }

    /// A table with these columns added.
    static <R> Table<R> after(Table<R> plain, Function<R, @Nullable RowTruth> truthOf) {
        List<ParquetTable.Column> columns = new ArrayList<>(plain.columns());
        columns.addAll(COLUMNS);
        return new Table<>(plain.name(), plain.version(), columns, (row, to) -> {
            plain.reader().read(row, to);
            put(truthOf.apply(row), to);
        });
    }

    private static void put(@Nullable RowTruth truth, Values to) throws IOException {
        if (truth == null) {
            throw new IllegalStateException("a table with labels has a row without");
        }
        to.put(truth.label());
        to.put(truth.packets());
        to.put(truth.tool());
    }
}
