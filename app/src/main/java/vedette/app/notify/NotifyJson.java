package vedette.app.notify;

import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import vedette.app.text.Json;
import vedette.app.text.Times;
import vedette.detect.Family;
import vedette.notify.settings.NotifySettings;
import vedette.notify.settings.Receiver;
import vedette.store.outbox.Notice;
import vedette.store.outbox.ReceiverCounts;

/// Receivers and what waits for them, for programs.
final class NotifyJson {

    private NotifyJson() {}

    static void list(NotifySettings settings, List<ReceiverCounts> counts, OutputStream out) {
        write(out, "receivers", json -> {
            for (int place = 0; place < counts.size(); place++) {
                receiver(json, settings.receivers().get(place), counts.get(place));
            }
        });
    }

    private static void write(OutputStream out, String name, Consumer<JsonGenerator> items) {
        try (JsonGenerator json = Json.to(out)) {
            json.writeStartObject();
            json.writeNumberProperty("version", 1);
            json.writeArrayPropertyStart(name);
            items.accept(json);
            json.writeEndArray();
            json.writeEndObject();
            Json.endLine(json);
        }
    }

    private static void receiver(JsonGenerator json, Receiver receiver, ReceiverCounts fares) {
        json.writeStartObject();
        json.writeStringProperty("name", receiver.name());
        json.writeStringProperty("kind", receiver.channel().kind());
        json.writeStringProperty("where", receiver.channel().where());
        json.writeStringProperty("severity", receiver.least().label());
        json.writeArrayPropertyStart("families");
        receiver.families().stream().sorted().map(Family::label).forEach(json::writeString);
        json.writeEndArray();
        json.writeBooleanProperty("failing", fares.isFailing());
        json.writeNumberProperty("waiting", fares.waiting());
        json.writeNumberProperty("sent", fares.sent());
        json.writeNumberProperty("held_back", fares.heldBack());
        json.writeNumberProperty("dropped", fares.dropped());
        json.writeNumberProperty("refused", fares.refused());
        json.writeNumberProperty("failures", fares.failures());
        time(json, "last_sent", fares.lastSent());
        time(json, "last_failed", fares.lastFailed());
        json.writeStringProperty("last_error", fares.lastError());
        json.writeEndObject();
    }

    private static void time(JsonGenerator json, String name, @Nullable Instant time) {
        if (time != null) {
            json.writeStringProperty(name, Times.iso(time));
        }
    }

    static void queue(List<Notice> notices, OutputStream out) {
        write(out, "waiting", json -> {
            for (Notice notice : notices) {
                json.writeStartObject();
                json.writeStringProperty("receiver", notice.receiver());
                json.writeStringProperty("incident", notice.incident());
                json.writeStringProperty("severity", notice.severity().label());
                json.writeStringProperty("why", notice.why().label());
                json.writeStringProperty("since", Times.iso(notice.made()));
                json.writeEndObject();
            }
        });
    }
}
