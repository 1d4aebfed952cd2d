package vedette.notify.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A program that takes JSON by HTTP.
///
/// @param url which may be secret itself
/// @param key by which what is sent is signed; null if it is not
/// @param token sent as `Authorization: Bearer`; null if there is none
/// @param trust certificates as PEM that vouch for the server, in the place of those that Java trusts
/// @param timeout for each attempt
public record WebhookChannel(
        URI url,
        @Nullable Secret key,
        @Nullable Secret token,
        @Nullable Path trust,
        Duration timeout) implements Channel {

    private static final RateLimit USUAL = new RateLimit(60, Duration.ofMinutes(1));

    public WebhookChannel {
        String scheme = String.valueOf(url.getScheme());
        boolean isHttp = scheme.equals("https") || scheme.equals("http");
        if (!isHttp || url.getHost() == null || url.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "url must begin with https://HOST/ (or http://HOST/, without a token)" + " and name no user");
        }
        if (scheme.equals("http") && token != null && !Ends.isHere(url.getHost())) {
            throw new IllegalArgumentException(
                    "a token is not sent to " + url.getHost() + " without TLS: use https://");
        }
        Ends.check(timeout);
    }

    @Override
    public String kind() {
        return "webhook";
    }

    /// Without the path: that of many services is all one needs to know to send there.
    @Override
    public String where() {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return url.getScheme() + "://" + url.getHost() + port + "/…" + (key == null ? "" : " (signed)");
    }

    @Override
    public RateLimit usualRate() {
        return USUAL;
    }

    /// Does not show the path.
    @Override
    public String toString() {
        return "webhook " + where();
    }
}
