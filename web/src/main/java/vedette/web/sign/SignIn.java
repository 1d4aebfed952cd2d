package vedette.web.sign;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import vedette.store.people.TokenBook;
import vedette.store.people.User;
import vedette.store.people.UserBook;
import vedette.web.http.Call;
import vedette.web.http.Doorkeeper;
import vedette.web.http.Refusal;
import vedette.web.http.Reply;
import vedette.web.http.Visitor;

/// Lets people in and out. Safe for any thread.
public final class SignIn implements Doorkeeper {

    /// To verify a password takes 19 MiB and a tenth of a second: that many at once, however many try.
    private static final int AT_ONCE = 2;

    private static final String BEARER = "Bearer ";

    private final UserBook book;
    private final TokenBook tokens;
    private final Users users;
    private final Sessions sessions;
    private final Links links;
    private final Throttle throttle;
    private final InstantSource clock;
    private final String cookie;
    private final Semaphore verifying = new Semaphore(AT_ONCE, true);

    /// @param port a browser does not tell sites apart by it, so the cookie's name has to
    public SignIn(UserBook book, TokenBook tokens, InstantSource clock, int port) {
        this.book = book;
        this.tokens = tokens;
        this.clock = clock;
        users = new Users(book, clock);
        sessions = new Sessions(clock);
        links = new Links(clock);
        throttle = new Throttle(clock);
        cookie = "vedette-" + port;
    }

    public Links links() {
        return links;
    }

    public Sessions sessions() {
        return sessions;
    }

    @Override
    public Visitor visitor(Call call) throws IOException {
        String shown = call.header().apply("Authorization");
        boolean isForPrograms = call.path().startsWith("/api/") || call.path().equals("/metrics");
        if (isForPrograms && shown.startsWith(BEARER)) {
            return tokens.of(shown.substring(BEARER.length()).strip(), clock.instant())
                    .map(token -> new Visitor("token " + token.name(), token.role(), ""))
                    .orElse(Visitor.STRANGER);
        }
        String secret = call.cookies().getOrDefault(cookie, "");
        Optional<Sessions.Session> session = secret.isEmpty() ? Optional.empty() : sessions.of(secret);
        if (session.isEmpty()) {
            return Visitor.STRANGER;
        }
        Optional<User> user = users.enabled(session.get().user());
        return user.map(known ->
                        new Visitor(known.name(), known.role(), session.get().formToken()))
                .orElse(Visitor.STRANGER);
    }

    /// Signs in by name and password.
    ///
    /// @return where to go
    /// @throws Refusal if that is not them, or they have to wait
    public Reply byPassword(Call call) throws IOException {
        String name = call.posted("name").orElse("");
        String password = call.posted("password").orElse("");
        requireNoWait(call.remote());
        requireNoWait("name " + name);
        Optional<User> user = verify(name, password);
        if (user.isEmpty()) {
            throttle.failed(call.remote());
            throttle.failed("name " + name);
            throw Refusal.badRequest("That name and password do not go together.");
        }
        throttle.succeeded(call.remote());
        throttle.succeeded("name " + name);
        return in(user.get().name(), call, call.posted("to").orElse("/"));
    }

    private void requireNoWait(String whom) {
        Duration wait = throttle.wait(whom);
        if (wait.isPositive()) {
            throw Refusal.tooOften("Too many attempts. Try again in " + (wait.toSeconds() + 1) + " s.");
        }
    }

    private Optional<User> verify(String name, String password) throws IOException {
        verifying.acquireUninterruptibly();
        try {
            return book.signIn(name, password.toCharArray(), clock.instant());
        } finally {
            verifying.release();
        }
    }

    /// Signs in by a link.
    ///
    /// @throws Refusal if it is not good, or no longer
    public Reply byLink(Call call) {
        requireNoWait(call.remote());
        Optional<String> user = links.use(call.part("secret"));
        if (user.isEmpty()) {
            throttle.failed(call.remote());
            throw Refusal.badRequest(
                    "This link was used already, or is older than ten minutes. Vedette prints a new one"
                            + " each time it starts; `vedette user link` makes another.");
        }
        return in(user.get(), call, "/");
    }

    /// Signs out.
    public Reply out(Call call) {
        sessions.end(call.cookies().getOrDefault(cookie, ""));
        return Reply.seeOther("/sign-in").with("Set-Cookie", cookie + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
    }

    private Reply in(String user, Call call, String to) {
        sessions.end(call.cookies().getOrDefault(cookie, ""));
        String secret = sessions.begin(user);
        return Reply.seeOther(isHere(to) ? to : "/")
                .with(
                        "Set-Cookie",
                        cookie + "=" + secret + "; Path=/; HttpOnly; SameSite=Lax"
                                + (call.isSecure() ? "; Secure" : ""));
    }

    /// Whether it is a path of this site: what begins with two strokes is another's.
    static boolean isHere(String to) {
        return to.matches("/([A-Za-z0-9._~%?=&:,@+/-](?<!^//))*") && !to.startsWith("//");
    }
}
