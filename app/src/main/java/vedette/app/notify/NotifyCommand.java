package vedette.app.notify;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vedette.app.config.ConfigDefaults;
import vedette.app.keep.StoreOptions;
import vedette.app.notify.key.NotifyValues;
import vedette.app.text.NotClosing;
import vedette.notify.Notifier;
import vedette.notify.Senders;
import vedette.notify.send.SendException;
import vedette.notify.settings.NotifySettings;
import vedette.notify.settings.Receiver;
import vedette.store.StorePlace;
import vedette.store.database.StoreException;
import vedette.store.outbox.Notice;
import vedette.store.outbox.NoticeReader;
import vedette.store.outbox.ReceiverCounts;

/// Says who is told of incidents, tries whether they can be told, and shows what waits.
@Command(
        name = "notify",
        mixinStandardHelpOptions = true,
        description = {
            "Shows who is told of incidents, tries whether messages arrive, and shows what waits to be told.",
            "Receivers stand in the configuration, as `notify`: docs/reference/notifications.md."
        },
        footer = {"", "Examples:", "  vedette notify list", "  vedette notify test soc", "  vedette notify queue --json"
        })
public final class NotifyCommand implements Callable<Integer> {

    private static final int FAILED = 1;
    private static final int MOST_LISTED = 1_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything else runs
    private CommandSpec spec;

    public NotifyCommand() {}

    @Override
    public Integer call() {
        throw new IllegalArgumentException("say what to do: list, test or queue");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists receivers: how each is reached, what it is told of, and how it fares.")
    int list(
            @Mixin StoreOptions where,
            @Option(names = "--json", description = "print them as one JSON object") boolean isJson)
            throws IOException {
        NotifySettings settings = settings();
        List<ReceiverCounts> counts = counts(settings, where.place());
        if (isJson) {
            NotifyJson.list(settings, counts, new NotClosing(System.out));
        } else if (settings.receivers().isEmpty()) {
            System.out.println("nobody is told of incidents: `notify` in the configuration says who is");
        } else {
            NotifyText.list(settings, counts);
        }
        System.out.flush();
        return 0;
    }

    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description =
                    "Sends a message that is marked as a test, and says what the receiver answered; exits with 1 if one"
                            + " did not take it.")
    int test(
            @Mixin StoreOptions where,
            @Parameters(arity = "0..1", paramLabel = "NAME", description = "of a receiver (default: all)") @Nullable
                    String name) {
        NotifySettings settings = settings();
        List<Receiver> chosen = name == null ? settings.receivers() : List.of(named(settings, name));
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is nobody to tell: `notify` in the configuration says who is told");
        }
        int status = 0;
        for (Receiver receiver : chosen) {
            String lead = receiver.name() + " (" + receiver.channel().kind() + ", "
                    + receiver.channel().where() + "): ";
            try {
                System.out.println(lead + Senders.test(receiver, settings, Notifying.origin(), InstantSource.system()));
            } catch (SendException e) {
                System.out.println(lead + "FAILED: " + e.getMessage());
                status = FAILED;
            }
            System.out.flush();
        }
        return status;
    }

    private static Receiver named(NotifySettings settings, String name) {
        return settings.receiver(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no receiver " + name + "; there are: "
                        + (settings.names().isEmpty() ? "none" : String.join(", ", settings.names()))));
    }

    @Command(
            name = "queue",
            mixinStandardHelpOptions = true,
            description = "Lists incidents that receivers are still to be told of, the first to be told first.")
    int queue(
            @Mixin StoreOptions where,
            @Option(names = "--json", description = "print them as one JSON object") boolean isJson)
            throws IOException {
        List<Notice> notices = notices(where.place());
        if (isJson) {
            NotifyJson.queue(notices, new NotClosing(System.out));
        } else if (notices.isEmpty()) {
            System.out.println("nothing waits to be told");
        } else {
            NotifyText.queue(notices);
            if (notices.size() == MOST_LISTED) {
                System.out.println("and maybe more: `vedette notify list` counts them");
            }
        }
        System.out.flush();
        return 0;
    }

    private NotifySettings settings() {
        return NotifyValues.settings(ConfigDefaults.in(spec).values());
    }

    private static List<ReceiverCounts> counts(NotifySettings settings, StorePlace place) throws StoreException {
        return place.exists()
                ? Notifier.counts(settings, place.incidents())
                : settings.names().stream().map(ReceiverCounts::none).toList();
    }

    private static List<Notice> notices(StorePlace place) throws StoreException {
        if (!place.exists()) {
            return List.of();
        }
        try (NoticeReader reader = new NoticeReader(place.incidents())) {
            return reader.oldest(MOST_LISTED);
        }
    }
}
