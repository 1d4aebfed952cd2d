package vedette.learn.json;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An object of a file that anybody may have written: asked for what must be in it.
///
/// @param where for messages: the file, and the part of it
public record JsonPart(Map<String, Object> values, String where) {

    /// A text.
    public String text(String name) throws IOException {
        return want(name, String.class, "a text");
    }

    /// A number.
    public double number(String name) throws IOException {
        return want(name, Number.class, "a number").doubleValue();
    }

    /// A whole number within bounds.
    public int whole(String name, int least, int most) throws IOException {
        double number = number(name);
        if (number != Math.rint(number) || number < least || number > most) {
            throw new IOException(where + " is damaged: \"" + name + "\" is " + number
                    + ", expected a whole number from " + least + " to " + most);
        }
        return (int) number;
    }

    /// A list of texts.
    public List<String> texts(String name) throws IOException {
        List<?> list = want(name, List.class, "a list");
        for (Object one : list) {
            if (!(one instanceof String)) {
                throw new IOException(where + " is damaged: \"" + name + "\" has " + one + ", expected texts only");
            }
        }
        return list.stream().map(String.class::cast).toList();
    }

    /// An object of texts.
    public Map<String, String> textsByName(String name) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<?, ?> object = want(name, Map.class, "an object");
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            if (!(entry.getValue() instanceof String text)) {
                throw new IOException(where + " is damaged: \"" + name + "\" has " + entry + ", expected texts only");
            }
            texts.put(String.valueOf(entry.getKey()), text);
        }
        return texts;
    }

    private <T> T want(String name, Class<T> type, String what) throws IOException {
        Object value = values.get(name);
        if (!type.isInstance(value)) {
            throw new IOException(where + " is damaged: \"" + name + "\" is " + (value == null ? "missing" : "" + value)
                    + ", expected " + what);
        }
        return type.cast(value);
    }
}
