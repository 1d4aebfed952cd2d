package vedette.learn.read;

import java.io.IOException;
import java.util.List;
import vedette.learn.table.RowSource;

/// The rows of a file, and what is to be said of it.
public sealed interface DataFile extends RowSource permits CsvFile, ParquetFile {

    /// What was made of its columns.
    FileReport report();

    /// Labels met so far of which it is not known what they mean: each is a class by its own name.
    List<String> unknownLabels();

    /// What the file's own columns are called, one by one.
    List<String> names();

    /// What the file has in one of its own columns, in the row that was read last.
    String text(int field) throws IOException;

    /// Rows passed over so far because they were not asked for.
    long unwanted();
}
