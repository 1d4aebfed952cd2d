package vedette.store.incidents;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import vedette.common.Address;
import vedette.detect.Reason;
import vedette.incident.Burst;
import vedette.incident.Contribution;
import vedette.incident.IncidentSnapshot;
import vedette.incident.SignalSummary;

/// An incident as a JSON object.
public final class IncidentJson {

    private static final DateTimeFormatter ISO_MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private IncidentJson() {}

    /// Writes the object.
    public static void write(JsonGenerator json, IncidentSnapshot incident) {
        write(json, incident, 0);
    }

    /// The same of one that a rule may hide.
    ///
    /// @param rule its number; 0 if there is none
    public static void write(JsonGenerator json, IncidentSnapshot incident, long rule) {
        json.writeStartObject();
        json.writeStringProperty("id", incident.id());
        json.writeStringProperty("campaign", incident.campaign());
        json.writeStringProperty("site", incident.site());
        json.writeStringProperty("sensor", incident.sensor());
        json.writeStringProperty("kind", incident.kind().label());
        json.writeStringProperty("family", incident.kind().family().label());
        json.writeStringProperty("entity", incident.entity().toString());
        json.writeStringProperty("state", incident.state().label());
        addresses(json, "sources", incident.sources());
        json.writeNumberProperty("source_count", incident.sourceCount());
        addresses(json, "targets", incident.targets());
        json.writeNumberProperty("target_count", incident.targetCount());
        json.writeName("ports");
        json.writeStartArray();
        incident.ports().forEach(json::writeNumber);
        json.writeEndArray();
        json.writeStringProperty("first", iso(incident.firstNanos()));
        json.writeStringProperty("last", iso(incident.lastNanos()));
        json.writeStringProperty("detected", iso(incident.detectedNanos()));
        bursts(json, incident);
        json.writeNumberProperty("score", incident.score());
        json.writeStringProperty("severity", incident.severity().label());
        json.writeNumberProperty("confidence", thousandths(incident.confidence()));
        json.writeBooleanProperty("success", incident.hasSucceeded());
        json.writeStringProperty("technique", incident.kind().technique());
        json.writeStringProperty("advice", incident.kind().advice());
        contributions(json, incident);
        signals(json, incident);
        json.writeNumberProperty("flows", incident.flows());
        if (rule != 0) {
            json.writeNumberProperty("suppressed_by", rule);
        }
        json.writeEndObject();
    }

    private static void addresses(JsonGenerator json, String name, Collection<Address> addresses) {
        json.writeName(name);
        json.writeStartArray();
        for (Address address : addresses) {
            json.writeString(address.toString());
        }
        json.writeEndArray();
    }

    private static void bursts(JsonGenerator json, IncidentSnapshot incident) {
        json.writeName("bursts");
        json.writeStartArray();
        for (Burst burst : incident.bursts()) {
            json.writeStartObject();
            json.writeStringProperty("first", iso(burst.firstNanos()));
            json.writeStringProperty("last", iso(burst.lastNanos()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void contributions(JsonGenerator json, IncidentSnapshot incident) {
        json.writeName("contributions");
        json.writeStartArray();
        for (Contribution contribution : incident.contributions()) {
            json.writeStartObject();
            json.writeStringProperty("name", contribution.name());
            json.writeNumberProperty("points", contribution.points());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void signals(JsonGenerator json, IncidentSnapshot incident) {
        json.writeName("signals");
        json.writeStartArray();
        for (SignalSummary evidence : incident.signals()) {
            json.writeStartObject();
            json.writeStringProperty("detector", evidence.detector());
            json.writeNumberProperty("strength", thousandths(evidence.strength()));
            json.writeNumberProperty("confidence", thousandths(evidence.confidence()));
            json.writeName("reasons");
            json.writeStartArray();
            for (Reason reason : evidence.reasons()) {
                json.writeStartObject();
                json.writeStringProperty("feature", reason.feature());
                json.writeStringProperty("seen", reason.seen());
                json.writeStringProperty("usual", reason.usual());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static String iso(long nanos) {
        return ISO_MICROSECONDS.format(Instant.EPOCH.plusNanos(nanos));
    }

    private static double thousandths(double value) {
        return StrictMath.round(value * 1_000) / 1_000.0;
    }
}
