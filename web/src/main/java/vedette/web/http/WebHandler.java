package vedette.web.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;
import vedette.store.people.Role;

/// The door: everything that is asked for comes through here, and every answer leaves through here.
public final class WebHandler extends Handler.Abstract {

    /// What is posted is a few fields of a form.
    private static final int LONGEST_FORM = 64 * 1024;

    private static final String FORM = "application/x-www-form-urlencoded";

    private final Routes routes;
    private final Doorkeeper doorkeeper;
    private final Site site;
    private final Refused refused;
    private final Consumer<String> problems;
    private final Pace pace;
    private final Crowd crowd;

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
            send(inTurn(request), request, response);
            callback.succeeded();
        } catch (IOException e) { // whoever asked has gone
            callback.failed(new Gone(e));
        }
        return true;
    }

    /// What an answer is made of is there when the turn is over; how fast it is read is another matter.
    private Reply inTurn(Request request) throws IOException {
        if ("/healthz".equals(request.getHttpURI().getPath())) { // it is asked when there is trouble, and costs nothing
            return answer(request);
        }
        if (!crowd.enters()) {
            return Reply.of(503, "text/plain; charset=utf-8", "Too many ask at once. Try again in a moment.\n")
                    .with("Retry-After", "2");
        }
        try {
            return answer(request);
        } finally {
            crowd.leaves();
        }
    }

    private Reply answer(Request request) throws IOException {
        Call call = call(request);
        boolean isForPrograms = call.path().startsWith("/api/") || call.path().equals("/metrics");
        try {
            if (!site.names().isOurs(call.header().apply("Host"))) {
                throw Refusal.of(
                        421,
                        "This is not the name of this dashboard. Use the address that it printed when it started, or"
                                + " name it with --host-name.");
            }
            if (!site.isPrivate(request)) {
                return readByOthers(call, isForPrograms);
            }
            Routes.Found found = routes.find(call.method(), call.path());
            Call known = call.with(found.parts(), Map.of()).with(doorkeeper.visitor(call));
            call = known;
            Call whole = withForm(known, request);
            admit(found.route(), whole);
            return fresh(whole, found.route().handler().answer(whole));
        } catch (Refusal e) {
            return refusal(call, e.status(), e.why(), isForPrograms);
        } catch (IOException | RuntimeException e) {
            problems.accept(call.method() + " " + safe(call.path()) + ": " + e);
            return refusal(
                    call, 500, "Something went wrong here: it is told where Vedette runs. Try again.", isForPrograms);
        }
    }

    /// Somebody has not noticed that this is only to be asked for by TLS.
    private static Reply readByOthers(Call call, boolean isForPrograms) {
        String there = "https://" + call.header().apply("Host");
        if (isForPrograms || !call.method().equals("GET")) {
            throw Refusal.badRequest("This is asked for by TLS only: " + there);
        }
        return Reply.seeOther(there + call.path());
    }

    /// Not what the client has already.
    private static Reply fresh(Call call, Reply reply) {
        String mark = reply.headers().getOrDefault("ETag", "");
        return !mark.isEmpty() && call.header().apply("If-None-Match").equals(mark) ? Reply.notModified(mark) : reply;
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

    private Reply refusal(Call call, int status, String why, boolean isForPrograms) {
        return isForPrograms ? ErrorJson.reply(status, why) : refused.page(call, status, why);
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
                values(Request.extractQueryParameters(request)),
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

    private static Call withForm(Call call, Request request) throws IOException {
        if (!call.header().apply("Content-Type").startsWith(FORM)) {
            return call;
        }
        try (InputStream body = Content.Source.asInputStream(request)) {
            byte[] bytes = body.readNBytes(LONGEST_FORM + 1);
            if (bytes.length > LONGEST_FORM) {
                throw Refusal.of(413, "A form has at most " + LONGEST_FORM / 1024 + " KiB.");
            }
            Fields fields = new Fields();
            String text = new String(bytes, StandardCharsets.UTF_8);
            UrlEncoded.decodeUtf8To(text, 0, text.length(), fields::add);
            return call.with(call.fromPath(), values(fields));
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("The form is not written as one.");
        }
    }

    private static Map<String, List<String>> values(Fields fields) {
        return fields.stream()
                .collect(Collectors.toMap(
                        Fields.Field::getName, Fields.Field::getValues, (a, b) -> a, LinkedHashMap::new));
    }

    private void send(Reply reply, Request request, Response response) throws IOException {
        response.setStatus(reply.status());
        SafeHeaders.all(site.isStrict() && request.isSecure())
                .forEach((name, value) -> response.getHeaders().put(name, value));
        reply.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        try (OutputStream out = Content.Sink.asOutputStream(response)) {
            if (!request.getMethod().equals("HEAD")) {
                reply.body().write(out);
            }
        } catch (EOFException e) {
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
