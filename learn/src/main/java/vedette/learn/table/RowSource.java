package vedette.learn.table;

import java.io.Closeable;
import java.io.IOException;

/// Rows, one after the other, in bounded memory however many there are. Owned by one thread.
public interface RowSource extends Closeable {

    /// What the rows are called by: the file, or the recording.
    String name();

    Columns columns();

    /// Fills the row with the next one that is whole.
    ///
    /// @return false if there is none left
    boolean next(Row row) throws IOException;

    /// What was wrong with rows so far, and what was done about it.
    Complaints complaints();
}
