package vedette.web.page;

import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import vedette.store.incidents.IncidentBook;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.Verdict;
import vedette.store.people.Role;
import vedette.web.http.Call;
import vedette.web.http.Refusal;
import vedette.web.http.Reply;
import vedette.web.http.Route;
import vedette.web.template.JtetoastGenerated;
import vedette.web.view.IncidentLine;
import vedette.web.view.Query;

/// What people say of incidents.
public final class IncidentActions {

    private static final int LONGEST_COMMENT = 4_000;

    /// What a form holds, so that all of it can be taken back.
    private static final int MOST_AT_ONCE = 1_000;

    private final Frame frame;

    public IncidentActions(Frame frame) {
        this.frame = frame;
    }

    public List<Route> routes() {
        return List.of(
                Route.page("POST", "/incidents/{id}/verdict", Role.ANALYST, this::judge),
                Route.page("POST", "/incidents/{id}/comments", Role.ANALYST, this::comment),
                Route.page("POST", "/verdicts", Role.ANALYST, this::judgeSeveral));
    }

    /// One.
    private Reply judge(Call call) throws IOException {
        return judge(call, Map.of(call.part("id"), verdict(call.requirePosted("verdict"))));
    }

    /// Those that were selected, all the same way; or, as taking back does, each its own.
    private Reply judgeSeveral(Call call) throws IOException {
        Map<String, Verdict> said = new LinkedHashMap<>();
        for (String each : call.form().getOrDefault("each", List.of())) {
            String[] parts = each.split("=", 2);
            if (parts.length != 2) {
                throw Refusal.badRequest("\"each\" is an incident and what it was, as 0011223344556677=harmless.");
            }
            said.put(parts[0], verdict(parts[1]));
        }
        List<String> ids = call.form().getOrDefault("id", List.of());
        if (!ids.isEmpty()) {
            Verdict verdict = verdict(call.requirePosted("verdict"));
            ids.forEach(id -> said.put(id, verdict));
        }
        if (said.isEmpty() || said.size() > MOST_AT_ONCE) {
            throw Refusal.badRequest("Select from one to " + MOST_AT_ONCE + " incidents.");
        }
        return judge(call, said);
    }

    private static Verdict verdict(String label) {
        return Stream.of(Verdict.values())
                .filter(known -> known.label().equals(label))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.badRequest("\"verdict\" is none, acknowledged, real, false-alarm or harmless"));
    }

    private Reply judge(Call call, Map<String, Verdict> said) throws IOException {
        Map<String, Verdict> before;
        try (IncidentBook book =
                new IncidentBook(frame.room().place().required().incidents())) {
            before = book.judge(said, call.visitor().name(), frame.room().now());
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound(
                    "There is no such incident: it may be so old that it was let go. Nothing was judged.");
        }
        frame.room().feed().incidentsChanged();
        if (!call.isForPart()) {
            String query = Query.written(call, IncidentPages.OF_THE_LIST);
            String path =
                    said.size() == 1 ? "/incidents/" + said.keySet().iterator().next() : "/incidents";
            return Reply.seeOther(Query.join(path, query));
        }
        String words = words(said);
        List<String> back = before.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue().label())
                .toList();
        return Frame.shown(out -> JtetoastGenerated.render(out, null, words, back))
                .with("HX-Trigger", "incidents-changed");
    }

    private static String words(Map<String, Verdict> said) {
        Set<Verdict> verdicts = EnumSet.copyOf(said.values());
        if (verdicts.size() > 1) {
            return said.size() + " are as they were before.";
        }
        Verdict verdict = verdicts.iterator().next();
        String as = verdict == Verdict.NONE ? "not judged" : IncidentLine.said(verdict);
        return (said.size() == 1 ? "Marked as " : said.size() + " marked as ") + as + ".";
    }

    private Reply comment(Call call) throws IOException {
        String text = call.requirePosted("text").strip();
        if (text.isEmpty() || text.length() > LONGEST_COMMENT) {
            throw Refusal.badRequest("A comment has from 1 to " + LONGEST_COMMENT + " characters.");
        }
        try (IncidentReader reader =
                        new IncidentReader(frame.room().place().required().incidents());
                IncidentBook book = new IncidentBook(frame.room().place().incidents())) {
            String id = IncidentPages.find(reader, call.part("id")).incident().id();
            book.comment(id, text, call.visitor().name(), frame.room().now());
        }
        frame.room().feed().incidentsChanged();
        return Reply.seeOther(
                Query.join("/incidents/" + call.part("id"), Query.written(call, IncidentPages.OF_THE_LIST)));
    }
}
