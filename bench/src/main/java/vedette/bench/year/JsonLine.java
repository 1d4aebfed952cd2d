package vedette.bench.year;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// An object on a line.
final class JsonLine {

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonLine() {}

    /// Reads all of it.
    ///
    /// @return the first text of that name, at any depth; empty if there is none
    /// @throws tools.jackson.core.JacksonException if it is no object, or not whole
    static String text(String line, String name) {
        String found = "";
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), line)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (found.isEmpty() && token == JsonToken.VALUE_STRING && name.equals(parser.currentName())) {
                    found = parser.getString();
                }
            }
        }
        return found;
    }
}
