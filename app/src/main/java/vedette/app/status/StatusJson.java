package vedette.app.status;

import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import vedette.app.text.Json;
import vedette.app.text.NotClosing;
import vedette.app.text.Times;
import vedette.incident.Severity;
import vedette.store.incidents.IncidentJson;

/// A status for programs. Names stay; others may be added.
final class StatusJson {

    private static final int VERSION = 1;
    private static final double MILLIS = 1e3;

    private StatusJson() {}

    static void write(Status status, OutputStream out) {
        try (JsonGenerator json = Json.to(new NotClosing(out))) {
            json.writeStartObject();
            json.writeNumberProperty("version", VERSION);
            json.writeBooleanProperty("running", status.run().isPresent());
            json.writeBooleanProperty("healthy", status.isHealthy());
            json.writeBooleanProperty("working", status.isWorking());
            texts(json, "reasons", status.reasons());
            json.writeName("run");
            status.run().ifPresentOrElse(run -> run(json, run), json::writeNull);
            text(json, "dashboard", status.dashboard());
            json.writeName("models");
            json.writeStartArray();
            for (Status.Model model : status.models()) {
                json.writeStartObject();
                json.writeStringProperty("name", model.name());
                text(json, "made", model.made().map(Times::iso).orElse(""));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeName("store");
            status.store().ifPresentOrElse(kept -> kept(json, kept), json::writeNull);
            json.writeName("versions");
            json.writeStartObject();
            status.versions().forEach(json::writeStringProperty);
            json.writeEndObject();
            json.writeEndObject();
            Json.endLine(json);
        }
    }

    private static void run(JsonGenerator json, Beat run) {
        json.writeStartObject();
        json.writeNumberProperty("pid", run.origin().pid());
        json.writeStringProperty("version", run.origin().version());
        json.writeStringProperty("since", Times.iso(run.origin().since()));
        json.writeStringProperty("said", Times.iso(run.written()));
        json.writeName("inputs");
        json.writeStartArray();
        for (Beat.Input input : run.inputs()) {
            json.writeStartObject();
            json.writeStringProperty("name", input.name());
            json.writeStringProperty("state", input.state());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeName("troubles");
        json.writeStartArray();
        for (Beat.Trouble trouble : run.troubles()) {
            json.writeStartObject();
            json.writeStringProperty("name", trouble.name());
            json.writeStringProperty("words", trouble.words());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeBooleanProperty("over", run.isOver());
        json.writeNumberProperty("packets", run.counts().packets());
        json.writeNumberProperty("dropped", run.counts().dropped());
        json.writeNumberProperty("store_lag_seconds", run.counts().lag().toMillis() / MILLIS);
        text(
                json,
                "last_packet",
                run.counts().last().equals(Instant.EPOCH)
                        ? ""
                        : Times.iso(run.counts().last()));
        json.writeEndObject();
    }

    private static void kept(JsonGenerator json, Status.Kept kept) {
        json.writeStartObject();
        json.writeStringProperty("folder", kept.folder());
        json.writeNumberProperty("bytes", kept.bytes());
        json.writeNumberProperty("free_bytes", kept.freeBytes());
        json.writeNumberProperty("incidents", kept.incidents());
        json.writeNumberProperty("flows", kept.flows());
        json.writeName("open");
        json.writeStartObject();
        for (Severity severity : Severity.values()) {
            json.writeNumberProperty(severity.label(), kept.open().getOrDefault(severity.label(), 0L));
        }
        json.writeEndObject();
        json.writeName("last");
        kept.last().ifPresentOrElse(last -> IncidentJson.write(json, last.incident()), json::writeNull);
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) {
        json.writeName(name);
        json.writeStartArray();
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    /// Null where there is nothing.
    private static void text(JsonGenerator json, String name, String text) {
        if (text.isEmpty()) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, text);
        }
    }
}
