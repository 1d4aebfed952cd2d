package vedette.web.sign;

import java.io.IOException;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vedette.store.people.LinkBook;
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

    /// What links begin with, on this site.
    public static final String LINKS = "/sign-in/";

    private static final System.Logger LOG = System.getLogger("vedette.web");
    private static final int MOST_OF_NAME = 100;
    private static final String BEARER = "Bearer ";
    private static final int LONGEST_PLACE = 4_096;
    private static final Pattern PLACE = Pattern.compile("/[A-Za-z0-9._~%?=&:,@+/-]*+");

    private final Passwords passwords;
    private final TokenBook tokens;
    private final Users users;
    private final Sessions sessions;
    private final LinkBook links;
    private final Attempts attempts;
    private final InstantSource clock;
    private final String cookie;

    /// @param port a browser does not tell sites apart by it, so the cookie's name has to
    public SignIn(UserBook book, TokenBook tokens, LinkBook links, InstantSource clock, int port) {
        passwords = new Passwords(book, clock, this);
        this.tokens = tokens;
        this.links = links;
        this.clock = clock;
        users = new Users(book, clock);
        sessions = new Sessions(clock);
        attempts = new Attempts(clock);
        cookie = "vedette-" + port;
    }

    public LinkBook links() {
        return links;
    }

    public Passwords passwords() {
        return passwords;
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
        // Their password, role or right to sign in may have been changed by another process, as a command is.
        Optional<User> user = users.enabled(session.get().user())
                .filter(known -> !session.get().begun().isBefore(known.changed()));
        return user.map(known ->
                        new Visitor(known.name(), known.role(), session.get().formToken()))
                .orElse(Visitor.STRANGER);
    }

    /// How many browsers are signed in.
    public int browsers() {
        return sessions.open();
    }

    /// Signs in by name and password.
    ///
    /// @return where to go
    /// @throws Refusal if that is not them, or they have to wait
    public Reply byPassword(Call call) throws IOException {
        String name = call.posted("name").orElse("");
        String password = call.posted("password").orElse("");
        if (name.length() > MOST_OF_NAME) {
            attempts.takeOf(call.remote());
            refused("name and password do not go together", name, call);
            throw Refusal.badRequest("That name and password do not go together.");
        }
        attempts.take(call.remote(), name);
        Optional<User> user = passwords.verify(name, password);
        if (user.isEmpty()) {
            refused("name and password do not go together", name, call);
            throw Refusal.badRequest("That name and password do not go together.");
        }
        attempts.succeeded(call.remote(), name);
        if (user.get().isGiven() && !isOfThisMachine(call.remote())) {
            refused("the first password is good on the machine itself only", name, call);
            throw Refusal.badRequest(
                    "This is still the first password, which is good on the machine itself only. There,"
                            + " `vedette user password " + user.get().name() + "` sets another, and `vedette user link "
                            + user.get().name() + "` makes a link that signs you in.");
        }
        return in(user.get().name(), call, call.posted("to").orElse("/"));
    }

    /// Each that gets here, of which the throttle lets only some: a log is not filled by who tries.
    private static void refused(String why, String name, Call call) {
        LOG.log(
                System.Logger.Level.WARNING,
                () -> "a sign-in was refused: " + why + "; from " + call.remote()
                        + (name.isEmpty() ? "" : ", as " + shortened(name)));
    }

    private static String shortened(String name) {
        return name.length() > MOST_OF_NAME ? name.substring(0, MOST_OF_NAME) + "…" : name;
    }

    private static boolean isOfThisMachine(String remote) {
        try {
            return InetAddress.ofLiteral(remote).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    Attempts attempts() {
        return attempts;
    }

    /// Signs in by a link.
    ///
    /// @throws Refusal if it is not good, or no longer
    public Reply byLink(Call call) throws IOException {
        if (isLookedAtBeforehand(call)) {
            return Reply.nothing();
        }
        attempts.takeOf(call.remote());
        Optional<String> user = links.use(call.part("secret"), clock.instant());
        if (user.isEmpty()) {
            refused("the link is not good, or no longer", "", call);
            throw Refusal.badRequest(
                    "This link was used already, or is older than ten minutes. Vedette prints a new one"
                            + " each time it starts; `vedette user link` makes another.");
        }
        attempts.succeeded(call.remote(), user.get());
        return in(user.get(), call, "/");
    }

    /// Whether a program looks where a link leads before anybody goes there.
    private static boolean isLookedAtBeforehand(Call call) {
        return !call.method().equals("GET")
                || Stream.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
                        .map(call.header())
                        .anyMatch(purpose -> purpose.contains("prefetch") || purpose.contains("preview"));
    }

    /// Signs out.
    public Reply out(Call call) {
        sessions.end(call.cookies().getOrDefault(cookie, ""));
        return Reply.seeOther("/sign-in").with("Set-Cookie", cookie + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
    }

    /// Signs somebody in here, and out everywhere else.
    Reply afresh(String user, Call call, String to) {
        sessions.endAllOf(user);
        return in(user, call, to);
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
    public static boolean isHere(String to) {
        return to.length() <= LONGEST_PLACE
                && !to.startsWith("//")
                && PLACE.matcher(to).matches();
    }
}
