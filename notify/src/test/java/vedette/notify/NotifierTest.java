package vedette.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.notify.TestHttp.Answer;
import vedette.notify.settings.Channel;
import vedette.notify.settings.EveChannel;
import vedette.notify.settings.MailChannel;
import vedette.notify.settings.NotifySettings;
import vedette.notify.settings.Protection;
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
        return new Notifier.Run(
                database(),
                "test",
                TestIncidents.ORIGIN,
                clock,
                () -> ChronoUnit.NANOS.between(TestIncidents.NOW, clock.instant()),
                said::add,
                said::add);
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

    private static MailChannel mail(int port) {
        return new MailChannel(
                "127.0.0.1",
                port,
                Protection.NONE,
                "",
                null,
                "vedette@example.org",
                List.of("soc@example.org"),
                null,
                TIMEOUT);
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

    @Test
    void receiversThatDoNotAnswerEndTogether_andKeepUpNoOther() throws Exception {
        Duration most = Duration.ofSeconds(5);
        int silent = 5;
        try (ServerSocket silence = new ServerSocket(0, 2 * silent, InetAddress.getLoopbackAddress());
                TestHttp http = new TestHttp(0, null, _ -> Answer.of(204));
                IncidentBook book = new IncidentBook(database())) {
            List<Receiver> receivers = new ArrayList<>();
            for (int number = 0; number < silent; number++) {
                receivers.add(receiver("silent" + number, mail(silence.getLocalPort())));
            }
            receivers.add(receiver("hook", hook(http)));
            telling(receivers.toArray(Receiver[]::new));
            Notifier notifier = Notifier.begin(settings, run(Instant::now));
            save(book, 0, 5, settings);

            long before = System.nanoTime();
            notifier.close(most);
            Duration took = Duration.ofNanos(System.nanoTime() - before);

            assertThat(took).isGreaterThanOrEqualTo(most).isLessThan(most.multipliedBy(silent - 1));
            assertThat(deliveries(http)).isEqualTo(ids(0, 5));
            assertThat(Notifier.counts(settings, database()))
                    .extracting(ReceiverCounts::waiting)
                    .containsExactly(5L, 5L, 5L, 5L, 5L, 0L);
        }
    }

    /// A port that nobody listens at.
    private static int freePort() throws IOException {
        try (TestSyslog gone = new TestSyslog(0, null, new ArrayList<>())) {
            return gone.port();
        }
    }

    @Nested
    class WhenTheReceiversBecomeOthers {

        private static final String WAITING = "all to arrive";

        @Test
        void whatWaitsForOneThatIsReachedInAnotherWay_arrivesThere_onceAndInOrder() throws Exception {
            List<String> lines = new CopyOnWriteArrayList<>();
            NotifySettings before = telling(receiver("logs", syslog(freePort())));
            try (IncidentBook book = new IncidentBook(database());
                    TestSyslog elsewhere = new TestSyslog(0, null, lines);
                    Notifier notifier = Notifier.begin(before, run(hurried))) {
                save(book, 0, 5, before);

                notifier.tell(telling(receiver("logs", syslog(elsewhere.port()))));
                save(book, 5, 8, settings);
                Await.until(WAITING, () -> {
                    notifier.wake();
                    return lines.size() >= 8;
                });

                assertThat(lines.stream().map(line -> line.replaceFirst(".* externalId=(\\w+) .*", "$1")))
                        .isEqualTo(ids(0, 8));
            }
        }

        @Test
        void whatWaitsForOneThatIsGone_isForgottenAndSaid_andOthersAreToldAsBefore() throws Exception {
            try (IncidentBook book = new IncidentBook(database());
                    TestHttp http = new TestHttp(0, null, _ -> Answer.of(204))) {
                Receiver kept = receiver("hook", hook(http));
                telling(receiver("logs", syslog(freePort())), kept);
                try (Notifier notifier = Notifier.begin(settings, run(hurried))) {
                    save(book, 0, 3, settings);

                    notifier.tell(telling(kept));
                    save(book, 3, 6, settings);
                    Await.until(WAITING, () -> {
                        notifier.wake();
                        return http.posted().size() >= 6;
                    });

                    assertThat(deliveries(http)).isEqualTo(ids(0, 6));
                    assertThat(said)
                            .contains("3 notifications waited for receivers that there are no more: they are left out");
                    assertThat(notifier.counts())
                            .extracting(ReceiverCounts::receiver)
                            .containsExactly("hook");
                }
            }
        }

        @Test
        void oneThatCannotBeReachedAnyMore_keepsUpNobody() throws Exception {
            try (IncidentBook book = new IncidentBook(database());
                    TestHttp http = new TestHttp(0, null, _ -> Answer.of(204));
                    Notifier notifier = Notifier.begin(NotifySettings.NOBODY, run(Instant::now))) {
                Path missing = folder.resolve("no-such.pem");
                notifier.tell(telling(
                        receiver("odd", new WebhookChannel(http.url(), null, null, missing, TIMEOUT)),
                        receiver("hook", hook(http))));
                save(book, 0, 3, settings);
                notifier.wake();
                Await.until(WAITING, () -> http.posted().size() >= 3);
                Await.until(
                        "the trouble to be said",
                        () -> said.stream()
                                .anyMatch(line -> line.contains("odd") && line.contains(missing.toString())));

                assertThat(deliveries(http)).isEqualTo(ids(0, 3));
            }
        }

        @Test
        void oneThatStaysAsItIs_isNotToldMoreThanItWanted() throws Exception {
            try (IncidentBook book = new IncidentBook(database());
                    TestHttp http = new TestHttp(0, null, _ -> Answer.of(204))) {
                Receiver seldom = receiver("hook", hook(http)).within(new RateLimit(2, Duration.ofHours(1)));
                WebhookChannel plain = new WebhookChannel(http.url(), null, null, null, TIMEOUT);
                Receiver same = receiver("plain", plain).within(new RateLimit(2, Duration.ofHours(1)));
                try (Notifier notifier =
                        Notifier.begin(telling(seldom, same), run(InstantSource.fixed(TestIncidents.NOW)))) {
                    for (int round = 0; round < 5; round++) {
                        save(book, round, round + 1, settings);
                        notifier.wake();
                        notifier.tell(telling(
                                seldom,
                                same,
                                receiver("f" + round, new EveChannel(folder.resolve("eve"), 1 << 20, 1))));
                    }
                    Await.until("all to be dealt with", () -> {
                        notifier.wake();
                        return waiting(notifier) == 0;
                    });

                    assertThat(http.posted()).hasSize(4);
                }
            }
        }
    }
}
