package vedette.web.page.flows;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import vedette.common.Address;
import vedette.report.text.Numbers;
import vedette.report.text.ServiceName;
import vedette.store.archive.StoredFlow;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.StoredIncident;
import vedette.store.people.Role;
import vedette.store.search.KeptFlow;
import vedette.web.explore.FlowDesk;
import vedette.web.http.Call;
import vedette.web.http.Refusal;
import vedette.web.http.Reply;
import vedette.web.http.Route;
import vedette.web.page.Frame;
import vedette.web.template.JteflowGenerated;
import vedette.web.view.IncidentLine;
import vedette.web.view.Layout;
import vedette.web.view.Query;
import vedette.web.view.flows.FlowDetail;

/// One conversation, with all that is kept of it in words.
public final class FlowDetailPages {

    private static final long AROUND_MICROS = 15 * 60_000_000L;

    /// What the address of a list says, so that there is a way back to it.
    private static final List<String> OF_THE_LIST =
            List.of("last", "from", "to", "q", "sort", "order", "in", "column", "after");

    private final Frame frame;
    private final FlowDesk desk;

    public FlowDetailPages(Frame frame, FlowDesk desk) {
        this.frame = frame;
        this.desk = desk;
    }

    public List<Route> routes() {
        return List.of(Route.page("GET", "/flows/{id}", Role.VIEWER, this::flow));
    }

    private Reply flow(Call call) throws IOException {
        KeptFlow row = find(call.part("id"));
        String query = Query.written(call, OF_THE_LIST);
        FlowDetail detail = detail(row, Query.join("/flows", query), frame.zone(call));
        Layout layout = frame.around(call, detail.title(), "flows", frame.range(call));
        return Frame.shown(out -> JteflowGenerated.render(out, null, layout, detail));
    }

    private KeptFlow find(String id) throws IOException {
        if (!id.matches("\\d{1,18}") || !frame.room().place().exists()) {
            throw Refusal.notFound("There is no such conversation: its number is a whole one.");
        }
        return desk.one(Long.parseLong(id))
                .orElseThrow(
                        () -> Refusal.notFound("There is no such conversation: it may be so old that it was let go."));
    }

    private FlowDetail detail(KeptFlow row, String back, ZoneId zone) throws IOException {
        StoredFlow flow = row.flow();
        return new FlowDetail(
                flow.src() + " → " + flow.dst() + ", " + ServiceName.of(flow.protocol(), flow.servicePort()),
                List.of(ends(flow), times(flow), amounts(flow), course(flow), place(row)),
                incidents(row, zone),
                links(row),
                back);
    }

    private List<IncidentLine> incidents(KeptFlow row, ZoneId zone) throws IOException {
        List<String> ids = desk.marks(List.of(row)).all(row.flow()).stream()
                .map(incident -> incident.id())
                .limit(20)
                .toList();
        List<IncidentLine> lines = new java.util.ArrayList<>();
        try (IncidentReader reader = new IncidentReader(frame.room().place().incidents())) {
            for (String id : ids) {
                StoredIncident stored = reader.exactly(id).orElse(null);
                if (stored != null) {
                    lines.add(IncidentLine.of(
                            new IncidentReader.Listed(stored, false, 0),
                            frame.room().now(),
                            zone));
                }
            }
        }
        return lines;
    }

    private FlowDetail.Group ends(StoredFlow flow) {
        boolean hasPorts = flow.protocol() == 6 || flow.protocol() == 17;
        return new FlowDetail.Group(
                "ends",
                "Who",
                List.of(
                        fact("source", flow.src(), "who began it, " + where(flow.src()), "/hosts/" + flow.src()),
                        fact("source port", hasPorts ? Integer.toString(flow.srcPort()) : "–", "", ""),
                        fact("target", flow.dst(), "who was asked, " + where(flow.dst()), "/hosts/" + flow.dst()),
                        fact("target port", hasPorts ? Integer.toString(flow.dstPort()) : "–", "", ""),
                        fact("protocol", FlowWords.protocol(flow.protocol()), "what IP carried", ""),
                        fact(
                                "service",
                                ServiceName.of(flow.protocol(), flow.servicePort()),
                                "by the port; nobody has looked whether it is that",
                                "")));
    }

    private String where(String address) {
        try {
            return frame.room().inside().test(Address.parse(address)) ? "inside" : "outside";
        } catch (IllegalArgumentException e) {
            return "not known where"; // one that stands for a host whose address is not kept
        }
    }

    private static FlowDetail.Group times(StoredFlow flow) {
        long took = flow.ended() - flow.begun();
        return new FlowDetail.Group(
                "times",
                "When",
                List.of(
                        fact("first packet", time(flow.begun()), "", ""),
                        fact("last packet", time(flow.ended()), "it is listed under this time", ""),
                        fact("took", FlowWords.time(took), "from the first packet to the last", ""),
                        fact(
                                "handshake",
                                flow.handshake() < 0 ? "not seen" : FlowWords.time(flow.handshake()),
                                "from asking to begin until both had agreed, of TCP",
                                "")));
    }

    private static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    private static FlowDetail.Group amounts(StoredFlow flow) {
        long took = Math.max(1, flow.ended() - flow.begun());
        return new FlowDetail.Group(
                "amounts",
                "How much",
                List.of(
                        fact(
                                "bytes out",
                                Numbers.bytes(flow.fwdBytes()),
                                Numbers.exact(flow.fwdBytes()) + " sent by the source, of IP packets",
                                ""),
                        fact(
                                "bytes in",
                                Numbers.bytes(flow.bwdBytes()),
                                Numbers.exact(flow.bwdBytes()) + " sent by the target",
                                ""),
                        fact(
                                "packets out",
                                Numbers.exact(flow.fwdPackets()),
                                average(flow.fwdBytes(), flow.fwdPackets()),
                                ""),
                        fact(
                                "packets in",
                                Numbers.exact(flow.bwdPackets()),
                                average(flow.bwdBytes(), flow.bwdPackets()),
                                ""),
                        fact(
                                "on average",
                                took < 1_000
                                        ? "–"
                                        : Numbers.bitRate(8.0 * (double) flow.bytes() / ((double) took / 1_000_000)),
                                "both ways together, over the time it took",
                                "")));
    }

    private static String average(long bytes, long packets) {
        return packets == 0 ? "none" : Numbers.exact(bytes / packets) + " bytes each on average";
    }

    private static FlowDetail.Group course(StoredFlow flow) {
        return new FlowDetail.Group(
                "course",
                "How it went",
                List.of(
                        fact("state", FlowWords.state(flow.state()), FlowWords.stateMeaning(flow.state()), ""),
                        fact(
                                "history",
                                flow.history().isEmpty() ? "–" : flow.history(),
                                FlowWords.history(flow.history()),
                                ""),
                        fact(
                                "sent again, out",
                                Numbers.exact(flow.fwdRetransmitted()),
                                Numbers.share(flow.fwdRetransmitted(), flow.fwdPackets()) + " of the source's packets",
                                ""),
                        fact(
                                "sent again, in",
                                Numbers.exact(flow.bwdRetransmitted()),
                                Numbers.share(flow.bwdRetransmitted(), flow.bwdPackets()) + " of the target's packets",
                                ""),
                        fact("end", flow.endReason().replace('_', ' '), FlowWords.end(flow.endReason()), "")));
    }

    private static FlowDetail.Group place(KeptFlow row) {
        StoredFlow flow = row.flow();
        return new FlowDetail.Group(
                "place",
                "Where it belongs",
                List.of(
                        fact(
                                "conversation",
                                row.conversation(),
                                "the same in all parts of a long one",
                                "/flows?q=" + encoded("conversation:" + row.conversation()) + around(flow)),
                        fact("part", Integer.toString(flow.part() + 1), "long conversations are kept in parts", ""),
                        fact("VLAN", flow.vlan() < 0 ? "none" : Integer.toString(flow.vlan()), "the first tag", ""),
                        fact("number", Long.toString(row.number()), "given when it was kept", "")));
    }

    private static FlowDetail.Fact fact(String name, String value, String meaning, String path) {
        return new FlowDetail.Fact(name, value, meaning, path);
    }

    private static List<FlowDetail.Link> links(KeptFlow row) {
        StoredFlow flow = row.flow();
        String service = ServiceName.typed(flow.protocol(), flow.servicePort());
        return List.of(
                link("between the same two", "host:" + flow.src() + " host:" + flow.dst(), flow),
                link("of " + flow.src(), "host:" + flow.src(), flow),
                link("of " + flow.dst(), "host:" + flow.dst(), flow),
                link("to " + service, "service:" + service, flow));
    }

    private static FlowDetail.Link link(String words, String search, StoredFlow flow) {
        return new FlowDetail.Link(words, "/flows?q=" + encoded(search) + around(flow));
    }

    /// A quarter of an hour before and after it.
    private static String around(StoredFlow flow) {
        return "&from=" + time(flow.begun() - AROUND_MICROS) + "&to=" + time(flow.ended() + AROUND_MICROS);
    }

    private static String encoded(String text) {
        return Query.encoded(text);
    }
}
