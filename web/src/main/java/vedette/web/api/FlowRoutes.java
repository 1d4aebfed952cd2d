package vedette.web.api;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import vedette.incident.IncidentSnapshot;
import vedette.report.text.ServiceName;
import vedette.store.archive.StoredFlow;
import vedette.store.people.Role;
import vedette.store.search.FlowTotals;
import vedette.store.search.KeptFlow;
import vedette.store.search.language.BadSearch;
import vedette.store.search.language.FlowFilter;
import vedette.web.explore.FlowAsked;
import vedette.web.explore.FlowCompletion;
import vedette.web.explore.FlowDesk;
import vedette.web.http.Call;
import vedette.web.http.Refusal;
import vedette.web.http.Reply;
import vedette.web.http.Route;
import vedette.web.operate.Downloads;
import vedette.web.operate.Room;
import vedette.web.view.Range;

/// Conversations for programs: pages of them, sums, exports, and what a search may go on with.
public final class FlowRoutes {

    private static final int MOST = 1_000;
    private static final int USUAL = 100;
    private static final int LONGEST = 1_000;

    private static final String COLUMNS =
            "number,conversation,part,begun,ended,src,src_port,dst,dst_port,protocol,service,"
                    + "fwd_packets,bwd_packets,fwd_bytes,bwd_bytes,end_reason,state,history,vlan,handshake,fwd_retransmitted,"
                    + "bwd_retransmitted\n";

    private final Room room;
    private final FlowDesk desk;
    private final Downloads downloads;
    private final FlowCompletion completion;

    public FlowRoutes(Room room, FlowDesk desk, Downloads downloads) {
        this.room = room;
        this.desk = desk;
        this.downloads = downloads;
        completion = new FlowCompletion(room);
    }

    public List<Route> routes() {
        return List.of(
                Route.api("GET", "/api/v1/flows", Role.VIEWER, this::page)
                        .that(
                                "Conversations that fit a search, page by page.",
                                "q",
                                "last",
                                "from",
                                "to",
                                "sort",
                                "order",
                                "in",
                                "after",
                                "limit"),
                Route.api("GET", "/api/v1/flows/totals", Role.VIEWER, this::totals)
                        .that("How many fit, and how much they moved.", "q", "last", "from", "to", "in"),
                Route.api("GET", "/api/v1/flows/export", Role.ANALYST, this::export)
                        .that(
                                "All that fit, up to a million, as CSV or JSON lines.",
                                "q",
                                "last",
                                "from",
                                "to",
                                "sort",
                                "order",
                                "in",
                                "format"),
                Route.api("GET", "/api/v1/flows/complete", Role.VIEWER, this::complete)
                        .that("What a search may go on with.", "q", "last", "from", "to"));
    }

    private FlowAsked asked(Call call) {
        return FlowAsked.of(call, Range.of(call, room.now(), "1h"));
    }

    private static Refusal refused(BadSearch bad) {
        return Refusal.badRequest(
                "\"q\" from character " + (bad.from() + 1) + " to " + bad.to() + ": " + bad.why() + ".");
    }

    private Reply page(Call call) throws IOException {
        FlowAsked asked = asked(call);
        int limit = call.number("limit", 1, MOST, USUAL);
        try {
            FlowDesk.Found found = desk.page(asked, limit);
            return Json.reply(json -> {
                json.writeBooleanProperty("with_archive", found.page().isOfArchive());
                json.writeBooleanProperty(
                        "archive_has_more",
                        found.page().archived() > 0 && !found.page().isOfArchive());
                json.writeNumberProperty("incidents_left_out", found.leftOut());
                if (found.page().next().isPresent()) {
                    json.writeStringProperty("after", found.page().next().get().text());
                } else {
                    json.writeNullProperty("after");
                }
                json.writeArrayPropertyStart("flows");
                for (KeptFlow row : found.page().rows()) {
                    json.writeStartObject();
                    write(json, row);
                    Optional<IncidentSnapshot> incident = found.marks().worst(row.flow());
                    if (incident.isPresent()) {
                        json.writeStringProperty("incident", incident.get().id());
                        json.writeNumberProperty("score", incident.get().score());
                    }
                    json.writeEndObject();
                }
                json.writeEndArray();
            });
        } catch (BadSearch bad) {
            throw refused(bad);
        }
    }

    private static void write(JsonGenerator json, KeptFlow row) {
        StoredFlow flow = row.flow();
        json.writeNumberProperty("number", row.number());
        json.writeStringProperty("conversation", row.conversation());
        json.writeNumberProperty("part", flow.part());
        json.writeStringProperty("begun", time(flow.begun()));
        json.writeStringProperty("ended", time(flow.ended()));
        json.writeStringProperty("src", flow.src());
        json.writeNumberProperty("src_port", flow.srcPort());
        json.writeStringProperty("dst", flow.dst());
        json.writeNumberProperty("dst_port", flow.dstPort());
        json.writeNumberProperty("protocol", flow.protocol());
        json.writeStringProperty("service", ServiceName.typed(flow.protocol(), flow.servicePort()));
        json.writeNumberProperty("fwd_packets", flow.fwdPackets());
        json.writeNumberProperty("bwd_packets", flow.bwdPackets());
        json.writeNumberProperty("fwd_bytes", flow.fwdBytes());
        json.writeNumberProperty("bwd_bytes", flow.bwdBytes());
        json.writeStringProperty("end_reason", flow.endReason());
        json.writeStringProperty("state", flow.state());
        json.writeStringProperty("history", flow.history());
        json.writeNumberProperty("vlan", flow.vlan());
        json.writeNumberProperty("handshake", flow.handshake());
        json.writeNumberProperty("fwd_retransmitted", flow.fwdRetransmitted());
        json.writeNumberProperty("bwd_retransmitted", flow.bwdRetransmitted());
    }

    private static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    private Reply totals(Call call) throws IOException {
        FlowAsked asked = asked(call);
        try {
            FlowTotals totals = desk.totals(asked);
            return Json.reply(json -> {
                json.writeNumberProperty("flows", totals.flows());
                json.writeNumberProperty("packets", totals.packets());
                json.writeNumberProperty("bytes_out", totals.bytesOut());
                json.writeNumberProperty("bytes_in", totals.bytesIn());
            });
        } catch (BadSearch bad) {
            throw refused(bad);
        }
    }

    private Reply export(Call call) throws IOException {
        FlowAsked asked = asked(call);
        String format = call.asked("format").orElse("csv");
        if (!format.equals("csv") && !format.equals("jsonl")) {
            throw Refusal.badRequest("\"format\" is csv or jsonl.");
        }
        room.place().required();
        try {
            FlowFilter filter = desk.filter(asked);
            FlowDesk.Export begun = desk.export();
            try {
                downloads.note(call, "flows", call.asked("q").orElse("all"), format);
            } catch (IOException | RuntimeException e) {
                begun.close();
                throw e;
            }
            boolean isCsv = format.equals("csv");
            return Reply.download(
                    "flows." + format,
                    isCsv ? "text/csv; charset=utf-8" : "application/jsonl",
                    new Exported(begun, asked, filter, isCsv));
        } catch (BadSearch bad) {
            throw refused(bad);
        }
    }

    /// What an export consists of.
    private record Exported(FlowDesk.Export export, FlowAsked asked, FlowFilter filter, boolean isCsv)
            implements Reply.Body {

        @Override
        public void write(OutputStream out) throws IOException {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            if (isCsv) {
                writer.write(COLUMNS);
            }
            export.each(asked, filter, row -> {
                writer.write(isCsv ? csv(row) : Json.object(json -> FlowRoutes.write(json, row)));
                writer.write('\n');
            });
            writer.flush();
        }

        @Override
        public void close() {
            export.close();
        }
    }

    /// No value has a comma, a quote or a line's end: they are numbers, addresses and labels of ours.
    private static String csv(KeptFlow row) {
        StoredFlow flow = row.flow();
        List<Object> values = List.of(
                row.number(),
                row.conversation(),
                flow.part(),
                time(flow.begun()),
                time(flow.ended()),
                flow.src(),
                flow.srcPort(),
                flow.dst(),
                flow.dstPort(),
                flow.protocol(),
                ServiceName.typed(flow.protocol(), flow.servicePort()),
                flow.fwdPackets(),
                flow.bwdPackets(),
                flow.fwdBytes(),
                flow.bwdBytes(),
                flow.endReason(),
                flow.state(),
                flow.history(),
                flow.vlan(),
                flow.handshake(),
                flow.fwdRetransmitted(),
                flow.bwdRetransmitted());
        return String.join(",", values.stream().map(Object::toString).toList());
    }

    private Reply complete(Call call) throws IOException {
        String text = call.asked("q").orElse("");
        if (text.length() > LONGEST) {
            throw Refusal.badRequest("\"q\" has at most " + LONGEST + " characters.");
        }
        FlowCompletion.Offered offered = completion.of(text, Range.of(call, room.now(), "1h"));
        return Json.reply(json -> {
            json.writeNumberProperty("from", offered.from());
            json.writeArrayPropertyStart("suggestions");
            for (FlowCompletion.Offer offer : offered.some()) {
                json.writeStartObject();
                json.writeStringProperty("text", offer.text());
                json.writeStringProperty("words", offer.words());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
