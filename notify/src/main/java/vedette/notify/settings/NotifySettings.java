package vedette.notify.settings;

import java.net.URI;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vedette.store.outbox.Outbox;
import vedette.store.outbox.Subscription;

/// All receivers.
///
/// @param publicUrl where people reach the dashboard, for links to incidents; null if there are to be none
public record NotifySettings(@Nullable URI publicUrl, List<Receiver> receivers) {

    /// Nobody is told of anything.
    public static final NotifySettings NOBODY = new NotifySettings(null, List.of());

    private static final int MOST = 16;

    public NotifySettings {
        receivers = List.copyOf(receivers);
        if (receivers.size() > MOST) {
            throw new IllegalArgumentException("there can be " + MOST + " receivers, were " + receivers.size());
        }
        Set<String> names = new HashSet<>();
        for (Receiver receiver : receivers) {
            if (!names.add(receiver.name())) {
                throw new IllegalArgumentException("there are two receivers with the name " + receiver.name());
            }
        }
        if (publicUrl != null && !isUrl(publicUrl)) {
            throw new IllegalArgumentException(
                    "public-url must be such as https://vedette.example.org, was " + publicUrl);
        }
    }

    private static boolean isUrl(URI url) {
        String scheme = String.valueOf(url.getScheme());
        return (scheme.equals("https") || scheme.equals("http"))
                && url.getHost() != null
                && url.getUserInfo() == null
                && url.getQuery() == null
                && url.getFragment() == null;
    }

    /// The page of an incident; empty if nobody said where the dashboard is.
    public String link(String incident) {
        return publicUrl == null ? "" : publicUrl.toString().replaceFirst("/+$", "") + "/incidents/" + incident;
    }

    /// The one with this name.
    public Optional<Receiver> receiver(String name) {
        return receivers.stream()
                .filter(receiver -> receiver.name().equals(name))
                .findFirst();
    }

    /// What is to be written with incidents, so that receivers are told of them.
    ///
    /// @param clock for when notices were made
    public Outbox outbox(InstantSource clock) {
        return new Outbox(subscriptions(), clock);
    }

    /// Which incidents each of them wants.
    public List<Subscription> subscriptions() {
        return receivers.stream().map(Receiver::subscription).toList();
    }

    public List<String> names() {
        return receivers.stream().map(Receiver::name).toList();
    }
}
