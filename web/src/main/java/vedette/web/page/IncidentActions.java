package vedette.web.page;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import vedette.store.incidents.IncidentBook;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.StoredIncident;
import vedette.store.incidents.Verdict;
import vedette.store.people.Role;
import vedette.web.http.Call;
import vedette.web.http.Refusal;
import vedette.web.http.Reply;
import vedette.web.http.Route;
import vedette.web.template.JtetoastGenerated;
import vedette.web.view.IncidentLine;

/// What people say of incidents.
public final class IncidentActions {

    private static final int LONGEST_COMMENT = 4_000;

    private static final int MOST_AT_ONCE = 10_000;

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
        return judge(call, List.of(call.part("id")));
    }

    /// Those that were selected.
    private Reply judgeSeveral(Call call) throws IOException {
        List<String> ids = call.form().getOrDefault("id", List.of());
        if (ids.isEmpty() || ids.size() > MOST_AT_ONCE) {
            throw Refusal.badRequest("Select from one to " + MOST_AT_ONCE + " incidents.");
        }
        return judge(call, ids);
    }

    private Reply judge(Call call, List<String> ids) throws IOException {
        String label = call.requirePosted("verdict");
        Verdict verdict = Stream.of(Verdict.values())
                .filter(known -> known.label().equals(label))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.badRequest("\"verdict\" is none, acknowledged, real, false-alarm or harmless"));
        Verdict before = Verdict.NONE;
        try (IncidentReader reader =
                        new IncidentReader(frame.room().place().required().incidents());
                IncidentBook book = new IncidentBook(frame.room().place().incidents())) {
            for (String id : ids) {
                StoredIncident stored = IncidentPages.find(reader, id);
                before = stored.verdict();
                book.judge(
                        stored.incident().id(),
                        verdict,
                        call.visitor().name(),
                        frame.room().now());
            }
        }
        frame.room().feed().incidentsChanged();
        String said = verdict == Verdict.NONE ? "not judged" : IncidentLine.said(verdict);
        String words = ids.size() == 1 ? "Marked as " + said + "." : ids.size() + " marked as " + said + ".";
        return told(call, words, ids, before);
    }

    /// What was done, with a way back.
    private Reply told(Call call, String words, List<String> ids, Verdict before) {
        if (!call.isForPart()) {
            return Reply.seeOther(ids.size() == 1 ? "/incidents/" + ids.getFirst() : "/incidents");
        }
        return Frame.shown(out -> JtetoastGenerated.render(out, null, words, ids, before.label()))
                .with("HX-Trigger", "incidents-changed");
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
        return Reply.seeOther("/incidents/" + call.part("id"));
    }
}
