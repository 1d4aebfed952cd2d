package vedette.notify.eve;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import tools.jackson.core.JsonGenerator;
import vedette.detect.Kind;
import vedette.incident.IncidentSnapshot;
import vedette.incident.Severity;
import vedette.notify.message.JsonBytes;
import vedette.notify.message.Message;
import vedette.notify.message.Origin;
import vedette.notify.message.Wording;

/// A message as an event of EVE: an `alert` for an incident, `stats` where there is only a count. What EVE has no name
/// for stands in an object `vedette`. An incident is no flow, so there is neither `flow_id` nor `proto`.
final class EveEvent {

    /// How every line begins.
    static final String BEGIN = "{\"timestamp\":\"";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /// Where nobody else's rules are numbered.
    private static final long FIRST_SIGNATURE = 3_400_000_000L;

    private static final long SIGNATURES = 10_000_000;

    private EveEvent() {}

    /// A line with its end.
    static byte[] line(Message message, Origin origin) {
        byte[] object = JsonBytes.of(json -> {
            switch (message) {
                case Message.OfIncident told -> incident(json, told);
                case Message.OfMissed told -> {
                    json.writeStringProperty("timestamp", TIME.format(told.made()));
                    json.writeStringProperty("event_type", "stats");
                }
            }
            json.writeStringProperty("host", origin.host());
            json.writeName("vedette");
            json.writeStartObject();
            json.writeStringProperty("text", Wording.of(message).title());
            JsonBytes.write(json, message);
            json.writeEndObject();
        });
        byte[] line = new byte[object.length + 1];
        System.arraycopy(object, 0, line, 0, object.length);
        line[object.length] = '\n';
        return line;
    }

    private static void incident(JsonGenerator json, Message.OfIncident message) {
        IncidentSnapshot incident = message.incident();
        json.writeStringProperty("timestamp", TIME.format(Instant.EPOCH.plusNanos(incident.lastNanos())));
        json.writeStringProperty("event_type", "alert");
        if (!incident.sources().isEmpty()) {
            json.writeStringProperty("src_ip", incident.sources().getFirst().toString());
        }
        if (!incident.targets().isEmpty()) {
            json.writeStringProperty("dest_ip", incident.targets().getFirst().toString());
        }
        incident.ports().stream()
                .filter(port -> port > 0)
                .findFirst()
                .ifPresent(port -> json.writeNumberProperty("dest_port", port));
        json.writeName("alert");
        json.writeStartObject();
        json.writeStringProperty("action", "allowed");
        json.writeNumberProperty("gid", 1);
        json.writeNumberProperty("signature_id", signature(incident.kind()));
        json.writeNumberProperty("rev", 1);
        json.writeStringProperty(
                "signature",
                Origin.PRODUCT + " " + incident.kind().label() + ": "
                        + incident.kind().meaning());
        json.writeStringProperty("category", incident.kind().family().label());
        json.writeNumberProperty("severity", priority(incident.severity()));
        json.writeName("metadata");
        json.writeStartObject();
        list(json, "signature_severity", incident.severity().label());
        if (!incident.kind().technique().isEmpty()) {
            list(json, "mitre_technique_id", incident.kind().technique());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void list(JsonGenerator json, String name, String value) {
        json.writeName(name);
        json.writeStartArray();
        List.of(value).forEach(json::writeString);
        json.writeEndArray();
    }

    /// The number of a kind's rule: made of its name, so that it stays when kinds come and go.
    static long signature(Kind kind) {
        CRC32 hash = new CRC32();
        hash.update(kind.label().getBytes(StandardCharsets.UTF_8));
        return FIRST_SIGNATURE + hash.getValue() % SIGNATURES;
    }

    /// Suricata counts from 1, the worst.
    static int priority(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> 1;
            case MEDIUM -> 2;
            case LOW -> 3;
            case INFO -> 4;
        };
    }
}
