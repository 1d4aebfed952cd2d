package vedette.feature.output;

import java.io.IOException;
import java.io.OutputStream;
import vedette.feature.text.JsonText;
import vedette.feature.text.TextBuffer;

/// conn.log as JSON lines, as Zeek writes it: names with dots, unset fields left out.
final class ZeekJson implements ZeekRecords {

    private final TextBuffer out;
    private final JsonText json;

    ZeekJson(OutputStream stream) {
        out = new TextBuffer(stream);
        json = new JsonText(out);
    }

    @Override
    public void open(long micros) {
        // a table has a head, JSON lines have none
    }

    @Override
    public void beginRecord() throws IOException {
        json.begin();
    }

    @Override
    public void time(String name, long micros) throws IOException {
        json.putSeconds(name, micros);
    }

    @Override
    public void text(String name, String value) throws IOException {
        json.put(name, value);
    }

    @Override
    public void address(String name, String value) throws IOException {
        json.put(name, value);
    }

    @Override
    public void port(String name, int value) throws IOException {
        json.put(name, value);
    }

    @Override
    public void enumeration(String name, String value) throws IOException {
        json.put(name, value);
    }

    @Override
    public void interval(String name, long micros) throws IOException {
        json.putSeconds(name, micros);
    }

    @Override
    public void count(String name, long value) throws IOException {
        json.put(name, value);
    }

    @Override
    public void bool(String name, boolean value) throws IOException {
        json.put(name, value);
    }

    @Override
    public void set(String name, String value) throws IOException {
        json.name(name);
        out.put("[\"").put(value).put("\"]");
    }

    @Override
    public void unset(String name) {
        // left out
    }

    @Override
    public void endRecord() throws IOException {
        json.endLine();
    }

    @Override
    public void close(long micros, Exactness exactness) throws IOException {
        out.flush();
    }
}
