package vedette.feature.output.table;

import java.io.IOException;
import java.io.OutputStream;
import vedette.feature.output.Exactness;
import vedette.feature.text.CsvText;
import vedette.feature.text.TextBuffer;
import vedette.feature.text.TimeText;

/// Comma-separated values: a line of names, then a line a row, and nothing else.
final class CsvTableWriter implements TableWriter {

    private final TextBuffer out;
    private final TimeText times = TimeText.plain();
    private boolean isFirst = true;

    CsvTableWriter(OutputStream stream, Table<?> table) throws IOException {
        out = new TextBuffer(stream);
        out.put(String.join(",", table.names())).put('\n');
    }

    @Override
    public void beginRow() {
        isFirst = true;
    }

    @Override
    public void endRow() throws IOException {
        out.put('\n');
    }

    private TextBuffer next() throws IOException {
        if (!isFirst) {
            out.put(',');
        }
        isFirst = false;
        return out;
    }

    @Override
    public void put(String value) throws IOException {
        CsvText.put(value, next());
    }

    @Override
    public void put(int value) throws IOException {
        next().put((long) value);
    }

    @Override
    public void put(long value) throws IOException {
        next().put(value);
    }

    @Override
    public void put(float value) throws IOException {
        next().put(value);
    }

    @Override
    public void put(boolean value) throws IOException {
        next().put(value ? "true" : "false");
    }

    @Override
    public void putTime(long micros) throws IOException {
        next().putTime(times, micros);
    }

    @Override
    public void putNothing() throws IOException {
        next();
    }

    @Override
    public void finish(Exactness exactness) throws IOException {
        out.flush();
    }

    @Override
    public void close() {
        // holds nothing
    }
}
