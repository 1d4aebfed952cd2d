package vedette.web.page;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import vedette.store.people.PasswordHash;
import vedette.store.people.Role;
import vedette.store.people.User;
import vedette.web.http.Call;
import vedette.web.http.Refusal;
import vedette.web.http.Reply;
import vedette.web.http.Route;
import vedette.web.sign.Passwords;
import vedette.web.template.JteaccountGenerated;
import vedette.web.text.Moments;
import vedette.web.view.Account;
import vedette.web.view.IncidentPage;
import vedette.web.view.Layout;

/// What somebody can do about their own sign-in.
public final class AccountPages {

    private final Frame frame;
    private final Passwords passwords;

    public AccountPages(Frame frame, Passwords passwords) {
        this.frame = frame;
        this.passwords = passwords;
    }

    public List<Route> routes() {
        return List.of(
                Route.page("GET", "/account", Role.VIEWER, call -> page(call, 200, "")),
                Route.page("POST", "/account", Role.VIEWER, this::change));
    }

    private Reply change(Call call) throws IOException {
        try {
            Reply changed = passwords.change(call);
            frame.room().operations().passwordChanged(call.visitor().name());
            return changed;
        } catch (Refusal e) {
            return page(call, e.status(), e.why());
        }
    }

    private Reply page(Call call, int status, String why) throws IOException {
        User user = passwords.userOf(call);
        Layout layout = frame.around(call, "Your account", "account", frame.range(call));
        Account account =
                new Account(user.name(), facts(user, frame.zone(call)), user.isGiven(), PasswordHash.LEAST, why);
        boolean isDone = why.isEmpty() && call.asked("done").isPresent();
        return Reply.of(
                status, Reply.HTML, Frame.text(out -> JteaccountGenerated.render(out, null, layout, account, isDone)));
    }

    private static List<IncidentPage.Fact> facts(User user, ZoneId zone) {
        List<IncidentPage.Fact> facts = new ArrayList<>();
        facts.add(new IncidentPage.Fact("may", words(user.role()), user.role().label()));
        facts.add(moment("added", user.created(), zone));
        Instant signedIn = user.signedIn();
        if (signedIn != null) {
            facts.add(moment("last signed in by password", signedIn, zone));
        }
        return facts;
    }

    private static IncidentPage.Fact moment(String name, Instant time, ZoneId zone) {
        return new IncidentPage.Fact(name, Moments.day(time, zone), time.toString());
    }

    private static String words(Role role) {
        return switch (role) {
            case VIEWER -> "look (viewer)";
            case ANALYST -> "look, judge incidents, download packets (analyst)";
            case ADMIN -> "everything (admin)";
        };
    }
}
