package vedette.web.page;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import vedette.store.people.Role;
import vedette.web.http.Call;
import vedette.web.http.Refusal;
import vedette.web.http.Reply;
import vedette.web.http.Route;
import vedette.web.sign.SignIn;
import vedette.web.template.JterefusalGenerated;
import vedette.web.template.JtesigninGenerated;
import vedette.web.view.Query;

/// Coming in, going out, and being refused.
public final class DoorPages {

    private final Frame frame;
    private final SignIn signIn;

    public DoorPages(Frame frame, SignIn signIn) {
        this.frame = frame;
        this.signIn = signIn;
    }

    public List<Route> routes() {
        return List.of(
                Route.open("GET", "/sign-in", call -> form(call, 200, "")),
                Route.open("POST", "/sign-in", this::in),
                Route.open("GET", "/sign-in/{secret}", signIn::byLink),
                Route.page("POST", "/sign-out", Role.VIEWER, signIn::out));
    }

    private Reply in(Call call) throws IOException {
        try {
            return signIn.byPassword(call);
        } catch (Refusal e) {
            return form(call, e.status(), e.why());
        }
    }

    private Reply form(Call call, int status, String why) {
        String to = call.asked("to").or(() -> call.posted("to")).orElse("/");
        String name = call.posted("name").orElse("");
        return Reply.of(
                status,
                Reply.HTML,
                Frame.text(out -> JtesigninGenerated.render(out, null, frame.assets(), to, name, why)));
    }

    /// The page of whatever is not done; whoever has to sign in first is led there.
    public Reply refused(Call call, int status, String why) {
        if (status == 401 && call.isForPart()) {
            return Reply.of(401, Reply.HTML, "").with("HX-Redirect", signIn(shown(call)));
        }
        if (status == 401 && call.method().equals("GET")) {
            return Reply.seeOther(signIn(Query.whole(call)));
        }
        return Reply.of(
                status,
                Reply.HTML,
                Frame.text(out -> JterefusalGenerated.render(out, null, frame.assets(), status, why)));
    }

    /// The way in that leads to a place.
    private static String signIn(String to) {
        return to.equals("/") ? "/sign-in" : "/sign-in?to=" + Query.encoded(to);
    }

    /// The page of which a part was asked for; whether it is ours is looked at when somebody has signed in.
    private static String shown(Call call) {
        try {
            URI page = URI.create(call.header().apply("HX-Current-URL"));
            return page.getRawPath() == null
                    ? "/"
                    : page.getRawPath() + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery());
        } catch (IllegalArgumentException e) {
            return "/";
        }
    }
}
