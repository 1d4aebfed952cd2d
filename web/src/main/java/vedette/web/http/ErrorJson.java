package vedette.web.http;

import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Tells a program why something was not done.
final class ErrorJson {

    private static final JsonFactory JSON = new JsonFactory();

    private ErrorJson() {}

    static Reply reply(int status, String why) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeNumberProperty("status", status);
            json.writeStringProperty("error", why);
            json.writeEndObject();
        }
        return Reply.of(status, Reply.JSON, text.toString());
    }
}
