package vedette.feature.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import vedette.feature.FlowColumn;
import vedette.feature.FlowRow;

/// One JSON object after another, each on a line, member by member. Names are put as they are, so they must be such as
/// need no escape. Owned by one thread.
public final class JsonText {

    private final TextBuffer out;
    private boolean isFirst = true;

    public JsonText(TextBuffer out) {
        this.out = out;
    }

    public JsonText begin() throws IOException {
        out.put('{');
        isFirst = true;
        return this;
    }

    /// Begins an object that is a member of the one begun before.
    public JsonText begin(String name) throws IOException {
        name(name);
        return begin();
    }

    public JsonText end() throws IOException {
        out.put('}');
        isFirst = false;
        return this;
    }

    public void endLine() throws IOException {
        end();
        out.put('\n');
    }

    public JsonText name(String name) throws IOException {
        if (!isFirst) {
            out.put(',');
        }
        isFirst = false;
        out.put('"').put(name).put("\":");
        return this;
    }

    /// A member's name with what stands around it, once for all rows, for [#name(byte[])].
    public static byte[] prefix(String name, boolean isFirst) {
        return ((isFirst ? "\"" : ",\"") + name + "\":").getBytes(StandardCharsets.UTF_8);
    }

    public JsonText name(byte[] prefix) throws IOException {
        isFirst = false;
        out.put(prefix);
        return this;
    }

    public JsonText value(long value) throws IOException {
        out.put(value);
        return this;
    }

    public JsonText value(double value) throws IOException {
        out.put(value);
        return this;
    }

    public JsonText value(String value) throws IOException {
        putString(value);
        return this;
    }

    public JsonText value(TimeText form, long micros) throws IOException {
        out.put('"').putTime(form, micros).put('"');
        return this;
    }

    public JsonText put(String name, long value) throws IOException {
        name(name);
        out.put(value);
        return this;
    }

    public JsonText put(String name, float value) throws IOException {
        name(name);
        out.put(value);
        return this;
    }

    public JsonText put(String name, double value) throws IOException {
        name(name);
        out.put(value);
        return this;
    }

    public JsonText put(String name, boolean value) throws IOException {
        name(name);
        out.put(value ? "true" : "false");
        return this;
    }

    public JsonText put(String name, String value) throws IOException {
        name(name);
        putString(value);
        return this;
    }

    public JsonText putTime(String name, TimeText form, long micros) throws IOException {
        name(name);
        out.put('"').putTime(form, micros).put('"');
        return this;
    }

    public JsonText putSeconds(String name, long micros) throws IOException {
        name(name);
        out.putSeconds(micros);
        return this;
    }

    public JsonText value(FlowColumn.Lists lists, FlowRow row) throws IOException {
        out.put('[');
        int length = lists.length().of(row);
        for (int place = 0; place < length; place++) {
            if (place > 0) {
                out.put(',');
            }
            out.put(lists.element().of(row, place));
        }
        out.put(']');
        return this;
    }

    /// Members that are JSON already.
    public JsonText putMembers(String members) throws IOException {
        if (!isFirst) {
            out.put(',');
        }
        isFirst = false;
        out.put(members);
        return this;
    }

    private void putString(String text) throws IOException {
        out.put('"');
        if (needsEscape(text)) {
            putEscaped(text);
        } else {
            out.put(text);
        }
        out.put('"');
    }

    private static boolean needsEscape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                return true;
            }
        }
        return false;
    }

    private void putEscaped(String text) throws IOException {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> escaped.append("\\\"");
                case '\\' -> escaped.append("\\\\");
                case '\n' -> escaped.append("\\n");
                default -> {
                    if (c < ' ') {
                        escaped.append("\\u00").append(c >= 0x10 ? "1" : "0").append(Character.forDigit(c & 0xF, 16));
                    } else {
                        escaped.append(c);
                    }
                }
            }
        }
        out.put(escaped.toString());
    }
}
