package vedette.web.page;

import java.io.IOException;
import java.util.List;
import vedette.store.people.Role;
import vedette.web.http.Call;
import vedette.web.http.Refusal;
import vedette.web.http.Reply;
import vedette.web.http.Route;
import vedette.web.sign.SignIn;
import vedette.web.template.JterefusalGenerated;
import vedette.web.template.JtesigninGenerated;

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
            return Reply.of(401, Reply.HTML, "").with("HX-Redirect", "/sign-in");
        }
        if (status == 401 && call.method().equals("GET")) {
            String path = call.path().equals("/")
                    ? ""
                    : "?to=" + java.net.URLEncoder.encode(call.path(), java.nio.charset.StandardCharsets.UTF_8);
            return Reply.seeOther("/sign-in" + path);
        }
        return Reply.of(
                status,
                Reply.HTML,
                Frame.text(out -> JterefusalGenerated.render(out, null, frame.assets(), status, why)));
    }
}
