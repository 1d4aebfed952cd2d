package vedette.app.notify.key;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vedette.app.config.key.Block;
import vedette.app.config.key.Key;
import vedette.app.config.key.Values;
import vedette.app.session.DurationConverter;
import vedette.detect.Family;
import vedette.incident.Severity;
import vedette.notify.settings.Channel;
import vedette.notify.settings.EveChannel;
import vedette.notify.settings.MailChannel;
import vedette.notify.settings.NotifySettings;
import vedette.notify.settings.Protection;
import vedette.notify.settings.Receiver;
import vedette.notify.settings.Secret;
import vedette.notify.settings.SyslogChannel;
import vedette.notify.settings.SyslogChannel.Transport;
import vedette.notify.settings.WebhookChannel;

/// Settings of receivers, made of what the configuration says.
public final class NotifyValues {

    private static final int SUBMISSION = 587;
    private static final int SUBMISSION_BY_TLS = 465;
    private static final int SMTP = 25;
    private static final int SYSLOG = 514;
    private static final int SYSLOG_BY_TLS = 6_514;

    private NotifyValues() {}

    /// A secret as it was when the configuration was read: equal to another of the same text, and shown to nobody.
    private record Known(String text) implements Secret {

        @Override
        public String reveal() {
            return text;
        }

        @Override
        public String toString() {
            return "(secret)";
        }
    }

    /// The settings.
    ///
    /// @throws IllegalArgumentException if values do not go together; it says in which block, and what to do
    public static NotifySettings settings(Values values) {
        List<Receiver> receivers = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Block block : values.of(NotifyKeys.NOTIFY)) {
            try {
                Receiver receiver = receiver(block);
                if (!names.add(receiver.name())) {
                    throw new IllegalArgumentException(
                            "name is " + receiver.name() + ", as that of another is: give each a name of its own");
                }
                receivers.add(receiver);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "in the configuration, line " + block.line() + ": " + block.name() + ": " + e.getMessage(), e);
            }
        }
        return new NotifySettings(values.find(NotifyKeys.PUBLIC_URL).orElse(null), receivers);
    }

    private static Receiver receiver(Block block) {
        Channel channel = channel(block);
        return new Receiver(
                block.get(NotifyKeys.NAME),
                named(Severity.values(), block.get(NotifyKeys.SEVERITY)),
                block.given(NotifyKeys.FAMILIES).orElse(List.of()).stream()
                        .map(label -> named(Family.values(), label))
                        .collect(Collectors.toSet()),
                block.given(NotifyKeys.RATE_LIMIT).orElse(channel.usualRate()),
                repeat(block.get(NotifyKeys.REPEAT)),
                block.get(NotifyKeys.QUEUE),
                channel);
    }

    private static Channel channel(Block block) {
        return switch (block.kind()) {
            case NotifyKeys.MAIL_KIND -> mail(block);
            case NotifyKeys.WEBHOOK_KIND -> webhook(block);
            case NotifyKeys.SYSLOG_KIND -> syslog(block);
            case NotifyKeys.EVE_KIND ->
                new EveChannel(block.get(NotifyKeys.FILE), block.get(NotifyKeys.ROTATE), block.get(NotifyKeys.KEEP));
            default -> throw new IllegalArgumentException("kind is " + block.kind() + ", which nobody knows");
        };
    }

    private static MailChannel mail(Block block) {
        Protection protection = named(Protection.values(), block.get(NotifyKeys.SECURITY));
        int port = block.given(NotifyKeys.MAIL_PORT)
                .orElse(
                        switch (protection) {
                            case STARTTLS -> SUBMISSION;
                            case TLS -> SUBMISSION_BY_TLS;
                            case NONE -> SMTP;
                        });
        return new MailChannel(
                block.get(NotifyKeys.HOST),
                port,
                protection,
                block.given(NotifyKeys.USER).orElse(""),
                secret(block, NotifyKeys.PASSWORD),
                block.get(NotifyKeys.FROM),
                block.get(NotifyKeys.TO),
                block.given(NotifyKeys.TRUST).orElse(null),
                block.get(NotifyKeys.TIMEOUT));
    }

    private static WebhookChannel webhook(Block block) {
        Optional<String> open = block.given(NotifyKeys.URL);
        Optional<String> hidden = block.given(NotifyKeys.URL_SECRET);
        if (open.isPresent() == hidden.isPresent()) {
            throw new IllegalArgumentException("say url, or url-secret-file, or url-secret-env: one of them");
        }
        URI url;
        try {
            url = NotifyKeys.url(open.or(() -> hidden).orElseThrow());
        } catch (IllegalArgumentException e) {
            String shown = open.map(text -> " is " + text).orElse(" is none");
            throw new IllegalArgumentException(
                    "url" + shown + ", but takes an address; write for example https://hooks.example.org/vedette", e);
        }
        return new WebhookChannel(
                url,
                secret(block, NotifyKeys.SIGNING),
                secret(block, NotifyKeys.TOKEN),
                block.given(NotifyKeys.TRUST).orElse(null),
                block.get(NotifyKeys.TIMEOUT));
    }

    private static SyslogChannel syslog(Block block) {
        Transport transport = named(Transport.values(), block.get(NotifyKeys.TRANSPORT));
        return new SyslogChannel(
                block.get(NotifyKeys.HOST),
                block.given(NotifyKeys.SYSLOG_PORT).orElse(transport == Transport.TLS ? SYSLOG_BY_TLS : SYSLOG),
                transport,
                block.get(NotifyKeys.FACILITY),
                block.given(NotifyKeys.TRUST).orElse(null),
                block.get(NotifyKeys.TIMEOUT));
    }

    private static @Nullable Secret secret(Block block, Key<String> key) {
        return block.given(key).<Secret>map(Known::new).orElse(null);
    }

    private static Duration repeat(String text) {
        return text.equals(NotifyKeys.NEVER) ? Duration.ZERO : new DurationConverter().convert(text);
    }

    /// The one that is written so; the key has checked that there is one.
    private static <T extends Enum<T>> T named(T[] values, String label) {
        return Arrays.stream(values)
                .filter(value ->
                        value.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(label + " is not known"));
    }
}
