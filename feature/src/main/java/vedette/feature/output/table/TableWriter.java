package vedette.feature.output.table;

import java.io.Closeable;
import java.io.IOException;
import vedette.feature.output.Exactness;

/// Puts the rows of a table into a stream in one format. Used by one thread at a time.
///
/// [#beginRow], a value for each column, [#endRow]; after the last row comes [#finish], without which the output is
/// incomplete. [#close] only lets go of what the writer holds, and never touches the stream.
sealed interface TableWriter extends Values, Closeable permits CsvTableWriter, JsonTableWriter, ParquetTableWriter {

    void beginRow() throws IOException;

    void endRow() throws IOException;

    /// Writes what stands at the end of the format and hands all of it to the stream.
    void finish(Exactness exactness) throws IOException;

    @Override
    void close() throws IOException;
}
