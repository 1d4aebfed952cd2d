package vedette.web.api;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import vedette.store.evidence.EvidenceReader;
import vedette.store.incidents.IncidentBook;
import vedette.store.incidents.IncidentJson;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.StoredIncident;
import vedette.store.incidents.Triage;
import vedette.store.incidents.Verdict;
import vedette.store.people.Role;
import vedette.web.explore.IncidentsAsked;
import vedette.web.http.Call;
import vedette.web.http.Refusal;
import vedette.web.http.Reply;
import vedette.web.http.Route;
import vedette.web.operate.Downloads;
import vedette.web.operate.Room;

/// Incidents for programs: lists, one in full, its packets, and what is said of it.
public final class IncidentRoutes {

    private static final int MOST = 1_000;

    private static final int USUAL = 100;

    private static final int DEEPEST = 1_000_000;

    private static final int LONGEST_COMMENT = 4_000;

    private final Room room;
    private final Downloads downloads;

    public IncidentRoutes(Room room, Downloads downloads) {
        this.room = room;
        this.downloads = downloads;
    }

    public List<Route> routes() {
        return List.of(
                Route.api("GET", "/api/v1/incidents", Role.VIEWER, this::list)
                        .that("Incidents to work through.", IncidentsAsked.names("limit", "offset")),
                Route.api("GET", "/api/v1/incidents/{id}", Role.VIEWER, this::one)
                        .that("One incident in full."),
                Route.api("GET", "/api/v1/incidents/{id}/packets", Role.ANALYST, this::packets)
                        .that("Its packets, as pcapng."),
                Route.api("POST", "/api/v1/incidents/{id}/verdict", Role.ANALYST, this::judge)
                        .that("Says what it was.", "verdict"),
                Route.api("POST", "/api/v1/incidents/{id}/comments", Role.ANALYST, this::comment)
                        .that("Says something of it.", "text"));
    }

    private Reply list(Call call) throws IOException {
        int limit = call.number("limit", 1, MOST, USUAL);
        int offset = call.number("offset", 0, DEEPEST, 0);
        Triage triage = IncidentsAsked.of(call, room.now());
        try (IncidentReader reader = new IncidentReader(room.place().required().incidents())) {
            List<IncidentReader.Listed> listed = reader.list(triage, limit, offset);
            long total = reader.bySeverity(triage).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            return Json.reply(json -> {
                json.writeNumberProperty("total", total);
                json.writeNumberProperty("offset", offset);
                json.writeArrayPropertyStart("incidents");
                for (IncidentReader.Listed one : listed) {
                    json.writeStartObject();
                    json.writeStringProperty("verdict", one.incident().verdict().label());
                    json.writeBooleanProperty("below_the_line", one.isBelowTheLine());
                    json.writeName("incident");
                    IncidentJson.write(json, one.incident().incident(), one.hiddenBy());
                    json.writeEndObject();
                }
                json.writeEndArray();
            });
        }
    }

    private Reply one(Call call) throws IOException {
        try (IncidentReader reader = new IncidentReader(room.place().required().incidents())) {
            StoredIncident stored = find(reader, call.part("id"));
            return Json.reply(json -> write(json, stored));
        }
    }

    private static StoredIncident find(IncidentReader reader, String id) throws IOException {
        return reader.exactly(id).orElseThrow(() -> Refusal.notFound("There is no such incident."));
    }

    private static void write(JsonGenerator json, StoredIncident stored) {
        json.writeStringProperty("verdict", stored.verdict().label());
        json.writeArrayPropertyStart("comments");
        for (StoredIncident.Comment comment : stored.comments()) {
            json.writeStartObject();
            json.writeStringProperty(
                    "given",
                    Instant.EPOCH
                            .plus(comment.givenMicros(), java.time.temporal.ChronoUnit.MICROS)
                            .toString());
            json.writeStringProperty("author", comment.author());
            json.writeStringProperty("text", comment.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeName("incident");
        IncidentJson.write(json, stored.incident());
    }

    private Reply packets(Call call) throws IOException {
        EvidenceReader evidence = room.place().required().evidenceReader();
        String id = call.part("id");
        if (evidence.of(id).map(EvidenceReader.Evidence::packetCount).orElse(0L) == 0) {
            throw Refusal.notFound("No packets were kept of such an incident, or they were let go.");
        }
        downloads.note(call, "packets", id, "pcapng");
        return Reply.download(
                id.replaceAll("\\W", "") + ".pcapng",
                "application/vnd.tcpdump.pcap",
                out -> evidence.writePackets(id, out));
    }

    private Reply judge(Call call) throws IOException {
        Verdict verdict = IncidentsAsked.verdict(call.requirePosted("verdict"));
        return said(call, (book, id) -> book.judge(id, verdict, call.visitor().name(), room.now()));
    }

    private Reply comment(Call call) throws IOException {
        String text = call.requirePosted("text").strip();
        if (text.isEmpty() || text.length() > LONGEST_COMMENT) {
            throw Refusal.badRequest("A comment has from 1 to " + LONGEST_COMMENT + " characters.");
        }
        return said(call, (book, id) -> book.comment(id, text, call.visitor().name(), room.now()));
    }

    /// Something that is said of an incident.
    @FunctionalInterface
    private interface Saying {

        void to(IncidentBook book, String id) throws IOException;
    }

    private Reply said(Call call, Saying saying) throws IOException {
        try (IncidentReader reader = new IncidentReader(room.place().required().incidents());
                IncidentBook book = new IncidentBook(room.place().incidents())) {
            saying.to(book, find(reader, call.part("id")).incident().id());
        }
        room.feed().incidentsChanged();
        return Reply.nothing();
    }
}
