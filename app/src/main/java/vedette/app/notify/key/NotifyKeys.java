package vedette.app.notify.key;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vedette.app.config.key.Blocks;
import vedette.app.config.key.Key;
import vedette.app.config.key.Kind;
import vedette.app.config.key.Kinds;
import vedette.app.session.DurationConverter;
import vedette.detect.Family;
import vedette.incident.Severity;
import vedette.notify.settings.Protection;
import vedette.notify.settings.RateLimit;
import vedette.notify.settings.SyslogChannel;

/// The keys of receivers.
public final class NotifyKeys {

    static final String NEVER = "never";
    static final String MAIL_KIND = "mail";
    static final String WEBHOOK_KIND = "webhook";
    static final String SYSLOG_KIND = "syslog";
    static final String EVE_KIND = "eve";

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST = 500;
    private static final int MOST_PORT = 65_535;
    private static final int MOST_WAITING = 1_000_000;
    private static final int MOST_FACILITY = 23;
    private static final int MOST_FILES = 1_000;
    private static final Pattern RATE = Pattern.compile("([0-9]{1,4})/(.+)");

    /// Where people reach the dashboard.
    public static final Key<URI> PUBLIC_URL = Key.of(
                    "web.public-url",
                    Kinds.read(
                            "an address such as https://vedette.example.org",
                            "https://vedette.example.org",
                            NotifyKeys::url),
                    "",
                    "where people reach the dashboard: notifications link their incidents there")
            .unlessGiven("no links")
            .live();

    static final Key<String> NAME = Key.of("name", Kinds.text(LONGEST_NAME), "", "what it is called, of a-z, 0-9 and -")
            .needed();
    static final Key<String> SEVERITY = Key.of(
            "severity",
            choice(Severity.values(), Severity::label),
            Severity.MEDIUM.label(),
            "it is told from this one on");
    static final Key<List<String>> FAMILIES = Key.of(
                    "families",
                    Kinds.list(choice(Family.values(), Family::label)),
                    "",
                    "it is told of incidents of these families")
            .unlessGiven("all");
    static final Key<RateLimit> RATE_LIMIT = Key.of(
                    "rate",
                    Kinds.read("NUMBER/DURATION such as 20/1h, or none for no limit", "20/1h", NotifyKeys::rate),
                    "",
                    "no more messages in any such time; the next says how many incidents were held back")
            .unlessGiven("20/1h for mail, 60/1m for webhook, else none");
    static final Key<String> REPEAT = Key.of(
            "repeat",
            Kinds.wordOr(NEVER, Kinds.duration("1m", "365d")),
            NEVER,
            "after which time it is told again that an incident goes on");
    static final Key<Integer> QUEUE = Key.of(
            "queue",
            Kinds.whole(1, MOST_WAITING),
            "10000",
            "so many incidents wait at most while it is away; of the least severe the oldest go");

    static final Key<String> HOST =
            Key.of("host", Kinds.text(LONGEST), "", "the server").needed();
    static final Key<Integer> MAIL_PORT = Key.of("port", Kinds.whole(1, MOST_PORT), "", "where it listens")
            .unlessGiven("587 for starttls, 465 for tls, 25 for none");
    static final Key<Integer> SYSLOG_PORT =
            Key.of("port", Kinds.whole(1, MOST_PORT), "", "where it listens").unlessGiven("514, or 6514 for tls");
    static final Key<String> SECURITY = Key.of(
            "security",
            choice(Protection.values(), Protection::label),
            Protection.STARTTLS.label(),
            "how the way to the server is protected");
    static final Key<String> USER = Key.of("user", Kinds.text(LONGEST), "", "who signs in at the server")
            .unlessGiven("nobody signs in");
    static final Key<String> PASSWORD = Key.secret("password", "of the user");
    static final Key<String> FROM =
            Key.of("from", Kinds.text(LONGEST), "", "the sender's address").needed();
    static final Key<List<String>> TO = Key.of("to", Kinds.list(Kinds.text(LONGEST)), "", "to whom, at most 50")
            .needed();

    static final Key<String> URL =
            Key.of("url", Kinds.text(LONGEST), "", "where to, by https://").unlessGiven("what url-secret has");
    static final Key<String> URL_SECRET = Key.secret("url-secret", "the url, where that is secret itself");
    static final Key<String> SIGNING = Key.secret("signing-key", "what messages are signed with");
    static final Key<String> TOKEN = Key.secret("token", "sent as Authorization: Bearer");

    static final Key<String> TRANSPORT = Key.of(
            "transport",
            choice(SyslogChannel.Transport.values(), SyslogChannel.Transport::label),
            SyslogChannel.Transport.UDP.label(),
            "how messages get there");
    static final Key<Integer> FACILITY = Key.of(
            "facility",
            Kinds.whole(0, MOST_FACILITY),
            Integer.toString(SyslogChannel.USUAL_FACILITY),
            "the facility's number: 16 is local0");

    static final Key<Path> FILE =
            Key.of("file", Kinds.path(), "", "what is written").needed();
    static final Key<Long> ROTATE =
            Key.of("rotate", Kinds.size("64K", "100G"), "100M", "it is put aside before it is longer");
    static final Key<Integer> KEEP =
            Key.of("keep", Kinds.whole(0, MOST_FILES), "5", "so many that were put aside are kept");

    static final Key<Path> TRUST = Key.of("trust", Kinds.path(), "", "certificates as PEM that vouch for the server")
            .unlessGiven("those that Java trusts");
    static final Key<Duration> TIMEOUT =
            Key.of("timeout", Kinds.duration("1s", "2m"), "15s", "for each step on the way to it");

    /// All receivers.
    public static final Blocks NOTIFY = new Blocks(
                    "notify",
                    "Who is told of incidents, once they are kept.",
                    List.of(NAME, SEVERITY, FAMILIES, RATE_LIMIT, REPEAT, QUEUE),
                    Map.of(
                            MAIL_KIND,
                            List.of(HOST, MAIL_PORT, SECURITY, USER, PASSWORD, FROM, TO, TRUST, TIMEOUT),
                            WEBHOOK_KIND,
                            List.of(URL, URL_SECRET, SIGNING, TOKEN, TRUST, TIMEOUT),
                            SYSLOG_KIND,
                            List.of(HOST, SYSLOG_PORT, TRANSPORT, FACILITY, TRUST, TIMEOUT),
                            EVE_KIND,
                            List.of(FILE, ROTATE, KEEP)))
            .live();

    private NotifyKeys() {}

    private static <T> Kind<String> choice(T[] values, Function<T, String> label) {
        return Kinds.choice(Arrays.stream(values).map(label).toArray(String[]::new));
    }

    /// A text that is a whole address.
    static URI url(String text) {
        URI url = URI.create(text);
        if (url.getScheme() == null || url.getHost() == null) {
            throw new IllegalArgumentException(text);
        }
        return url;
    }

    private static RateLimit rate(String text) {
        if (text.equals("none")) {
            return RateLimit.NONE;
        }
        Matcher rate = RATE.matcher(text);
        if (!rate.matches()) {
            throw new IllegalArgumentException(text);
        }
        RateLimit limit =
                new RateLimit(Integer.parseInt(rate.group(1)), new DurationConverter().convert(rate.group(2)));
        if (limit.isNone()) {
            throw new IllegalArgumentException(text); // who writes 0 may mean never as well as always
        }
        return limit;
    }
}
