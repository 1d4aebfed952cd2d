package vedette.notify.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Mails, by a server that takes them.
///
/// @param user who signs in there; empty if nobody needs to
/// @param password of the user
/// @param trust certificates as PEM that vouch for the server, in the place of those that Java trusts
/// @param timeout for each step of talking with the server
public record MailChannel(
        String host,
        int port,
        Protection protection,
        String user,
        @Nullable Secret password,
        String from,
        List<String> to,
        @Nullable Path trust,
        Duration timeout)
        implements Channel {

    private static final int MOST_RECIPIENTS = 50;

    /// Of the form of an address. What else may be wrong with one, who makes mails will say.
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9.-]{1,253}|\\[[0-9A-Za-z.:]{2,64}])");

    /// An address behind a name.
    private static final Pattern NAMED = Pattern.compile("(?:[^\"<>@,;:()\\[\\]\\\\]*|\"[^\"\\\\]*\") ?<([^<>]*)>");

    private static final RateLimit USUAL = new RateLimit(20, Duration.ofHours(1));

    public MailChannel {
        to = List.copyOf(to);
        Ends.check(host, port);
        Ends.check(timeout);
        if (to.isEmpty() || to.size() > MOST_RECIPIENTS) {
            throw new IllegalArgumentException("to needs 1 to " + MOST_RECIPIENTS + " addresses, was " + to.size());
        }
        if (!isAddress(from)) {
            throw new IllegalArgumentException(
                    "from is \"" + from + "\", but takes an address; write for example vedette@example.org");
        }
        for (String address : to) {
            if (!isAddress(address)) {
                throw new IllegalArgumentException("to has \"" + address
                        + "\", but takes addresses; write for example [soc@example.org, night@example.org]");
            }
        }
        if (user.isEmpty() != (password == null)) {
            throw new IllegalArgumentException("user and password go together: give both, or neither");
        }
        if (protection == Protection.NONE && !user.isEmpty() && !Ends.isHere(host)) {
            throw new IllegalArgumentException(
                    "a password is not sent to " + host + " without TLS: let security be starttls or tls");
        }
    }

    private static boolean isAddress(String text) {
        Matcher named = NAMED.matcher(text);
        return ADDRESS.matcher(named.matches() ? named.group(1) : text).matches();
    }

    @Override
    public String kind() {
        return "mail";
    }

    @Override
    public String where() {
        return String.join(", ", to) + " by " + host + ":" + port + " (" + protection.label() + ")";
    }

    @Override
    public RateLimit usualRate() {
        return USUAL;
    }
}
