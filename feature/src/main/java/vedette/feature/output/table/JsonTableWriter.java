package vedette.feature.output.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import vedette.feature.output.Exactness;
import vedette.feature.text.JsonText;
import vedette.feature.text.TextBuffer;
import vedette.feature.text.TimeText;

/// JSON lines: an object a row, on a line of its own, with every column that the row has under its name.
final class JsonTableWriter implements TableWriter {

    private final TextBuffer out;
    private final JsonText json;
    private final List<String> names;
    private final TimeText times = TimeText.iso();
    private int column;

    JsonTableWriter(OutputStream stream, Table<?> table) {
        names = table.names();
        out = new TextBuffer(stream);
        json = new JsonText(out);
    }

    @Override
    public void beginRow() throws IOException {
        column = 0;
        json.begin();
    }

    @Override
    public void endRow() throws IOException {
        json.endLine();
    }

    private String next() {
        return names.get(column++);
    }

    @Override
    public void put(String value) throws IOException {
        json.put(next(), value);
    }

    @Override
    public void put(int value) throws IOException {
        json.put(next(), (long) value);
    }

    @Override
    public void put(long value) throws IOException {
        json.put(next(), value);
    }

    @Override
    public void put(float value) throws IOException {
        json.put(next(), value);
    }

    @Override
    public void put(boolean value) throws IOException {
        json.put(next(), value);
    }

    @Override
    public void putTime(long micros) throws IOException {
        json.putTime(next(), times, micros);
    }

    @Override
    public void putNothing() {
        column++;
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
