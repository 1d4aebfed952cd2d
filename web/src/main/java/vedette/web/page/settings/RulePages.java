package vedette.web.page.settings;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.detect.Kind;
import vedette.incident.IncidentSnapshot;
import vedette.incident.SignalSummary;
import vedette.incident.suppress.Conditions;
import vedette.incident.suppress.Network;
import vedette.incident.suppress.Suppression;
import vedette.report.text.Numbers;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.RulePreview;
import vedette.store.incidents.StoredIncident;
import vedette.store.incidents.Verdict;
import vedette.store.people.Actor;
import vedette.store.people.Role;
import vedette.store.people.SuppressionBook;
import vedette.web.http.Call;
import vedette.web.http.Refusal;
import vedette.web.http.Reply;
import vedette.web.http.Route;
import vedette.web.page.Frame;
import vedette.web.template.JterulesGenerated;
import vedette.web.text.Moments;
import vedette.web.view.IncidentLine;
import vedette.web.view.Layout;
import vedette.web.view.Rules;

/// Rules by which people are not told of incidents. What a rule would have hidden is shown before it is made.
public final class RulePages {

    /// How long a rule holds, as the form offers it.
    private static final Map<String, Duration> LENGTHS = Map.of(
            "1d", Duration.ofDays(1), "7d", Duration.ofDays(7), "30d", Duration.ofDays(30), "90d", Duration.ofDays(90));

    private final Frame frame;

    public RulePages(Frame frame) {
        this.frame = frame;
    }

    public List<Route> routes() {
        return List.of(
                Route.page("GET", "/rules", Role.VIEWER, this::rules),
                Route.page("POST", "/rules", Role.ANALYST, this::add),
                Route.page("POST", "/rules/{number}/remove", Role.ANALYST, this::remove));
    }

    private Reply rules(Call call) throws IOException {
        return page(call, 200, draft(call), "");
    }

    private Reply page(Call call, int status, Rules.Draft draft, String wrong) throws IOException {
        long made = call.number("made", 0, Integer.MAX_VALUE, 0);
        Layout layout = frame.around(call, "Rules", "incidents", frame.range(call));
        Rules rules = rules(draft, wrong, frame.zone(call));
        return Reply.of(
                status, Reply.HTML, Frame.text(out -> JterulesGenerated.render(out, null, layout, rules, made)));
    }

    /// What the address asks for: the narrowest rule that would hide an incident, or what somebody has filled in.
    private Rules.Draft draft(Call call) throws IOException {
        String incident = call.asked("incident").orElse("");
        if (!incident.isEmpty() && frame.room().place().exists()) {
            try (IncidentReader reader = new IncidentReader(frame.room().place().incidents())) {
                StoredIncident stored =
                        reader.exactly(incident).orElseThrow(() -> Refusal.notFound("There is no such incident."));
                return narrowest(stored.incident());
            }
        }
        return new Rules.Draft(
                call.asked("source").orElse(""),
                call.asked("destination").orElse(""),
                call.asked("port").orElse(""),
                call.asked("kind").orElse(""),
                call.asked("detector").orElse(""),
                call.asked("reason").orElse(""),
                call.asked("length").orElse("30d"),
                "");
    }

    private static Rules.Draft narrowest(IncidentSnapshot incident) {
        List<String> detectors = incident.signals().stream()
                .map(SignalSummary::detector)
                .distinct()
                .toList();
        return new Rules.Draft(
                incident.sourceCount() == 1 && incident.sources().size() == 1
                        ? incident.sources().getFirst().toString()
                        : "",
                incident.targetCount() == 1 && incident.targets().size() == 1
                        ? incident.targets().getFirst().toString()
                        : "",
                incident.ports().size() == 1 ? incident.ports().getFirst().toString() : "",
                incident.kind().label(),
                detectors.size() == 1 ? detectors.getFirst() : "",
                "",
                "30d",
                incident.id());
    }

    private Rules rules(Rules.Draft draft, String wrong, ZoneId zone) throws IOException {
        if (!frame.room().place().exists()) {
            return new Rules(List.of(), draft, "", List.of(), wrong);
        }
        Instant now = frame.room().now();
        List<Rules.Line> lines = new SuppressionBook(frame.room().place().incidents())
                .all().rules().stream().map(rule -> line(rule, now, zone)).toList();
        boolean isEmpty =
                (draft.source() + draft.destination() + draft.port() + draft.kind() + draft.detector()).isEmpty();
        if (isEmpty || !wrong.isEmpty()) {
            return new Rules(lines, draft, "", List.of(), wrong);
        }
        try {
            RulePreview preview = RulePreview.of(frame.room().place().incidents(), conditions(draft));
            return new Rules(
                    lines,
                    draft,
                    words(preview),
                    preview.real().stream()
                            .map(incident -> real(incident, zone))
                            .toList(),
                    "");
        } catch (IllegalArgumentException e) {
            return new Rules(lines, draft, "", List.of(), String.valueOf(e.getMessage()));
        }
    }

    private static Rules.Line line(Suppression rule, Instant now, ZoneId zone) {
        Instant until = rule.until();
        boolean isOver = !rule.isInForce(now);
        return new Rules.Line(
                rule.number(),
                rule.conditions().toString(),
                rule.reason(),
                rule.author(),
                until == null ? "no end" : (isOver ? "ended " : "until ") + Moments.day(until, zone),
                isOver);
    }

    private static String words(RulePreview preview) {
        String real = preview.realCount() == 0
                ? "; none of them was marked as real."
                : "; " + Numbers.exact(preview.realCount()) + " of them marked as real:";
        return "It would have hidden " + Numbers.exact(preview.hidden()) + " of the " + Numbers.exact(preview.all())
                + " incidents of the last 30 days" + (preview.hidden() == 0 ? "." : real);
    }

    private IncidentLine real(IncidentSnapshot incident, ZoneId zone) {
        StoredIncident stored = new StoredIncident(incident, Verdict.REAL, List.of());
        return IncidentLine.of(
                new IncidentReader.Listed(stored, false, 0), frame.room().now(), zone);
    }

    private static Conditions conditions(Rules.Draft draft) {
        return new Conditions(
                network(draft.source()),
                network(draft.destination()),
                port(draft.port()),
                draft.kind().isEmpty() ? null : Kind.named(draft.kind()),
                draft.detector().isEmpty() ? null : draft.detector());
    }

    private static @Nullable Network network(String text) {
        return text.isBlank() ? null : Network.parse(text.strip());
    }

    private static @Nullable Integer port(String text) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a port is a number from 1 to 65535", e);
        }
    }

    private Reply add(Call call) throws IOException {
        Rules.Draft draft = new Rules.Draft(
                call.posted("source").orElse(""),
                call.posted("destination").orElse(""),
                call.posted("port").orElse(""),
                call.posted("kind").orElse(""),
                call.posted("detector").orElse(""),
                call.posted("reason").orElse(""),
                call.posted("length").orElse(""),
                call.posted("incident").orElse(""));
        Instant now = frame.room().now().truncatedTo(ChronoUnit.MICROS);
        long made;
        try {
            Duration length = length(draft.length());
            Suppression rule = new Suppression(
                    0,
                    conditions(draft),
                    draft.reason().strip(),
                    call.visitor().name(),
                    now,
                    length == null ? null : now.plus(length));
            made = new SuppressionBook(frame.room().place().required().incidents()).add(rule);
        } catch (IllegalArgumentException e) {
            return page(call, 400, draft, String.valueOf(e.getMessage()));
        }
        frame.room().feed().incidentsChanged();
        return Reply.seeOther("/rules?made=" + made);
    }

    private static @Nullable Duration length(String text) {
        Duration length = LENGTHS.get(text);
        if (length == null && !text.equals("never")) {
            throw new IllegalArgumentException("a rule holds for 1d, 7d, 30d, 90d, or for ever: never ends");
        }
        return length;
    }

    private Reply remove(Call call) throws IOException {
        try {
            new SuppressionBook(frame.room().place().required().incidents())
                    .remove(
                            Long.parseLong(call.part("number")),
                            new Actor(call.visitor().name(), frame.room().now()));
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound("There is no rule of that number.");
        }
        frame.room().feed().incidentsChanged();
        return Reply.seeOther("/rules");
    }
}
