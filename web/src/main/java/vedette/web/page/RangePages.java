package vedette.web.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import vedette.store.people.Role;
import vedette.web.http.Call;
import vedette.web.http.Refusal;
import vedette.web.http.Reply;
import vedette.web.http.Route;
import vedette.web.sign.SignIn;
import vedette.web.view.Query;

/// Leads from a time that somebody has chosen, by a clock of their zone, to the page they were on, whose address says
/// the
/// same to everybody.
public final class RangePages {

    private final Frame frame;

    public RangePages(Frame frame) {
        this.frame = frame;
    }

    public List<Route> routes() {
        return List.of(Route.page("GET", "/range", Role.VIEWER, this::range));
    }

    private Reply range(Call call) {
        String at = call.asked("at").filter(SignIn::isHere).orElse("/");
        String last = call.asked("last").orElse("");
        if (!last.isEmpty()) {
            return Reply.seeOther(Query.join(at, "last=" + Query.encoded(last)));
        }
        ZoneId zone = frame.zone(call);
        Instant to = call.asked("to")
                .map(text -> time(text, zone))
                .orElse(frame.room().now());
        Instant from = call.asked("from")
                .map(text -> time(text, zone))
                .orElseThrow(() -> Refusal.badRequest("\"from\" is missing."));
        return Reply.seeOther(Query.join(at, "from=" + from + "&to=" + to));
    }

    private static Instant time(String text, ZoneId zone) {
        try {
            return LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.badRequest("A time is written as 2026-01-31T14:00.");
        }
    }
}
