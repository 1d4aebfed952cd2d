package vedette.store.archive;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.feature.parquet.ParquetTable;

/// What the rows of an archive are.
///
/// @param name of many of them, for people
/// @param number the column that has a row's number, by which a file's rows are in order; null if rows have none, and
///     are in the order in which they came
public record ArchivedRows(
        String name,
        List<ParquetTable.Column> columns,
        @Nullable String number) {

    public static final ArchivedRows FLOWS = new ArchivedRows("flows", FlowTable.COLUMNS, "number");

    public ArchivedRows {
        columns = List.copyOf(columns);
    }

    /// What a file says of itself.
    public String remark() {
        return "kept " + name;
    }
}
