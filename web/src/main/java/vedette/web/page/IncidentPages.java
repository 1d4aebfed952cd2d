package vedette.web.page;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vedette.incident.Burst;
import vedette.incident.IncidentSnapshot;
import vedette.incident.SignalSummary;
import vedette.report.text.Numbers;
import vedette.store.evidence.EvidenceReader;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.StoredIncident;
import vedette.store.people.Role;
import vedette.web.http.Call;
import vedette.web.http.Refusal;
import vedette.web.http.Reply;
import vedette.web.http.Route;
import vedette.web.operate.Downloads;
import vedette.web.template.JteincidentGenerated;
import vedette.web.template.JteincidentbodyGenerated;
import vedette.web.text.Moments;
import vedette.web.view.IncidentLine;
import vedette.web.view.IncidentPage;
import vedette.web.view.Layout;
import vedette.web.view.Query;

/// One incident in full: what, why, proof, what to do.
public final class IncidentPages {

    private static final int WHOLE = 1_000;

    /// What the address of a list says, so that there is a way back to it.
    static final List<String> OF_THE_LIST =
            List.of("last", "from", "to", "show", "severity", "kind", "family", "about", "sort", "hidden", "page");

    private final Frame frame;
    private final Downloads downloads;

    public IncidentPages(Frame frame, Downloads downloads) {
        this.frame = frame;
        this.downloads = downloads;
    }

    public List<Route> routes() {
        return List.of(
                Route.page("GET", "/incidents/{id}", Role.VIEWER, this::incident),
                Route.page("GET", "/incidents/{id}/mark", Role.VIEWER, this::mark),
                Route.page("GET", "/incidents/{id}/packets", Role.ANALYST, this::packets));
    }

    private Reply incident(Call call) throws IOException {
        try (IncidentReader reader =
                new IncidentReader(frame.room().place().required().incidents())) {
            StoredIncident stored = find(reader, call.part("id"));
            IncidentPage page = page(stored, reader, call);
            Layout layout =
                    frame.around(call, page.line().score() + " " + page.line().kind(), "incidents", frame.range(call));
            if (call.isForPart()) {
                return Frame.shown(out -> JteincidentbodyGenerated.render(out, null, layout, page));
            }
            return Frame.shown(out -> JteincidentGenerated.render(out, null, layout, page));
        }
    }

    /// By which a page can tell whether what it shows is still so.
    private Reply mark(Call call) throws IOException {
        try (IncidentReader reader =
                new IncidentReader(frame.room().place().required().incidents())) {
            IncidentPage page = page(find(reader, call.part("id")), reader, call);
            return Reply.of(200, "text/plain; charset=utf-8", page.line().id() + ' ' + page.mark() + '\n');
        }
    }

    private Reply packets(Call call) throws IOException {
        EvidenceReader evidence = frame.room().place().required().evidenceReader();
        String id = call.part("id");
        try (IncidentReader reader = new IncidentReader(frame.room().place().incidents())) {
            find(reader, id);
        }
        long packets = evidence.of(id).map(EvidenceReader.Evidence::packetCount).orElse(0L);
        if (packets == 0) {
            throw Refusal.notFound("No packets were kept of this incident, or they were let go.");
        }
        downloads.note(call, "packets", id, packets + " packets");
        return Reply.download(id + ".pcapng", "application/vnd.tcpdump.pcap", out -> evidence.writePackets(id, out));
    }

    static StoredIncident find(IncidentReader reader, String id) throws IOException {
        return reader.exactly(id)
                .orElseThrow(() -> Refusal.notFound("There is no such incident: it may be so old that it was let go."));
    }

    private IncidentPage page(StoredIncident stored, IncidentReader reader, Call call) throws IOException {
        IncidentSnapshot incident = stored.incident();
        long rule = reader.untold().getOrDefault(incident.id(), 0L);
        ZoneId zone = frame.zone(call);
        String query = Query.written(call, OF_THE_LIST);
        IncidentLine line = line(stored, incident.isBelowTheLine(), rule, zone);
        Optional<EvidenceReader.Evidence> evidence =
                frame.room().place().evidenceReader().of(incident.id());
        return new IncidentPage(
                line,
                incident.kind().meaning(),
                incident.kind().advice(),
                new IncidentPage.Technique(
                        incident.kind().technique(),
                        IncidentLine.words(incident.kind().label())),
                incident.hasSucceeded(),
                sure(incident.confidence()),
                incident.contributions().stream()
                        .map(part ->
                                new IncidentPage.Part(part.name(), part.points(), Math.clamp(part.points(), 0, 100)))
                        .toList(),
                incident.signals().stream().map(IncidentPages::noticed).toList(),
                new AddressFacts(frame.room(), reader).of(incident),
                incident.ports(),
                marks(incident, zone),
                facts(incident, zone),
                evidence(evidence),
                stored.comments().stream()
                        .map(comment -> new IncidentPage.Said(
                                comment.author(),
                                Moments.day(Instant.EPOCH.plusNanos(comment.givenMicros() * 1_000), zone),
                                comment.text()))
                        .toList(),
                new IncidentHistory(frame.room(), zone).of(incident),
                ticket(incident, line),
                conversations(incident),
                query);
    }

    /// Those that went on with it, as far as they ended soon.
    private static String conversations(IncidentSnapshot incident) {
        Instant first = Instant.EPOCH.plusNanos(incident.firstNanos()).minus(Duration.ofMinutes(1));
        Instant last = Instant.EPOCH.plusNanos(incident.lastNanos()).plus(Duration.ofMinutes(10));
        return "/flows?q=incident:" + incident.id() + "&from=" + first + "&to=" + last;
    }

    private IncidentLine line(StoredIncident stored, boolean isBelow, long rule, ZoneId zone) {
        return IncidentLine.of(
                new IncidentReader.Listed(stored, isBelow, rule), frame.room().now(), zone);
    }

    private static String sure(double confidence) {
        if (confidence >= 0.9) {
            return "almost certain";
        }
        if (confidence >= 0.7) {
            return "likely";
        }
        return confidence >= 0.4 ? "possible" : "a guess";
    }

    private static IncidentPage.Noticed noticed(SignalSummary signal) {
        return new IncidentPage.Noticed(
                signal.detector(),
                (int) Math.round(signal.strength() * 100),
                (int) Math.round(signal.confidence() * 100),
                signal.reasons().stream()
                        .map(reason -> new IncidentPage.Why(reason.feature(), reason.seen(), reason.usual()))
                        .toList());
    }

    private static List<IncidentPage.Mark> marks(IncidentSnapshot incident, ZoneId zone) {
        long first = incident.firstNanos();
        double length = (double) Math.max(1, incident.lastNanos() - first);
        List<IncidentPage.Mark> marks = new ArrayList<>();
        for (Burst burst : incident.bursts()) {
            int from = Math.clamp(Math.round((double) (burst.firstNanos() - first) / length * WHOLE), 0, WHOLE - 4);
            int to = Math.clamp(Math.round((double) (burst.lastNanos() - first) / length * WHOLE), 0, WHOLE);
            Instant at = Instant.EPOCH.plusNanos(burst.firstNanos());
            marks.add(new IncidentPage.Mark(from, Math.max(4, to - from), Moments.clock(at, zone)));
        }
        return marks;
    }

    private static List<IncidentPage.Fact> facts(IncidentSnapshot incident, ZoneId zone) {
        return List.of(
                fact("began", incident.firstNanos(), zone),
                fact("last noticed", incident.lastNanos(), zone),
                fact("told", incident.detectedNanos(), zone),
                new IncidentPage.Fact(
                        "until it was told",
                        Numbers.time(Duration.ofNanos(incident.detectedNanos() - incident.firstNanos())),
                        ""),
                new IncidentPage.Fact(
                        "conversations", Numbers.about(incident.flows()), Numbers.exact(incident.flows())),
                new IncidentPage.Fact("incident", incident.id(), ""));
    }

    private static IncidentPage.Fact fact(String name, long nanos, ZoneId zone) {
        Instant time = Instant.EPOCH.plusNanos(nanos);
        return new IncidentPage.Fact(name, Moments.day(time, zone), time.toString());
    }

    private static IncidentPage.EvidenceShown evidence(Optional<EvidenceReader.Evidence> evidence) {
        if (evidence.isEmpty()) {
            return new IncidentPage.EvidenceShown(0, "No packets were kept of it.");
        }
        long packets = evidence.get().packetCount();
        String words = packets == 0
                ? evidence.get().without().isEmpty()
                        ? "No packets were kept of it."
                        : String.join(" ", evidence.get().without())
                : Numbers.exact(packets) + " packets, "
                        + Numbers.bytes(evidence.get().bytes());
        return new IncidentPage.EvidenceShown(packets, words);
    }

    /// As somebody would paste it into a ticket.
    private String ticket(IncidentSnapshot incident, IncidentLine line) {
        StringBuilder text = new StringBuilder();
        text.append(line.score())
                .append("/100 ")
                .append(line.severity())
                .append(": ")
                .append(line.kind());
        text.append("\nby ").append(line.who()).append(" against ").append(line.whom());
        text.append("\nfrom ").append(Instant.EPOCH.plusNanos(incident.firstNanos()));
        text.append(" to ").append(Instant.EPOCH.plusNanos(incident.lastNanos()));
        text.append("\n").append(incident.kind().meaning());
        for (SignalSummary signal : incident.signals()) {
            signal.reasons()
                    .forEach(reason -> text.append("\n- ")
                            .append(reason.feature())
                            .append(": ")
                            .append(reason.seen())
                            .append(" (usual: ")
                            .append(reason.usual())
                            .append(')'));
        }
        text.append("\n").append(incident.kind().advice());
        text.append("\nincident ").append(incident.id()).append('\n');
        return text.toString();
    }
}
