package vedette.web.page;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vedette.common.Address;
import vedette.incident.IncidentSnapshot;
import vedette.incident.Severity;
import vedette.report.text.Numbers;
import vedette.store.flows.MinuteReader;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.Triage;
import vedette.store.people.Role;
import vedette.web.http.Call;
import vedette.web.http.Reply;
import vedette.web.http.Route;
import vedette.web.template.JtehostsGenerated;
import vedette.web.view.Hosts;
import vedette.web.view.Layout;
import vedette.web.view.Range;

/// Who is on the network.
public final class HostPages {

    private static final int MOST = 200;

    private static final int MOST_INCIDENTS = 2_000;

    private final Frame frame;

    public HostPages(Frame frame) {
        this.frame = frame;
    }

    public List<Route> routes() {
        return List.of(Route.page("GET", "/hosts", Role.VIEWER, this::hosts));
    }

    /// In how many incidents a host has part, and the worst of them.
    private record Part(int worst, long count) {

        Part and(int score) {
            return new Part(Math.max(worst, score), count + 1);
        }
    }

    private Reply hosts(Call call) throws IOException {
        Range range = frame.range(call);
        String asked = call.asked("about").orElse("").strip();
        if (isAddress(asked)) {
            return Reply.seeOther("/hosts/" + Address.parse(asked) + "?" + range.query());
        }
        List<Hosts.Line> lines = frame.room().place().exists() ? lines(range, asked) : List.of();
        Layout layout = frame.around(call, "Hosts", "hosts", range);
        Hosts hosts = new Hosts(lines, asked);
        return Frame.shown(out -> JtehostsGenerated.render(out, null, layout, hosts));
    }

    private List<Hosts.Line> lines(Range range, String asked) throws IOException {
        Map<String, Part> parts = parts(range);
        try (MinuteReader minutes = new MinuteReader(frame.room().place().flows())) {
            return minutes.topHosts(range.fromMicros(), range.toMicros(), asked, MOST).stream()
                    .map(host -> line(host, parts.getOrDefault(host.host(), new Part(0, 0))))
                    .sorted(Comparator.comparing(Hosts.Line::isInside).reversed())
                    .toList();
        }
    }

    private Hosts.Line line(MinuteReader.Host host, Part part) {
        return new Hosts.Line(
                host.host(),
                isInside(host.host()),
                Numbers.about(host.flows()),
                Numbers.bytes(host.sent()),
                Numbers.bytes(host.received()),
                part.worst,
                Severity.of(part.worst).label(),
                part.count);
    }

    private Map<String, Part> parts(Range range) throws IOException {
        Map<String, Part> parts = new HashMap<>();
        try (IncidentReader reader = new IncidentReader(frame.room().place().incidents())) {
            Triage triage = Triage.all().between(range.fromMicros() * 1_000, range.toMicros() * 1_000);
            for (IncidentReader.Listed listed : reader.list(triage, MOST_INCIDENTS, 0)) {
                IncidentSnapshot incident = listed.incident().incident();
                Set<String> hosts = new TreeSet<>();
                hosts.add(incident.entity().toString());
                incident.sources().forEach(source -> hosts.add(source.toString()));
                incident.targets().forEach(target -> hosts.add(target.toString()));
                hosts.forEach(host ->
                        parts.put(host, parts.getOrDefault(host, new Part(0, 0)).and(incident.score())));
            }
        }
        return parts;
    }

    private boolean isInside(String address) {
        return isAddress(address) && frame.room().inside().test(Address.parse(address));
    }

    /// Whether a page can be about it.
    static boolean isAddress(String text) {
        if (!text.contains(".") && !text.contains(":")) {
            return false;
        }
        try {
            Address.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
