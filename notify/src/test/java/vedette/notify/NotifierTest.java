package vedette.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.notify.TestHttp.Answer;
import vedette.notify.settings.Channel;
import vedette.notify.settings.EveChannel;
import vedette.notify.settings.NotifySettings;
import vedette.notify.settings.RateLimit;
import vedette.notify.settings.Receiver;
import vedette.notify.settings.SyslogChannel;
import vedette.notify.settings.WebhookChannel;
import vedette.store.database.Database;
import vedette.store.incidents.IncidentBook;
import vedette.store.outbox.ReceiverCounts;

class NotifierTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private NotifySettings settings = NotifySettings.NOBODY;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final AtomicInteger hurry = new AtomicInteger();

    /// Runs an hour ahead with each look, so that no pause lasts.
    private final InstantSource hurried = () -> TestIncidents.NOW.plusSeconds(3_600L * hurry.getAndIncrement());

    private Database database() {
        return Database.file("incidents", folder.resolve("incidents.db"));
    }

    private Notifier.Run run(InstantSource clock) {
        return new Notifier.Run(database(), "test", TestIncidents.ORIGIN, clock, said::add, said::add);
    }

    private static Receiver receiver(String name, Channel channel) {
        return Receiver.of(name, channel).within(RateLimit.NONE);
    }

    private NotifySettings telling(Receiver... receivers) {
        settings = new NotifySettings(null, List.of(receivers));
        return settings;
    }

    private static WebhookChannel hook(TestHttp http) {
        return new WebhookChannel(http.url(), () -> "key", null, null, TIMEOUT);
    }

    private static SyslogChannel syslog(int port) {
        return new SyslogChannel("127.0.0.1", port, SyslogChannel.Transport.TCP, 16, null, TIMEOUT);
    }

    private static void save(IncidentBook book, int from, int to, NotifySettings settings) throws IOException {
        for (int number = from; number < to; number++) {
            book.save(List.of(TestIncidents.incident(number)), Map.of(), settings.outbox(InstantSource.system()));
        }
    }

    private static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(TestIncidents::id).toList();
    }

    private static List<String> deliveries(TestHttp http) {
        return http.posted().stream()
                .map(posted -> posted.header("Vedette-delivery").replaceFirst("-.*", ""))
                .toList();
    }

    @Test
    void aServerThatFailsAtTimesGetsEveryMessageOnce_inOrder() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (TestHttp http = new TestHttp(0, null, _ -> Answer.of(asked.incrementAndGet() % 3 == 0 ? 200 : 503));
                IncidentBook book = new IncidentBook(database());
                Notifier notifier = Notifier.begin(telling(receiver("hook", hook(http))), run(hurried))) {
            save(book, 0, 10, settings);
            Await.until("all to arrive", () -> {
                notifier.wake();
                return http.posted().size() >= 10;
            });

            assertThat(deliveries(http)).isEqualTo(ids(0, 10));
        }
    }

    @Test
    void whenAReceiverIsAwayAndComesBack_thenAllArrivesOnceInOrder_andOthersDidNotWait() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        TestSyslog first = new TestSyslog(0, null, lines);
        int port = first.port();
        try (TestHttp http = new TestHttp(0, null, _ -> Answer.of(204));
                IncidentBook book = new IncidentBook(database());
                Notifier notifier = Notifier.begin(
                        telling(receiver("logs", syslog(port)), receiver("hook", hook(http))), run(hurried))) {
            save(book, 0, 5, settings);
            Await.until("the first to arrive", () -> {
                notifier.wake();
                return lines.size() >= 5;
            });
            first.close();
            save(book, 5, 15, settings);
            Await.until("the other receiver to have all", () -> {
                notifier.wake();
                return http.posted().size() >= 15;
            });
            Await.until("the outage to be seen", () -> {
                notifier.wake();
                return said.stream().anyMatch(line -> line.startsWith("notifications to logs fail: "));
            });
            assertThat(lines).hasSize(5);

            try (TestSyslog _ = new TestSyslog(port, null, lines)) {
                Await.until("the rest to arrive", () -> {
                    notifier.wake();
                    return lines.size() >= 15;
                });
            }
            assertThat(lines.stream().map(line -> line.replaceFirst(".* externalId=(\\w+) .*", "$1")))
                    .isEqualTo(ids(0, 15));
            assertThat(deliveries(http)).isEqualTo(ids(0, 15));
            Await.until("that it is said", () -> said.contains("notifications to logs arrive again"));
        }
    }

    @Test
    void whatCouldNotBeSentInOneRun_isSentInTheNext() throws Exception {
        int port;
        try (TestSyslog gone = new TestSyslog(0, null, new ArrayList<>())) {
            port = gone.port();
        }
        telling(receiver("logs", syslog(port)));
        try (IncidentBook book = new IncidentBook(database());
                Notifier notifier = Notifier.begin(settings, run(Instant::now))) {
            save(book, 0, 20, settings);
            assertThat(notifier.counts().getFirst().waiting()).isEqualTo(20);
        }

        List<String> lines = new CopyOnWriteArrayList<>();
        try (TestSyslog _ = new TestSyslog(port, null, lines);
                Notifier _ = Notifier.begin(settings, run(Instant::now))) {
            Await.until("all to arrive", () -> lines.size() >= 20);
        }
        assertThat(lines).hasSize(20);
        assertThat(Notifier.counts(settings, database()).getFirst().waiting()).isZero();
    }

    @Test
    void aFloodToAFileIsWhole_andToAHookIsBounded() throws Exception {
        Path file = folder.resolve("eve.json");
        try (TestHttp http = new TestHttp(0, null, _ -> Answer.of(204));
                IncidentBook book = new IncidentBook(database());
                Notifier notifier = Notifier.begin(
                        telling(
                                receiver("file", new EveChannel(file, 1 << 30, 1)),
                                receiver("hook", hook(http)).within(new RateLimit(20, Duration.ofHours(1)))),
                        run(InstantSource.fixed(TestIncidents.NOW)))) {
            for (int hundred = 0; hundred < 100; hundred++) {
                book.save(
                        IntStream.range(hundred * 100, hundred * 100 + 100)
                                .mapToObj(TestIncidents::incident)
                                .toList(),
                        Map.of(),
                        settings.outbox(InstantSource.system()));
                notifier.wake();
            }
            Await.until("all to be dealt with", () -> {
                notifier.wake();
                return waiting(notifier) == 0;
            });

            assertThat(Files.readAllLines(file)).hasSize(10_000);
            assertThat(http.posted()).hasSize(20);
            ReceiverCounts hook = notifier.counts().getLast();
            assertThat(hook.sent()).isEqualTo(20);
            assertThat(hook.heldBack()).isEqualTo(9_980);
        }
    }

    private static long waiting(Notifier notifier) {
        try {
            return notifier.counts().stream().mapToLong(ReceiverCounts::waiting).sum();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatWaitsForReceiversThatThereAreNoMore_isForgottenAndSaid() throws Exception {
        NotifySettings before = telling(receiver("old", new EveChannel(folder.resolve("eve.json"), 1 << 20, 1)));
        try (IncidentBook book = new IncidentBook(database())) {
            save(book, 0, 3, before);
        }

        Notifier.begin(NotifySettings.NOBODY, run(Instant::now)).close();

        assertThat(said)
                .containsExactly("3 notifications waited for receivers that there are no more: they are left out");
    }
}
