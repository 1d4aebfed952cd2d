package vedette.store.query;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.feature.text.CsvText;
import vedette.feature.text.TextBuffer;

/// Rows as CSV, with a header.
final class CsvRows implements RowWriter {

    private final TextBuffer out;

    CsvRows(OutputStream stream) {
        out = new TextBuffer(stream);
    }

    @Override
    public void begin(List<String> names) throws IOException {
        row(List.copyOf(names));
    }

    @Override
    public void row(List<@Nullable Object> values) throws IOException {
        boolean isFirst = true;
        for (Object value : values) {
            if (!isFirst) {
                out.put(',');
            }
            isFirst = false;
            CsvText.put(value == null ? "" : value.toString(), out);
        }
        out.put('\n');
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }
}
