package vedette.store.query;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes rows to a stream that it neither closes nor owns.
interface RowWriter {

    void begin(List<String> names) throws IOException;

    /// Writes a row.
    ///
    /// @param values numbers, truth values, texts; null where there is none
    void row(List<@Nullable Object> values) throws IOException;

    /// All rows were given: what is still to be written is.
    void end() throws IOException;
}
