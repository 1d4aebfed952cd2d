package vedette.web.page;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import vedette.incident.Severity;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.Triage;
import vedette.store.incidents.Verdict;
import vedette.store.people.Role;
import vedette.web.http.Call;
import vedette.web.http.Refusal;
import vedette.web.http.Reply;
import vedette.web.http.Route;
import vedette.web.template.JteincidentlistGenerated;
import vedette.web.template.JteincidentsGenerated;
import vedette.web.view.Hidden;
import vedette.web.view.IncidentLine;
import vedette.web.view.Incidents;
import vedette.web.view.Layout;
import vedette.web.view.Range;

/// The list of incidents, to work through.
public final class IncidentsPages {

    private static final int MOST_PAGES = 10_000;

    private static final List<String> SHOWN = List.of("open", "all");

    private final Frame frame;

    public IncidentsPages(Frame frame) {
        this.frame = frame;
    }

    public List<Route> routes() {
        return List.of(
                Route.page("GET", "/incidents", Role.VIEWER, this::list),
                Route.page("GET", "/parts/incident-marks", Role.VIEWER, this::marks));
    }

    private Reply list(Call call) throws IOException {
        Range range = Range.of(call, frame.room().now(), "24h");
        Incidents incidents = incidents(call, range, frame.zone(call));
        if (call.isForPart()) {
            return Frame.shown(out -> JteincidentlistGenerated.render(out, null, incidents));
        }
        Layout layout = frame.around(call, "Incidents", "incidents", range);
        return Frame.shown(out -> JteincidentsGenerated.render(out, null, layout, incidents));
    }

    /// By which a page can tell whether what it shows is still so: a line for each of its lines.
    private Reply marks(Call call) throws IOException {
        Range range = Range.of(call, frame.room().now(), "24h");
        Asked asked = Asked.of(call, range);
        int page = call.number("page", 0, MOST_PAGES, 0);
        StringBuilder marks = new StringBuilder();
        if (frame.room().place().exists()) {
            try (IncidentReader reader = new IncidentReader(frame.room().place().incidents())) {
                for (IncidentReader.Listed listed :
                        reader.list(asked.triage(range), Incidents.A_PAGE, page * Incidents.A_PAGE)) {
                    IncidentLine line = IncidentLine.of(
                            listed, frame.room().now(), frame.room().zone());
                    marks.append(line.id()).append(' ').append(line.mark()).append('\n');
                }
            }
        }
        return Reply.of(200, "text/plain; charset=utf-8", marks.toString());
    }

    private Incidents incidents(Call call, Range range, ZoneId zone) throws IOException {
        Asked asked = Asked.of(call, range);
        int page = call.number("page", 0, MOST_PAGES, 0);
        if (!frame.room().place().exists()) {
            return new Incidents(
                    List.of(),
                    0,
                    List.of(),
                    asked.query(),
                    asked.exported(),
                    asked.hidden(range),
                    0,
                    0,
                    asked.sort,
                    false,
                    asked.show,
                    "");
        }
        Triage triage = asked.triage(range);
        try (IncidentReader reader = new IncidentReader(frame.room().place().incidents())) {
            Instant now = frame.room().now();
            List<IncidentLine> lines = reader.list(triage, Incidents.A_PAGE, page * Incidents.A_PAGE).stream()
                    .map(listed -> IncidentLine.of(listed, now, zone))
                    .toList();
            Map<String, Long> severities =
                    reader.bySeverity(asked.withoutSeverity().triage(range));
            long total = reader.bySeverity(triage).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            List<Incidents.Facet> facets = List.of(
                    new Incidents.Facet("severity", severities(asked, severities)),
                    new Incidents.Facet(
                            "kind",
                            kinds(asked, reader.byKind(asked.withKind("").triage(range)))),
                    new Incidents.Facet("family", family(asked, total)));
            return new Incidents(
                    lines,
                    total,
                    facets,
                    asked.query(),
                    asked.exported(),
                    asked.hidden(range),
                    page,
                    (int) ((total + Incidents.A_PAGE - 1) / Incidents.A_PAGE),
                    asked.sort,
                    asked.withHidden,
                    asked.show,
                    asked.about);
        }
    }

    /// At least as severe: how many there are of each, and of those that are worse.
    private static List<Incidents.Value> severities(Asked asked, Map<String, Long> counts) {
        List<Incidents.Value> values = new ArrayList<>();
        long sum = 0;
        for (Severity severity : List.of(Severity.values()).reversed()) {
            sum += counts.getOrDefault(severity.label(), 0L);
            boolean isOn = asked.severity.equals(severity.label());
            String words = severity == Severity.CRITICAL ? severity.label() : severity.label() + " or worse";
            if (severity != Severity.INFO) {
                values.add(new Incidents.Value(
                        words,
                        sum,
                        "/incidents?"
                                + asked.withSeverity(isOn ? "" : severity.label())
                                        .query(),
                        isOn));
            }
        }
        return values;
    }

    private static List<Incidents.Value> kinds(Asked asked, Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> {
                    boolean isOn = asked.kind.equals(entry.getKey());
                    return new Incidents.Value(
                            IncidentLine.words(entry.getKey()),
                            entry.getValue(),
                            "/incidents?"
                                    + asked.withKind(isOn ? "" : entry.getKey()).query(),
                            isOn);
                })
                .toList();
    }

    /// Only the one that was asked for, so that it can be let go of: kinds are finer.
    private static List<Incidents.Value> family(Asked asked, long total) {
        return asked.family.isEmpty()
                ? List.of()
                : List.of(new Incidents.Value(
                        "family: " + IncidentLine.words(asked.family),
                        total,
                        "/incidents?" + asked.withFamily("").query(),
                        true));
    }

    /// The filter, as the address of the page has it.
    private record Asked(
            String range,
            String show,
            String severity,
            String kind,
            String family,
            String about,
            String sort,
            boolean withHidden) {

        static Asked of(Call call, Range range) {
            String show = call.asked("show").orElse("open");
            String sort = call.asked("sort").orElse("worst");
            String severity = call.asked("severity").orElse("");
            if (!SHOWN.contains(show)) {
                throw Refusal.badRequest("\"show\" is open or all.");
            }
            if (Stream.of(Triage.Order.values()).noneMatch(order -> label(order).equals(sort))) {
                throw Refusal.badRequest("\"sort\" is worst, latest or newest.");
            }
            if (!severity.isEmpty()
                    && Stream.of(Severity.values())
                            .noneMatch(known -> known.label().equals(severity))) {
                throw Refusal.badRequest("\"severity\" is info, low, medium, high or critical.");
            }
            return new Asked(
                    range.query(),
                    show,
                    severity,
                    call.asked("kind").orElse(""),
                    call.asked("family").orElse(""),
                    call.asked("about").orElse("").strip(),
                    sort,
                    call.asked("hidden").isPresent());
        }

        private static String label(Triage.Order order) {
            return order.name().toLowerCase(Locale.ROOT);
        }

        Asked withSeverity(String other) {
            return new Asked(range, show, other, kind, family, about, sort, withHidden);
        }

        Asked withoutSeverity() {
            return withSeverity("");
        }

        Asked withKind(String other) {
            return new Asked(range, show, severity, other, family, about, sort, withHidden);
        }

        Asked withFamily(String other) {
            return new Asked(range, show, severity, kind, other, about, sort, withHidden);
        }

        String query() {
            StringBuilder query = new StringBuilder(range).append("&show=").append(show);
            add(query, "severity", severity);
            add(query, "kind", kind);
            add(query, "family", family);
            add(query, "about", about);
            add(query, "sort", sort.equals("worst") ? "" : sort);
            add(query, "hidden", withHidden ? "yes" : "");
            return query.toString();
        }

        /// As the interface for programs has it.
        String exported() {
            StringBuilder query = new StringBuilder(
                    show.equals("open") ? "state=open&verdict=none&verdict=acknowledged&verdict=real" : range);
            add(query, "severity", severity);
            add(query, "kind", kind);
            add(query, "family", family);
            add(query, "about", about);
            add(query, "sort", sort);
            add(query, "hidden", withHidden ? "yes" : "");
            return query.toString();
        }

        private static void add(StringBuilder query, String name, String value) {
            if (!value.isEmpty()) {
                query.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }

        /// What a form has no field for.
        List<Hidden> hidden(Range time) {
            List<Hidden> hidden = new ArrayList<>(time.hidden());
            Stream.of(new Hidden("severity", severity), new Hidden("kind", kind), new Hidden("family", family))
                    .filter(field -> !field.value().isEmpty())
                    .forEach(hidden::add);
            return hidden;
        }

        /// What is open is listed whenever it was.
        Triage triage(Range time) {
            boolean isOpen = show.equals("open");
            return new Triage(
                    isOpen ? Long.MIN_VALUE : time.fromMicros() * 1_000,
                    isOpen ? Long.MAX_VALUE : time.toMicros() * 1_000,
                    severity.isEmpty()
                            ? 0
                            : Severity.valueOf(severity.toUpperCase(Locale.ROOT))
                                    .from(),
                    kind.isEmpty() ? List.of() : List.of(kind),
                    family.isEmpty() ? List.of() : List.of(family),
                    isOpen ? List.of(Verdict.NONE, Verdict.ACKNOWLEDGED, Verdict.REAL) : List.of(),
                    isOpen,
                    withHidden,
                    about,
                    Triage.Order.valueOf(sort.toUpperCase(Locale.ROOT)));
        }
    }
}
