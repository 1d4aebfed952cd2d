package vedette.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vedette.detect.Family;
import vedette.incident.IncidentSnapshot;
import vedette.incident.IncidentState;
import vedette.incident.Severity;
import vedette.store.Places;
import vedette.store.Samples;
import vedette.store.database.Database;
import vedette.store.database.Engine;
import vedette.store.database.StoreException;
import vedette.store.incidents.IncidentBook;

class OutboxTest {

    private static final Instant NOW = Instant.parse("2026-01-12T09:00:00Z");
    private static final int ROOM = 100;

    private static final Subscription MAIL = new Subscription("mail", Severity.MEDIUM, Set.of(), Duration.ZERO, ROOM);

    @TempDir
    private Path folder;

    private Database database(Engine engine) {
        return Places.of(engine, folder).incidents();
    }

    private static Outbox to(Subscription... subscriptions) {
        return new Outbox(List.of(subscriptions), InstantSource.fixed(NOW));
    }

    private static IncidentSnapshot incident(int number, int score) {
        return Samples.incident(number, score, IncidentState.OPEN);
    }

    private static List<Notice> waiting(Database database, String receiver) throws IOException {
        try (NoticeQueue queue = new NoticeQueue(database, "test")) {
            return queue.next(receiver, 1_000_000, NOW).notices();
        }
    }

    private static void takeAll(Database database, String receiver) throws IOException {
        try (NoticeQueue queue = new NoticeQueue(database, "test")) {
            queue.sent(receiver, queue.next(receiver, 1_000_000, NOW).notices(), Missed.NOTHING, NOW);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void eachReceiverIsToldOfWhatItWants_inOrder(Engine engine) throws Exception {
        Database database = database(engine);
        Subscription severe = new Subscription("severe", Severity.HIGH, Set.of(), Duration.ZERO, ROOM);
        Subscription tunnels = new Subscription("tunnels", Severity.INFO, Set.of(Family.TUNNEL), Duration.ZERO, ROOM);
        try (IncidentBook book = new IncidentBook(database)) {
            book.save(
                    List.of(
                            incident(1, 50),
                            incident(2, 49),
                            incident(3, 70),
                            Samples.incident(4, 99, IncidentState.CLOSED)),
                    Map.of(),
                    to(MAIL, severe, tunnels));
        }

        assertThat(waiting(database, "mail"))
                .extracting(Notice::incident)
                .containsExactly(incident(1, 0).id(), incident(3, 0).id());
        assertThat(waiting(database, "severe")).extracting(Notice::severity).containsExactly(Severity.HIGH);
        assertThat(waiting(database, "tunnels")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whenAnIncidentChanges_thenItIsToldAgainOnlyIfItHasBecomeMoreSevere(Engine engine) throws Exception {
        Database database = database(engine);
        try (IncidentBook book = new IncidentBook(database)) {
            book.save(List.of(incident(1, 60)), Map.of(), to(MAIL));
            takeAll(database, "mail");

            book.save(List.of(incident(1, 69)), Map.of(), to(MAIL));
            assertThat(waiting(database, "mail")).isEmpty();

            book.save(List.of(incident(1, 70)), Map.of(), to(MAIL));
            assertThat(waiting(database, "mail")).extracting(Notice::why).containsExactly(Why.RISEN);
            takeAll(database, "mail");

            book.save(List.of(incident(1, 50)), Map.of(), to(MAIL));
            book.save(List.of(incident(1, 70)), Map.of(), to(MAIL));
            assertThat(waiting(database, "mail")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whenItGoesOnForAsLongAsWasSet_thenItIsToldAgain(Engine engine) throws Exception {
        Database database = database(engine);
        long goesOn = Samples.incident(2, 60, IncidentState.OPEN).lastNanos()
                - incident(1, 60).lastNanos();
        Subscription patient = new Subscription("mail", Severity.INFO, Set.of(), Duration.ofNanos(goesOn + 1), ROOM);
        Subscription eager = new Subscription("mail", Severity.INFO, Set.of(), Duration.ofNanos(goesOn), ROOM);
        IncidentSnapshot first = incident(1, 60);
        IncidentSnapshot later = with(incident(2, 60), first.id());
        try (IncidentBook book = new IncidentBook(database)) {
            book.save(List.of(first), Map.of(), to(patient));
            takeAll(database, "mail");

            book.save(List.of(later), Map.of(), to(patient));
            assertThat(waiting(database, "mail")).isEmpty();

            book.save(List.of(later), Map.of(), to(eager));
            assertThat(waiting(database, "mail")).extracting(Notice::why).containsExactly(Why.CONTINUES);
        }
    }

    private static IncidentSnapshot with(IncidentSnapshot incident, String id) {
        return new IncidentSnapshot(
                id,
                incident.campaign(),
                incident.site(),
                incident.sensor(),
                incident.kind(),
                incident.entity(),
                incident.state(),
                incident.sources(),
                incident.sourceCount(),
                incident.targets(),
                incident.targetCount(),
                incident.ports(),
                incident.firstNanos(),
                incident.lastNanos(),
                incident.detectedNanos(),
                incident.bursts(),
                incident.score(),
                incident.confidence(),
                incident.hasSucceeded(),
                incident.contributions(),
                incident.signals(),
                incident.flows());
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whenARuleHidesAnIncident_thenNobodyIsTold_evenIfItWaitsAlready(Engine engine) throws Exception {
        Database database = database(engine);
        try (IncidentBook book = new IncidentBook(database)) {
            book.save(
                    List.of(incident(1, 60), incident(2, 60)),
                    Map.of(incident(2, 0).id(), 7L),
                    to(MAIL));
            assertThat(waiting(database, "mail")).hasSize(1);

            book.save(List.of(incident(1, 60)), Map.of(incident(1, 0).id(), 7L), to(MAIL));
            assertThat(waiting(database, "mail")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whenIncidentsCannotBeSaved_thenNobodyIsToldOfThem(Engine engine) throws Exception {
        Database database = database(engine);
        try (IncidentBook book = new IncidentBook(database)) {
            database.write(connection -> connection.createStatement().execute("DROP TABLE told"));

            assertThatThrownBy(() -> book.save(List.of(incident(1, 60)), Map.of(), to(MAIL)))
                    .isInstanceOf(StoreException.class);
        }

        assertThat(waiting(database, "mail")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whenItBecomesMoreSevereWhileItIsSent_thenItIsToldAgain(Engine engine) throws Exception {
        Database database = database(engine);
        try (IncidentBook book = new IncidentBook(database);
                NoticeQueue queue = new NoticeQueue(database, "test")) {
            book.save(List.of(incident(1, 60)), Map.of(), to(MAIL));
            List<Notice> sending = queue.next("mail", 1, NOW).notices();
            book.save(List.of(incident(1, 95)), Map.of(), to(MAIL));

            queue.sent("mail", sending, Missed.NOTHING, NOW);

            assertThat(waiting(database, "mail")).singleElement().satisfies(notice -> {
                assertThat(notice.why()).isEqualTo(Why.RISEN);
                assertThat(notice.severity()).isEqualTo(Severity.CRITICAL);
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whenItBecomesMoreSevereAgainWhileThatIsSent_thenItIsAnotherNotice(Engine engine) throws Exception {
        Database database = database(engine);
        try (IncidentBook book = new IncidentBook(database);
                NoticeQueue queue = new NoticeQueue(database, "test")) {
            book.save(List.of(incident(1, 60)), Map.of(), to(MAIL));
            takeAll(database, "mail");
            book.save(List.of(incident(1, 72)), Map.of(), to(MAIL));
            List<Notice> sending = queue.next("mail", 1, NOW).notices();
            book.save(List.of(incident(1, 95)), Map.of(), to(MAIL));

            queue.sent("mail", sending, Missed.NOTHING, NOW);

            assertThat(sending).singleElement().returns(Why.RISEN, Notice::why);
            assertThat(waiting(database, "mail")).singleElement().satisfies(notice -> {
                assertThat(notice.why()).isEqualTo(Why.RISEN);
                assertThat(notice.made()).isAfter(sending.getFirst().made());
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whenThereIsNoRoom_thenOfTheLeastSevereTheOldestGo_andAreCounted(Engine engine) throws Exception {
        Database database = database(engine);
        Subscription narrow = new Subscription("mail", Severity.INFO, Set.of(), Duration.ZERO, 3);
        List<IncidentSnapshot> incidents = IntStream.range(0, 6)
                .mapToObj(number -> incident(number, number == 0 ? 95 : number < 3 ? 60 : 72))
                .toList();
        try (IncidentBook book = new IncidentBook(database)) {
            for (IncidentSnapshot incident : incidents) {
                book.save(List.of(incident), Map.of(), to(narrow));
            }
        }

        assertThat(waiting(database, "mail"))
                .extracting(Notice::incident)
                .containsExactly(
                        incidents.get(0).id(),
                        incidents.get(4).id(),
                        incidents.get(5).id());
        try (NoticeReader reader = new NoticeReader(database);
                NoticeQueue queue = new NoticeQueue(database, "test")) {
            assertThat(reader.counts().get("mail")).satisfies(counts -> {
                assertThat(counts.waiting()).isEqualTo(3);
                assertThat(counts.dropped()).isEqualTo(3);
            });
            assertThat(queue.next("mail", 1, NOW).missed()).isEqualTo(new Missed(3, Severity.HIGH));
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatIsHeldBack_isCountedUntilTheReceiverKnows(Engine engine) throws Exception {
        Database database = database(engine);
        try (IncidentBook book = new IncidentBook(database);
                NoticeQueue queue = new NoticeQueue(database, "test");
                NoticeReader reader = new NoticeReader(database)) {
            book.save(List.of(incident(1, 60), incident(2, 75)), Map.of(), to(MAIL));
            queue.holdBack("mail");
            book.save(List.of(incident(3, 60)), Map.of(), to(MAIL));

            NoticeQueue.Waiting waiting = queue.next("mail", 10, NOW);
            assertThat(waiting.notices()).hasSize(1);
            assertThat(waiting.missed()).isEqualTo(new Missed(2, Severity.HIGH));

            queue.sent("mail", waiting.notices(), waiting.missed(), NOW);
            assertThat(queue.next("mail", 10, NOW).isNothing()).isTrue();
            assertThat(reader.counts().get("mail")).satisfies(counts -> {
                assertThat(counts.heldBack()).isEqualTo(2);
                assertThat(counts.sent()).isEqualTo(1);
                assertThat(counts.isFailing()).isFalse();
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whereSeveralProcessesShareTheDatabase_oneSendsUntilItIsAwayForLong(Engine engine) throws Exception {
        Database database = database(engine);
        try (IncidentBook book = new IncidentBook(database);
                NoticeQueue one = new NoticeQueue(database, "one");
                NoticeQueue other = new NoticeQueue(database, "other")) {
            book.save(List.of(incident(1, 60)), Map.of(), to(MAIL));

            assertThat(one.next("mail", 1, NOW).notices()).hasSize(1);
            assertThat(other.next("mail", 1, NOW.plusSeconds(60)).isNothing()).isTrue();
            assertThat(other.next("mail", 1, NOW.plusSeconds(61)).notices()).hasSize(1);
            assertThat(one.next("mail", 1, NOW.plusSeconds(61)).isNothing()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whenAReceiverIsThereNoMore_thenWhatWaitsForItGoes(Engine engine) throws Exception {
        Database database = database(engine);
        Subscription other = new Subscription("other", Severity.INFO, Set.of(), Duration.ZERO, ROOM);
        try (IncidentBook book = new IncidentBook(database);
                NoticeQueue queue = new NoticeQueue(database, "test")) {
            book.save(List.of(incident(1, 60)), Map.of(), to(MAIL, other));

            assertThat(queue.retire(List.of("mail"))).isEqualTo(1);

            assertThat(waiting(database, "mail")).hasSize(1);
            assertThat(waiting(database, "other")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whereSeveralShareTheDatabase_eachForgetsOnlyWhatNoOtherTells(Engine engine) throws Exception {
        Database database = database(engine);
        Subscription siem = new Subscription("siem", Severity.INFO, Set.of(), Duration.ZERO, ROOM);
        Subscription both = new Subscription("both", Severity.INFO, Set.of(), Duration.ZERO, ROOM);
        try (IncidentBook book = new IncidentBook(database);
                NoticeQueue one = new NoticeQueue(database, "one");
                NoticeQueue other = new NoticeQueue(database, "other")) {
            one.retire(List.of("mail", "both"));
            book.save(List.of(incident(1, 60)), Map.of(), to(MAIL, both));

            assertThat(other.retire(List.of("siem", "both"))).isZero();
            book.save(List.of(incident(1, 60)), Map.of(), to(siem, both));
            assertThat(waiting(database, "mail")).hasSize(1);

            assertThat(one.retire(List.of("mail"))).isZero();
            assertThat(waiting(database, "both")).hasSize(1);

            assertThat(other.retire(List.of("siem"))).isEqualTo(1);
            assertThat(waiting(database, "both")).isEmpty();

            assertThat(one.retire(List.of())).isEqualTo(1);
            assertThat(waiting(database, "mail")).isEmpty();
            assertThat(waiting(database, "siem")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatWaitsInAStoreFromBefore_becomesTheirsWhoBeginFirst(Engine engine) throws Exception {
        Database database = database(engine);
        try (IncidentBook book = new IncidentBook(database);
                NoticeQueue first = new NoticeQueue(database, "first");
                NoticeQueue second = new NoticeQueue(database, "second")) {
            book.save(List.of(incident(1, 60)), Map.of(), to(MAIL));

            assertThat(first.retire(List.of("mail"))).isZero();
            assertThat(second.retire(List.of())).isZero();

            assertThat(waiting(database, "mail")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whenAnIncidentIsForgotten_thenSoIsWhoWasToldOfIt(Engine engine) throws Exception {
        Database database = database(engine);
        try (IncidentBook book = new IncidentBook(database)) {
            book.save(List.of(incident(1, 60)), Map.of(), to(MAIL));
            book.save(List.of(Samples.incident(1, 60, IncidentState.CLOSED)), Map.of(), to(MAIL));

            book.forget(Long.MAX_VALUE);

            assertThat(waiting(database, "mail")).isEmpty();
            book.save(List.of(incident(1, 60)), Map.of(), to(MAIL));
            assertThat(waiting(database, "mail")).hasSize(1);
        }
    }
}
