package vedette.store.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vedette.detect.Kind;
import vedette.incident.IncidentSnapshot;
import vedette.incident.feedback.Feedback;
import vedette.incident.feedback.Judgement;
import vedette.incident.suppress.Conditions;
import vedette.incident.suppress.Network;
import vedette.incident.suppress.Suppression;
import vedette.store.Places;
import vedette.store.Samples;
import vedette.store.StorePlace;
import vedette.store.database.Engine;
import vedette.store.database.Question;
import vedette.store.database.StoreException;
import vedette.store.incidents.IncidentBook;
import vedette.store.incidents.Verdict;
import vedette.store.people.Actor;
import vedette.store.people.SuppressionBook;

/// The same on both kinds of database.
class RequestsTest {

    private static final Instant NOON = Instant.parse("2026-01-12T12:00:00.123456Z");

    @TempDir
    private Path folder;

    private static Suppression rule(String source) {
        Conditions conditions = new Conditions(Network.parse(source), null, null, null, null);
        return new Suppression(0, conditions, "our own scanner", "ann", NOON, null);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void rulesAreAskedForAsTheyAre_whenTheyHaveChanged(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder).begun();
        SuppressionBook book = new SuppressionBook(place.incidents());
        try (Requests requests = Requests.of(place.incidents(), Map.of())) {
            assertThat(requests.look()).isEmpty();
            long first = book.add(rule("10.0.0.1"));
            assertThat(requests.look())
                    .containsExactly(
                            new Action.Suppress(List.of(rule("10.0.0.1").numbered(first))));
            assertThat(requests.look()).isEmpty();

            long second = book.add(rule("10.0.0.2"));
            book.remove(first, new Actor("ann", NOON));
            assertThat(requests.look())
                    .containsExactly(
                            new Action.Suppress(List.of(rule("10.0.0.2").numbered(second))));
            book.remove(second, new Actor("ann", NOON));
            assertThat(requests.look()).containsExactly(new Action.Suppress(List.of()));
        }
        book.add(rule("10.0.0.3"));
        try (Requests next = Requests.ofRules(place.incidents())) {
            assertThat(next.look()).as("those there are, the first time").hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatIsSaidOfIncidentsIsAskedForOnce_withWhatTheyAre(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        IncidentSnapshot one = Samples.incident(1);
        try (IncidentBook book = new IncidentBook(place.incidents());
                Requests requests = Requests.of(place.incidents(), Map.of());
                Requests ofRules = Requests.ofRules(place.incidents())) {
            book.save(List.of(one, Samples.incident(2)));
            assertThat(requests.look()).isEmpty();

            book.judge(one.id(), Verdict.ACKNOWLEDGED, "ann", NOON);
            assertThat(requests.look()).as("seen is not judged").isEmpty();
            book.judge(one.id(), Verdict.REAL, "ann", NOON);
            book.judge(one.id(), Verdict.FALSE_ALARM, "ann", NOON);
            assertThat(requests.look())
                    .containsExactly(new Action.Judge(new Feedback(
                            one.id(),
                            Judgement.FALSE_ALARM,
                            List.of(
                                    new Feedback.Noticed("odd-packets", Kind.PORT_SCAN),
                                    new Feedback.Noticed("port-scan", Kind.PORT_SCAN)),
                            one.sources(),
                            one.targets())));
            book.comment(one.id(), "why", "ann", NOON);
            assertThat(requests.look()).isEmpty();

            book.judge(one.id(), Verdict.NONE, "ann", NOON);
            assertThat(requests.look())
                    .singleElement()
                    .extracting(asked -> ((Action.Judge) asked).feedback().judgement())
                    .isEqualTo(Judgement.NONE);
            assertThat(ofRules.look()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatIsKnownIsNotAskedForAgain_butWhatWasSaidMeanwhileIs_inItsOrder(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        try (IncidentBook book = new IncidentBook(place.incidents())) {
            for (int number = 1; number <= 4; number++) {
                book.save(List.of(Samples.incident(number)));
                book.judge(Samples.incident(number).id(), Verdict.HARMLESS, "ann", NOON);
            }
            book.judge(Samples.incident(1).id(), Verdict.REAL, "bob", NOON);
        }
        Map<String, Judgement> known = Map.of(
                Samples.incident(1).id(),
                Judgement.HARMLESS,
                Samples.incident(2).id(),
                Judgement.HARMLESS,
                "long gone",
                Judgement.REAL);

        try (Requests requests = Requests.of(place.incidents(), known)) {
            assertThat(requests.look())
                    .extracting(asked -> ((Action.Judge) asked).feedback().incident())
                    .containsExactly(
                            Samples.incident(3).id(),
                            Samples.incident(4).id(),
                            Samples.incident(1).id());
            assertThat(requests.look()).isEmpty();
        }
    }

    /// On a server a row may come after one with a higher number: so it is not enough to look at the highest.
    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatChangesBehindTheLatestRowIsNotMissed(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        SuppressionBook book = new SuppressionBook(place.incidents());
        for (int number = 1; number <= 3; number++) {
            book.add(rule("10.0.0." + number));
        }
        try (Requests requests = Requests.of(place.incidents(), Map.of())) {
            requests.look();
            place.incidents().write(connection -> {
                Question.of("DELETE FROM audit WHERE id = 2").run(connection);
                return Question.of("DELETE FROM suppression WHERE id = 2").run(connection);
            });

            assertThat(requests.look()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whenItCannotBeRead_thenThatIsSaid_andItIsReadOnceItCan(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        SuppressionBook book = new SuppressionBook(place.incidents());
        long good = book.add(rule("10.0.0.1"));
        place.incidents()
                .write(connection -> Question.of(
                                "INSERT INTO suppression (kind, reason, author, given) VALUES ('witchcraft', 'r', 'a', 0)")
                        .run(connection));
        try (Requests requests = Requests.of(place.incidents(), Map.of())) {
            assertThatThrownBy(requests::look)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("suppression " + (good + 1) + " cannot be used");
            book.remove(good + 1, new Actor("ann", NOON));

            assertThat(requests.look()).hasSize(1);
        }
    }
}
