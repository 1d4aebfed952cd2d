package vedette.notify.message;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import vedette.store.incidents.IncidentJson;
import vedette.store.outbox.Missed;

/// JSON objects on one line each.
public final class JsonBytes {

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonBytes() {}

    /// An object, in UTF-8; halves of characters that attackers may have sent become question marks.
    public static byte[] of(Consumer<JsonGenerator> properties) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            properties.accept(json);
            json.writeEndObject();
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// What every format of ours says of a message.
    public static void write(JsonGenerator json, Message message) {
        json.writeStringProperty("delivery", message.id());
        json.writeStringProperty("event", event(message));
        json.writeStringProperty("made", message.made().toString());
        if (!message.link().isEmpty()) {
            json.writeStringProperty("link", message.link());
        }
        Missed missed = message.missed();
        if (!missed.isNothing()) {
            json.writeName("held_back");
            json.writeStartObject();
            json.writeNumberProperty("count", missed.count());
            json.writeStringProperty("worst", missed.worst().label());
            json.writeEndObject();
        }
        if (message instanceof Message.OfIncident told) {
            json.writeName("incident");
            IncidentJson.write(json, told.incident());
        }
    }

    /// What a message is sent for.
    public static String event(Message message) {
        return switch (message) {
            case Message.OfIncident told -> told.event().label();
            case Message.OfMissed _ -> "held-back";
        };
    }
}
