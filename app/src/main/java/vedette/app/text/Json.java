package vedette.app.text;

import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// How JSON is written here: compact, and where there are several objects, one on each line.
public final class Json {

    private static final JsonFactory FACTORY =
            JsonFactory.builder().rootValueSeparator("").build();

    private Json() {}

    public static JsonGenerator to(OutputStream out) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), out);
    }

    /// Ends an object's line.
    public static void endLine(JsonGenerator json) {
        json.writeRaw('\n');
    }
}
