package vedette.feature.output.table;

import java.io.IOException;
import java.util.List;
import vedette.feature.parquet.ParquetTable;

/// What the columns of a table are, and where its rows have them.
///
/// @param <R> a row
/// @param name by which summaries and the metadata of files call it
/// @param version raised whenever a column is added, dropped, moved or computed otherwise
public record Table<R>(String name, int version, List<ParquetTable.Column> columns, Reader<R> reader) {

    public Table {
        columns = List.copyOf(columns);
    }

    /// Takes a row apart.
    @FunctionalInterface
    public interface Reader<R> {

        /// Puts the values of a row, in the order of the columns.
        void read(R row, Values to) throws IOException;
    }

    /// The names of the columns, in their order.
    public List<String> names() {
        return columns.stream().map(ParquetTable.Column::name).toList();
    }
}
