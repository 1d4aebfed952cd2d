package vedette.web.table;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that can be taken away, row by row.
interface Table {

    /// Their names.
    List<String> columns();

    /// Gives all rows. The next is asked for when the one before has gone out, at the client's pace: nothing of the
    /// store stays open meanwhile.
    void each(Rows rows) throws IOException;

    /// Takes rows.
    @FunctionalInterface
    interface Rows {

        /// Takes a row.
        ///
        /// @param values numbers, truth values and texts, one for each column; null where there is none
        void row(@Nullable Object... values) throws IOException;
    }
}
