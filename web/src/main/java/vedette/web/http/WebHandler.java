package vedette.web.http;

import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import vedette.store.people.Role;

/// The door: everything that is asked for comes through here, and every answer leaves through here.
public final class WebHandler extends Handler.Abstract {

    private final Routes routes;
    private final Doorkeeper doorkeeper;
    private final Site site;
    private final Refused refused;
    private final Consumer<String> problems;
    private final Pace pace;
    private final Crowd crowd;
    private final Forms forms = new Forms();

    /// Says why a request was not done.
    @FunctionalInterface
    public interface Refused {

        Reply page(Call call, int status, String why);
    }

    /// @param refused makes the page for people; programs are told in JSON
    /// @param problems is told of what went wrong here rather than there
    public WebHandler(
            Routes routes,
            Doorkeeper doorkeeper,
            Site site,
            Refused refused,
            Crowd crowd,
            InstantSource clock,
            Consumer<String> problems) {
        super(InvocationType.BLOCKING);
        this.routes = routes;
        this.doorkeeper = doorkeeper;
        this.site = site;
        this.refused = refused;
        this.crowd = crowd;
        this.problems = problems;
        pace = new Pace(clock);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        try {
            send(answer(request), request, response);
            callback.succeeded();
        } catch (IOException e) { // whoever asked has gone, or is to see that this is not all
            callback.failed(new Gone(e));
        }
        return true;
    }

    private Reply answer(Request request) throws IOException {
        Call call = call(request);
        try {
            if (!site.names().isOurs(call.header().apply("Host"))) {
                throw Refusal.of(
                        421,
                        "This is not the name of this dashboard. Use the address that it printed when it started, or"
                                + " name it with --host-name.");
            }
            if (!site.isPrivate(request)) {
                return readByOthers(call);
            }
            Routes.Found found = routes.find(call.method(), call.path());
            Map<String, List<String>> form = forms.of(request, call.header().apply("Content-Type"));
            return inTurn(found.route(), call.with(found.parts(), form));
        } catch (Refusal e) {
            return refusal(call, e.status(), e.why());
        } catch (RuntimeException e) {
            return broken(call, e);
        }
    }

    /// What an answer is made of is there when the turn begins and when it is over: how fast it comes and how fast it
    /// is
    /// read are other matters.
    private Reply inTurn(Route route, Call call) {
        boolean isFree = "/healthz".equals(call.path()); // it is asked when there is trouble, and costs nothing
        if (!isFree && !crowd.enters()) {
            return Reply.of(503, "text/plain; charset=utf-8", "Too many ask at once. Try again in a moment.\n")
                    .with("Retry-After", "2");
        }
        Call known = call;
        try {
            known = call.with(doorkeeper.visitor(call));
            admit(route, known);
            return fresh(known, route.handler().answer(known));
        } catch (Refusal e) {
            return refusal(known, e.status(), e.why());
        } catch (IOException | RuntimeException e) {
            return broken(known, e);
        } finally {
            if (!isFree) {
                crowd.leaves();
            }
        }
    }

    private Reply broken(Call call, Exception e) {
        tell(call, e);
        return refusal(call, 500, "Something went wrong here: it is told where Vedette runs. Try again.");
    }

    private void tell(Call call, Exception e) {
        problems.accept(call.method() + " " + safe(call.path()) + ": " + e);
    }

    /// Somebody has not noticed that this is only to be asked for by TLS.
    private static Reply readByOthers(Call call) {
        String there = "https://" + call.header().apply("Host");
        if (isForPrograms(call) || !call.method().equals("GET")) {
            throw Refusal.badRequest("This is asked for by TLS only: " + there);
        }
        return Reply.seeOther(there + call.path());
    }

    private static boolean isForPrograms(Call call) {
        return call.path().startsWith("/api/") || call.path().equals("/metrics");
    }

    /// Not what the client has already. A proxy that compresses says `W/` before a mark.
    private static Reply fresh(Call call, Reply reply) {
        String mark = reply.headers().getOrDefault("ETag", "");
        boolean isKnown = !mark.isEmpty()
                && Stream.of(call.header().apply("If-None-Match").split(",", -1))
                        .map(known -> known.strip().replaceFirst("^W/", ""))
                        .anyMatch(known -> known.equals(mark) || known.equals("*"));
        return isKnown ? Reply.notModified(mark) : reply;
    }

    private void admit(Route route, Call call) {
        if (route.isForPrograms()
                && !pace.allows(call.remote() + ' ' + call.visitor().name())) {
            throw Refusal.tooOften("Too many requests: at most 50 a second, and 200 at once.");
        }
        Role least = route.least();
        Visitor visitor = call.visitor();
        if (least != null && !visitor.isKnown()) {
            throw Refusal.of(401, "Sign in first.");
        }
        if (least != null && !visitor.mayDo(least)) {
            throw Refusal.of(403, "This takes the role " + least.label() + "; yours is " + label(visitor) + ".");
        }
        boolean isRead = call.method().equals("GET") || call.method().equals("HEAD");
        if (!isRead && least != null && !visitor.formToken().isEmpty() && !bringsToken(call)) {
            throw Refusal.of(403, "This page is too old, or not ours: load it again.");
        }
        if (!isRead && call.header().apply("Sec-Fetch-Site").equals("cross-site")) {
            throw Refusal.of(403, "Another site may not do this.");
        }
    }

    private static String label(Visitor visitor) {
        Role role = visitor.role();
        return role == null ? "none" : role.label();
    }

    private static boolean bringsToken(Call call) {
        String brought = call.header().apply("X-Form-Token");
        String posted = brought.isEmpty() ? call.posted("form-token").orElse("") : brought;
        return SameText.isSame(posted, call.visitor().formToken());
    }

    private Reply refusal(Call call, int status, String why) {
        return isForPrograms(call) ? ErrorJson.reply(status, why) : refused.page(call, status, why);
    }

    private Call call(Request request) {
        Map<String, String> cookies = new HashMap<>();
        for (HttpCookie cookie : Request.getCookies(request)) {
            cookies.putIfAbsent(cookie.getName(), cookie.getValue());
        }
        return new Call(
                request.getMethod(),
                request.getHttpURI().getPath(),
                Map.of(),
                Forms.values(Request.extractQueryParameters(request)),
                Map.of(),
                cookies,
                name -> {
                    String value = request.getHeaders().get(name);
                    return value == null ? "" : value;
                },
                site.remote(request),
                site.isPrivate(request) && !site.isOpen(),
                Visitor.STRANGER);
    }

    /// Whoever reads what is broken off here sees that it is not all: its end is only written when it was reached.
    private void send(Reply reply, Request request, Response response) throws IOException {
        response.setStatus(reply.status());
        SafeHeaders.all(site.isStrict() && request.isSecure())
                .forEach((name, value) -> response.getHeaders().put(name, value));
        reply.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        Outgoing out = new Outgoing(Content.Sink.asOutputStream(response));
        try (Reply.Body body = reply.body()) {
            if (!request.getMethod().equals("HEAD")) {
                body.write(out);
            }
            out.close();
        } catch (IOException | RuntimeException e) {
            if (!out.isBroken()) {
                tell(call(request), e);
            }
            throw new IOException(e);
        }
    }

    /// What anybody can write into a path is not to end or forge a line for those who read what is told.
    private static String safe(String path) {
        return path.length() > 200 ? path.substring(0, 200) + "…" : path.replaceAll("\\p{Cntrl}", "?");
    }

    /// Not worth a line: browsers go as they please.
    private static final class Gone extends IOException implements QuietException {

        @java.io.Serial
        private static final long serialVersionUID = 1;

        private Gone(IOException cause) {
            super(cause);
        }
    }
}
