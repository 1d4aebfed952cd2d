package vedette.web.api;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import vedette.store.flows.MinuteReader;
import vedette.web.http.Reply;

/// Writes JSON.
final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /// Writes the members of an object.
    @FunctionalInterface
    interface Members {

        void write(JsonGenerator json) throws IOException;
    }

    static String object(Members members) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        }
        return text.toString();
    }

    static Reply reply(Members members) throws IOException {
        return Reply.json(object(members));
    }

    /// A number, or null if it is none.
    static void number(JsonGenerator json, double value) {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }

    /// An array of minutes with their values.
    static void points(JsonGenerator json, String name, List<MinuteReader.FigurePoint> points) {
        json.writeArrayPropertyStart(name);
        for (MinuteReader.FigurePoint point : points) {
            json.writeStartArray();
            json.writeNumber(point.minute() / 1_000);
            number(json, point.value());
            json.writeEndArray();
        }
        json.writeEndArray();
    }
}
