package vedette.learn.onnx;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Lists of names as JSON.
final class NameList {

    private static final int MOST = 10_000;
    private static final JsonFactory JSON = new JsonFactory();

    private NameList() {}

    static String write(List<String> names) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartArray();
            names.forEach(json::writeString);
            json.writeEndArray();
        }
        return text.toString();
    }

    static List<String> read(String what, String text) throws IOException {
        List<String> names = new ArrayList<>();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw new IOException("damaged ONNX file: its " + what + " are no list");
            }
            while (json.nextToken() != JsonToken.END_ARRAY) {
                if (json.currentToken() != JsonToken.VALUE_STRING || names.size() == MOST) {
                    throw new IOException("damaged ONNX file: its " + what + " are no list of at most " + MOST);
                }
                names.add(json.getString());
            }
        } catch (JacksonException e) {
            throw new IOException("damaged ONNX file: its " + what + " are no list in JSON", e);
        }
        return names;
    }
}
