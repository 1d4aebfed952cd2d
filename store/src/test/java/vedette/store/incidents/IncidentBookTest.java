package vedette.store.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vedette.detect.Reason;
import vedette.incident.IncidentSnapshot;
import vedette.incident.IncidentState;
import vedette.incident.Severity;
import vedette.incident.SignalSummary;
import vedette.store.Places;
import vedette.store.Samples;
import vedette.store.StorePlace;
import vedette.store.actions.Action;
import vedette.store.actions.ActionBook;
import vedette.store.actions.Taken;
import vedette.store.database.Engine;

/// The same on both kinds of database.
class IncidentBookTest {

    private static final Instant NOON = Instant.parse("2026-01-12T12:00:00.123456Z");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatIsSavedComesBackAsItWas(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        try (IncidentBook book = new IncidentBook(place.incidents());
                IncidentReader reader = new IncidentReader(place.incidents())) {
            book.save(List.of(Samples.incident(1), Samples.incident(2)));

            assertThat(reader.find(IncidentFilter.all()))
                    .extracting(StoredIncident::incident)
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("signals")
                    .containsExactly(Samples.incident(1), Samples.incident(2));
            assertThat(reader.find(Samples.incident(1).id().substring(0, 6))
                            .orElseThrow()
                            .incident()
                            .signals())
                    .containsExactlyInAnyOrderElementsOf(Samples.incident(1).signals());
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whenAnIncidentGoesOn_thenItIsTheSameOneAsItIsNow(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        try (IncidentBook book = new IncidentBook(place.incidents());
                IncidentReader reader = new IncidentReader(place.incidents())) {
            book.save(List.of(Samples.incident(1)));
            IncidentSnapshot later = Samples.incident(1, 95, IncidentState.CLOSED);
            book.save(List.of(later));

            assertThat(reader.find(IncidentFilter.all())).singleElement().satisfies(found -> {
                assertThat(found.incident().score()).isEqualTo(95);
                assertThat(found.incident().state()).isEqualTo(IncidentState.CLOSED);
                assertThat(found.incident().contributions()).isEqualTo(later.contributions());
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void thoseAskedForAreFound(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        try (IncidentBook book = new IncidentBook(place.incidents());
                IncidentReader reader = new IncidentReader(place.incidents())) {
            book.save(List.of(
                    Samples.incident(1, 20, IncidentState.OPEN),
                    Samples.incident(2, 60, IncidentState.OPEN),
                    Samples.incident(100, 95, IncidentState.OPEN)));
            long start = Samples.START_MICROS * 1_000;

            assertThat(reader.find(IncidentFilter.all().atLeast(Severity.MEDIUM)))
                    .extracting(found -> found.incident().score())
                    .containsExactly(60, 95);
            assertThat(reader.find(IncidentFilter.all().between(start, start + 50_000_000_000L)))
                    .hasSize(2);
            assertThat(reader.find(IncidentFilter.all().atMost(1)))
                    .extracting(found -> found.incident().score())
                    .containsExactly(95);
            assertThat(reader.count(IncidentFilter.all().atMost(1))).isEqualTo(3);
            assertThat(reader.find("ffff")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whenPeopleSpeakWhileIncidentsAreSaved_thenNobodyIsTurnedAway(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        String id = Samples.incident(1).id();
        try (IncidentBook running = new IncidentBook(place.incidents());
                ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            running.save(List.of(Samples.incident(1)));
            List<Future<?>> said = new ArrayList<>();
            for (int person = 0; person < 4; person++) {
                said.add(people.submit(() -> {
                    for (int i = 0; i < 25; i++) {
                        try (IncidentBook book = new IncidentBook(place.incidents())) {
                            book.judge(id, Verdict.REAL, "ann", NOON);
                        }
                    }
                    return 0;
                }));
            }
            for (int i = 0; i < 100; i++) {
                running.save(List.of(Samples.incident(1)));
            }
            for (Future<?> one : said) {
                assertThat(one.get()).isEqualTo(0);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void severalAreJudgedTogether_orNone(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        String one = Samples.incident(1).id();
        String other = Samples.incident(2).id();
        try (IncidentBook book = new IncidentBook(place.incidents());
                IncidentReader reader = new IncidentReader(place.incidents())) {
            book.save(List.of(Samples.incident(1), Samples.incident(2)));
            book.judge(other, Verdict.REAL, "ann", NOON);

            assertThat(book.judge(Map.of(one, Verdict.HARMLESS, other, Verdict.HARMLESS), "ann", NOON))
                    .isEqualTo(Map.of(one, Verdict.NONE, other, Verdict.REAL));
            assertThatThrownBy(() -> book.judge(
                            Map.of(one, Verdict.REAL, "nobody", Verdict.REAL, other, Verdict.REAL), "ann", NOON))
                    .hasMessageContaining("there is no incident nobody");

            for (String id : List.of(one, other)) {
                assertThat(reader.exactly(id).orElseThrow().verdict()).isEqualTo(Verdict.HARMLESS);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatPeopleSayIsKept_andTheLatestVerdictCounts(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        String id = Samples.incident(1).id();
        try (IncidentBook book = new IncidentBook(place.incidents());
                IncidentReader reader = new IncidentReader(place.incidents())) {
            book.save(List.of(Samples.incident(1)));
            assertThat(reader.find(id).orElseThrow().verdict()).isEqualTo(Verdict.NONE);

            book.judge(id, Verdict.REAL, "ann", NOON);
            book.judge(id, Verdict.HARMLESS, "bob", NOON.plusSeconds(1));
            book.comment(id, "the backup\0 runs at noon", "bob", NOON);
            book.save(List.of(Samples.incident(1)));

            StoredIncident found = reader.find(id).orElseThrow();
            assertThat(found.verdict()).isEqualTo(Verdict.HARMLESS);
            assertThat(found.comments())
                    .containsExactly(
                            new StoredIncident.Comment(1_768_219_200_123_456L, "bob", "the backup\uFFFD runs at noon"));
            assertThatThrownBy(() -> book.judge("nobody", Verdict.REAL, "ann", NOON))
                    .hasMessageContaining("there is no incident nobody");
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatIsOldAndOverIsForgotten(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        try (IncidentBook book = new IncidentBook(place.incidents());
                IncidentReader reader = new IncidentReader(place.incidents())) {
            book.save(List.of(
                    Samples.incident(1, 60, IncidentState.CLOSED),
                    Samples.incident(2, 60, IncidentState.OPEN),
                    Samples.incident(1_000, 60, IncidentState.CLOSED)));

            assertThat(book.forget(Samples.START_MICROS * 1_000 + 100_000_000_000L))
                    .isEqualTo(1);

            assertThat(reader.find(IncidentFilter.all()))
                    .extracting(found -> found.incident().id())
                    .containsExactly(
                            Samples.incident(2).id(), Samples.incident(1_000).id());
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whoWasToldOfNothingIsKept_untilItIsToldOrForgotten(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        IncidentSnapshot over = Samples.incident(2, 60, IncidentState.CLOSED);
        ActionBook journal = new ActionBook(place.incidents());
        try (IncidentBook book = new IncidentBook(place.incidents());
                IncidentReader reader = new IncidentReader(place.incidents())) {
            book.save(
                    List.of(Samples.incident(1), over, Samples.incident(3)),
                    Map.of(Samples.incident(1).id(), 7L, over.id(), 8L));
            journal.add(1, List.of(new Taken(over.lastNanos(), new Action.Suppress(List.of()))));
            assertThat(reader.untold()).isEqualTo(Map.of(Samples.incident(1).id(), 7L, over.id(), 8L));

            book.save(List.of(Samples.incident(1)));
            assertThat(reader.untold()).isEqualTo(Map.of(over.id(), 8L));
            book.forget(over.lastNanos());
            assertThat(journal.of(1)).hasSize(1);
            book.forget(over.lastNanos() + 1);
            assertThat(reader.untold()).isEmpty();
            assertThat(journal.of(1)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void theLatestVerdictOfEachIncidentIsFound_theLatestFirst(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        try (IncidentBook book = new IncidentBook(place.incidents());
                IncidentReader reader = new IncidentReader(place.incidents())) {
            book.save(List.of(Samples.incident(1), Samples.incident(2)));
            book.judge(Samples.incident(1).id(), Verdict.REAL, "ann", NOON);
            book.judge(Samples.incident(2).id(), Verdict.HARMLESS, "ann", NOON);
            book.judge(Samples.incident(1).id(), Verdict.NONE, "bob", NOON.plusSeconds(1));

            IncidentReader.Judged latest =
                    new IncidentReader.Judged(Samples.incident(1).id(), Verdict.NONE, "bob", NOON.plusSeconds(1));
            assertThat(reader.verdicts(9))
                    .containsExactly(
                            latest,
                            new IncidentReader.Judged(Samples.incident(2).id(), Verdict.HARMLESS, "ann", NOON));
            assertThat(reader.verdicts(1)).containsExactly(latest);
            assertThat(reader.exactly(Samples.incident(1).id().substring(1))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatCannotBeKeptComesBackAsIsSaid(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        IncidentSnapshot odd = Samples.incident(1)
                .withSignals(List.of(
                        new SignalSummary("odd-packets", 0.1 + 0.2, 1 / 3.0, List.of(new Reason("a\0", "\0b", "c")))));
        try (IncidentBook book = new IncidentBook(place.incidents());
                IncidentReader reader = new IncidentReader(place.incidents())) {
            book.save(List.of(odd));

            assertThat(reader.exactly(odd.id()).orElseThrow().incident())
                    .isNotEqualTo(odd)
                    .isEqualTo(IncidentBook.asKept(odd));
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void runsAreKept(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        Watched first = new Watched(1_000, 2_000, 10, 600, 0, "");
        Watched second = new Watched(3_000, 4_000, 20, 900, 5, "5 packets were lost before they could be read");
        try (IncidentBook book = new IncidentBook(place.incidents());
                IncidentReader reader = new IncidentReader(place.incidents())) {
            book.watched(0, second);
            long id = book.watched(0, new Watched(1_000, 1_500, 5, 300, 0, ""));
            assertThat(book.watched(id, first)).as("it goes on").isEqualTo(id);

            assertThat(reader.watched(0, 9_000)).containsExactly(first, second);
            assertThat(reader.watched(2_001, 3_001)).containsExactly(second);
        }
    }
}
