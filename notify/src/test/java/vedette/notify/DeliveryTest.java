package vedette.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.incident.Severity;
import vedette.notify.mail.MailSender;
import vedette.notify.message.Message;
import vedette.notify.send.SendException;
import vedette.notify.send.Sender;
import vedette.notify.settings.EveChannel;
import vedette.notify.settings.NotifySettings;
import vedette.notify.settings.RateLimit;
import vedette.notify.settings.Receiver;
import vedette.store.database.Database;
import vedette.store.database.StoreException;
import vedette.store.incidents.IncidentBook;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.Verdict;
import vedette.store.outbox.NoticeQueue;
import vedette.store.outbox.ReceiverCounts;

class DeliveryTest {

    private static final String NAME = "soc";

    @TempDir
    private Path folder;

    private Instant now = TestIncidents.NOW;
    private Duration putBack = Duration.ZERO;
    private final InstantSource clock = () -> now.minus(putBack);
    private final List<Message> arrived = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private @Nullable SendException failure;
    private @Nullable SendException lost;
    private String mistake = "none";
    private Callable<?> meanwhile = () -> "nothing happens";
    private Receiver receiver = Receiver.of(NAME, new EveChannel(Path.of("unused"), 1 << 20, 1));
    private int atOnce = 1;

    private @Nullable Fixture fixture;

    private record Fixture(IncidentBook book, NoticeQueue queue, IncidentReader reader) {}

    @BeforeEach
    void open() throws IOException {
        fixture = new Fixture(
                new IncidentBook(database()), new NoticeQueue(database(), "test"), new IncidentReader(database()));
    }

    @AfterEach
    void close() throws IOException {
        fixture().book.close();
        fixture().queue.close();
        fixture().reader.close();
    }

    private Fixture fixture() {
        Fixture opened = fixture;
        if (opened == null) {
            throw new IllegalStateException("opened before");
        }
        return opened;
    }

    private Database database() {
        return Database.file("incidents", folder.resolve("incidents.db"));
    }

    /// Takes all, unless it is told to fail.
    private final class Ear implements Sender {

        @Override
        public String send(Message message) throws SendException {
            if (failure != null) {
                throw failure;
            }
            if (message.id().startsWith(mistake)) {
                throw new IllegalStateException("a mistake");
            }
            arrived.add(message);
            try {
                meanwhile.call();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            return "taken";
        }

        @Override
        public void settle() throws SendException {
            if (lost != null) {
                throw lost;
            }
        }

        @Override
        public int atOnce() {
            return atOnce;
        }
    }

    private Delivery delivery() {
        return delivery(new Ear());
    }

    private Delivery delivery(Sender sender) {
        return new Delivery(
                receiver,
                sender,
                fixture().queue,
                new Composer(
                        new NotifySettings(URI.create("https://v.example.org/"), List.of(receiver)), fixture().reader),
                new Delivery.Clocks(clock, () -> ChronoUnit.NANOS.between(TestIncidents.NOW, now)),
                new Delivery.Told() {
                    @Override
                    public void failing(String name, String error) {
                        said.add(name + ": " + error);
                    }

                    @Override
                    public void going(String name) {
                        said.add(name + " goes");
                    }
                });
    }

    private void incidents(int from, int to, int score) throws IOException {
        fixture()
                .book
                .save(
                        IntStream.range(from, to)
                                .mapToObj(number -> TestIncidents.incident(number, score, "x"))
                                .toList(),
                        Map.of(),
                        new NotifySettings(null, List.of(receiver)).outbox(clock));
    }

    private static void drain(Delivery delivery) throws IOException {
        Duration left = Duration.ZERO;
        while (left.isZero()) {
            left = delivery.step();
        }
    }

    private List<String> ids() {
        return arrived.stream()
                .map(message -> message instanceof Message.OfIncident told
                        ? told.incident().id()
                        : "held back " + message.missed().count())
                .toList();
    }

    private static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(TestIncidents::id).toList();
    }

    private ReceiverCounts counts() throws IOException {
        return Notifier.counts(new NotifySettings(null, List.of(receiver)), database())
                .getFirst();
    }

    @Test
    void whatWaitsArrivesInOrder_withALinkToItsIncident() throws Exception {
        incidents(0, 5, 60);

        drain(delivery());

        assertThat(ids()).isEqualTo(ids(0, 5));
        assertThat(arrived.getFirst().link()).isEqualTo("https://v.example.org/incidents/" + TestIncidents.id(0));
        assertThat(counts().sent()).isEqualTo(5);
        assertThat(counts().waiting()).isZero();
    }

    @Test
    void whenTheReceiverIsAway_thenItIsAskedEverMoreSeldom_andThenAllArrivesOnce() throws Exception {
        incidents(0, 3, 60);
        Delivery delivery = delivery();
        failure = SendException.forNow("nobody listens", new IOException());
        List<Long> pauses = new ArrayList<>();
        for (int attempt = 0; attempt < 12; attempt++) {
            Duration pause = delivery.step();
            pauses.add(pause.toSeconds());
            now = now.plus(pause);
        }

        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L, 300L);
        assertThat(counts().failures()).isEqualTo(12);
        assertThat(counts().isFailing()).isTrue();
        assertThat(counts().lastError()).isEqualTo("nobody listens");

        failure = null;
        drain(delivery);

        assertThat(ids()).isEqualTo(ids(0, 3));
        assertThat(counts().isFailing()).isFalse();
        assertThat(said).containsExactly("soc: nobody listens; it is tried again until it works", "soc goes");
    }

    @Test
    void beforeThePauseIsOver_nothingIsSent() throws Exception {
        incidents(0, 1, 60);
        Delivery delivery = delivery();
        failure = SendException.forNow("busy", Duration.ofSeconds(90));

        assertThat(delivery.step()).isEqualTo(Duration.ofSeconds(90));
        failure = null;
        now = now.plusSeconds(90).minusNanos(1);
        assertThat(delivery.step()).isEqualTo(Duration.ofNanos(1));
        assertThat(arrived).isEmpty();
        now = now.plusNanos(1);
        drain(delivery);
        assertThat(arrived).hasSize(1);
    }

    @Test
    void whenSeveralAreSentAtOnceAndTheyAreLost_thenAllAreSentAgain() throws Exception {
        atOnce = 10;
        incidents(0, 3, 60);
        Delivery delivery = delivery();
        lost = SendException.forNow("connection reset", new IOException());

        assertThat(delivery.step()).isPositive();
        assertThat(counts().waiting()).isEqualTo(3);
        lost = null;
        arrived.clear();
        now = now.plusSeconds(1);
        drain(delivery);

        assertThat(ids()).isEqualTo(ids(0, 3));
    }

    @Test
    void aMessageThatIsRefusedThreeTimesIsLeftOut_andHoldsUpNoOther() throws Exception {
        incidents(0, 2, 60);
        Delivery delivery = delivery();
        failure = SendException.refusal("too large", new IOException());
        delivery.step();
        now = now.plusSeconds(1);
        delivery.step();
        now = now.plusSeconds(2);
        delivery.step();
        assertThat(counts().refused()).isEqualTo(1);

        failure = null;
        now = now.plusSeconds(4);
        drain(delivery);

        assertThat(ids()).isEqualTo(ids(1, 2));
        assertThat(arrived.getFirst().missed().count()).isEqualTo(1);
    }

    @Test
    void aMessageThatCannotBeMadeIsLeftOut_andHoldsUpNoOther() throws Exception {
        incidents(0, 2, 60);
        mistake = TestIncidents.id(0);
        Delivery delivery = delivery();
        for (int attempt = 0; attempt < 3; attempt++) {
            now = now.plus(delivery.step());
        }
        drain(delivery);

        assertThat(ids()).isEqualTo(ids(1, 2));
        assertThat(counts().refused()).isEqualTo(1);
        assertThat(counts().lastError()).contains("the message could not be made: a mistake");
    }

    @Test
    void aFloodIsBoundedByTheRateLimit_andTheNextMessageSaysHowManyWereHeldBack() throws Exception {
        receiver = receiver.within(new RateLimit(10, Duration.ofHours(1)));
        Delivery delivery = delivery();
        incidents(0, 10_000, 60);

        drain(delivery);
        assertThat(ids()).isEqualTo(ids(0, 10));
        assertThat(counts().heldBack()).isEqualTo(9_990);

        now = now.plus(Duration.ofHours(1)).minusNanos(1);
        incidents(10_000, 10_001, 95);
        drain(delivery);
        assertThat(arrived).hasSize(10);

        now = now.plusNanos(1);
        incidents(10_001, 10_002, 60);
        drain(delivery);
        assertThat(arrived).hasSize(11);
        assertThat(ids().getLast()).isEqualTo(TestIncidents.id(10_001));
        assertThat(arrived.getLast().missed().count()).isEqualTo(9_991);
        assertThat(arrived.getLast().missed().worst()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void whenNoMoreComesAfterAFlood_thenWhatWasHeldBackIsSaidAlone_once() throws Exception {
        receiver = receiver.within(new RateLimit(2, Duration.ofMinutes(1)));
        Delivery delivery = delivery();
        incidents(0, 50, 60);
        drain(delivery);

        now = now.plusSeconds(60);
        drain(delivery);
        now = now.plusSeconds(60);
        drain(delivery);

        assertThat(ids()).containsExactly(TestIncidents.id(0), TestIncidents.id(1), "held back 48");
    }

    @Test
    void whatPeopleHaveJudgedToBeNothingMeanwhile_isNotTold() throws Exception {
        incidents(0, 3, 60);
        fixture().book.judge(TestIncidents.id(1), Verdict.FALSE_ALARM, "ann", now);
        fixture().book.judge(TestIncidents.id(2), Verdict.REAL, "ann", now);

        drain(delivery());

        assertThat(ids()).containsExactly(TestIncidents.id(0), TestIncidents.id(2));
        assertThat(counts().waiting()).isZero();
    }

    @Test
    void whenTheClockIsPutBack_thenNobodyIsLeftAloneForLonger_andNothingIsHeldBack() throws Exception {
        receiver = receiver.within(new RateLimit(1, Duration.ofHours(1)));
        incidents(0, 1, 60);
        Delivery delivery = delivery();
        failure = SendException.forNow("nobody listens", new IOException());
        Duration pause = delivery.step();
        putBack = Duration.ofDays(1);
        now = now.plus(pause);
        failure = null;
        drain(delivery);
        assertThat(ids()).isEqualTo(ids(0, 1));

        putBack = Duration.ofDays(2);
        now = now.plus(Duration.ofHours(1));
        incidents(1, 2, 60);
        drain(delivery);

        assertThat(ids()).isEqualTo(ids(0, 2));
        assertThat(counts().heldBack()).isZero();
    }

    @Test
    void whenTheStoreFailsInTheMiddle_thenWhatWasSentBeforeIsNotSentAgain() throws Exception {
        atOnce = 10;
        incidents(0, 3, 60);
        meanwhile = () -> {
            fixture().reader.close();
            return "closed";
        };
        Delivery delivery = delivery();

        assertThatThrownBy(delivery::step).isInstanceOf(StoreException.class);

        assertThat(ids()).isEqualTo(ids(0, 1));
        assertThat(counts().sent()).isEqualTo(1);
        assertThat(counts().waiting()).isEqualTo(2);
    }

    @Test
    void whenAnIncidentBecomesMoreSevereEachTimeItIsTold_thenEachMessageHasAnIdOfItsOwn() throws Exception {
        AtomicInteger score = new AtomicInteger(60);
        meanwhile = () -> {
            if (score.get() < 90) {
                incidents(0, 1, score.addAndGet(15));
            }
            return "saved";
        };
        incidents(0, 1, score.get());

        drain(delivery());

        assertThat(ids()).containsExactly(TestIncidents.id(0), TestIncidents.id(0), TestIncidents.id(0));
        assertThat(arrived).extracting(Message::id).doesNotHaveDuplicates();
    }

    @Test
    void whatWasHeldBackIsSaidByTheSameId_untilItIsTaken() throws Exception {
        receiver = receiver.within(new RateLimit(1, Duration.ofMinutes(1)));
        incidents(0, 5, 60);
        List<String> tried = new ArrayList<>();
        Sender forgetful = new Sender() {
            @Override
            public String send(Message message) throws SendException {
                tried.add(message.id());
                if (tried.size() == 2) {
                    throw SendException.forNow("the answer was lost", new IOException());
                }
                return "taken";
            }

            @Override
            public int atOnce() {
                return 1;
            }
        };
        Delivery delivery = delivery(forgetful);
        drain(delivery);
        now = now.plusSeconds(60);
        now = now.plus(delivery.step());
        drain(delivery);

        assertThat(tried).hasSize(3);
        assertThat(tried.get(1)).startsWith("held-back-").isEqualTo(tried.get(2));
    }

    @Test
    void aMailThatOneAddressWillNeverTake_isSentToTheOthers_andThatIsSaidOnce_andSeen() throws Exception {
        String gone = "gone@example.org";
        try (TestMail mail = new TestMail();
                Sender sender = new MailSender(mail.channel("soc@example.org", gone), TestIncidents.ORIGIN)) {
            mail.answer(gone, 550);
            incidents(0, 2, 60);
            Delivery delivery = delivery(sender);
            drain(delivery);

            assertThat(mail.taken()).containsExactly("soc@example.org", "soc@example.org");
            assertThat(said).singleElement().asString().contains("1 of 2 addresses", "not for gone@example.org (550 ");
            assertThat(counts().sent()).isEqualTo(2);
            assertThat(counts().waiting()).isZero();
            assertThat(counts().isFailing()).isTrue();
            assertThat(counts().lastError()).contains(gone);

            mail.answer(gone, 250);
            now = now.plusSeconds(1);
            incidents(2, 3, 60);
            drain(delivery);

            assertThat(mail.taken()).endsWith("soc@example.org", gone);
            assertThat(said).last().isEqualTo("soc goes");
            assertThat(counts().isFailing()).isFalse();
        }
    }

    @Test
    void whenTheServerWasAwayInBetween_thenItIsSaidAgainWhoDoesNotTakeIt() throws Exception {
        SendException partly = SendException.partly("not for gone");
        Delivery delivery = delivery();
        failure = partly;
        incidents(0, 2, 60);
        drain(delivery);
        failure = SendException.forNow("away", new IOException());
        incidents(2, 3, 60);
        now = now.plus(delivery.step());
        failure = partly;
        drain(delivery);

        assertThat(said)
                .containsExactly(
                        "soc: not for gone", "soc: away; it is tried again until it works", "soc: not for gone");
        assertThat(counts().waiting()).isZero();
    }

    @Test
    void anAddressThatIsPutOffGetsItsMailLater_andTheOthersGetItOnce() throws Exception {
        String busy = "busy@example.org";
        try (TestMail mail = new TestMail();
                Sender sender = new MailSender(mail.channel("soc@example.org", busy), TestIncidents.ORIGIN)) {
            mail.answer(busy, 451);
            incidents(0, 1, 60);
            Delivery delivery = delivery(sender);
            now = now.plus(delivery.step());
            now = now.plus(delivery.step());
            assertThat(counts().waiting()).isEqualTo(1);
            assertThat(counts().isFailing()).isTrue();

            mail.answer(busy, 250);
            drain(delivery);

            assertThat(mail.taken()).containsExactly("soc@example.org", busy);
            assertThat(counts().waiting()).isZero();
            assertThat(counts().isFailing()).isFalse();
        }
    }
}
