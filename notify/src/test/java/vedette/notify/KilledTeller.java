package vedette.notify;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import vedette.notify.settings.NotifySettings;
import vedette.notify.settings.RateLimit;
import vedette.notify.settings.Receiver;
import vedette.notify.settings.WebhookChannel;
import vedette.store.database.Database;
import vedette.store.incidents.IncidentBook;
import vedette.store.outbox.Outbox;

/// A process that keeps incidents and tells of them until it is killed, and says which it has kept. A line that was cut
/// off has no dot at its end.
final class KilledTeller {

    private KilledTeller() {}

    static NotifySettings settings(int port) {
        URI url = URI.create("http://localhost:" + port + "/");
        return new NotifySettings(
                null,
                List.of(Receiver.of("hook", new WebhookChannel(url, null, null, null, Duration.ofSeconds(20)))
                        .within(RateLimit.NONE)));
    }

    static Notifier.Run run(Path file) {
        return new Notifier.Run(
                Database.file("incidents", file),
                "test",
                TestIncidents.ORIGIN,
                InstantSource.system(),
                System::nanoTime,
                System.out::println,
                System.out::println);
    }

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        int start = Integer.parseInt(arguments[2]);
        NotifySettings settings = settings(Integer.parseInt(arguments[1]));
        Outbox outbox = settings.outbox(InstantSource.system());
        try (IncidentBook book = new IncidentBook(Database.file("incidents", file));
                Notifier notifier = Notifier.begin(settings, run(file))) {
            for (int number = start; ; number++) {
                book.save(List.of(TestIncidents.incident(number)), Map.of(), outbox);
                notifier.wake();
                System.out.println("kept " + number + " .");
            }
        }
    }
}
