package vedette.store.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vedette.detect.Kind;
import vedette.incident.suppress.Conditions;
import vedette.incident.suppress.Network;
import vedette.incident.suppress.Suppression;
import vedette.incident.suppress.Suppressions;
import vedette.store.Places;
import vedette.store.Samples;
import vedette.store.StorePlace;
import vedette.store.database.Engine;
import vedette.store.database.Question;
import vedette.store.database.StoreException;
import vedette.store.incidents.IncidentBook;

/// The same on both kinds of database.
class SuppressionBookTest {

    static final Instant NOON = Instant.parse("2026-01-12T12:00:00.123456Z");

    @TempDir
    private Path folder;

    private static Suppression rule(String source, @Nullable Instant until) {
        Conditions conditions = new Conditions(Network.parse(source), null, null, null, null);
        return new Suppression(0, conditions, "our own scanner", "ann", NOON, until);
    }

    static List<String> audited(StorePlace place) throws StoreException {
        return place.incidents()
                .read(connection -> Question.of("SELECT author, action, about, details, given FROM audit ORDER BY id")
                        .list(
                                connection,
                                row -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3) + " "
                                        + row.getString(4) + (row.getLong(5) > 0 ? "" : " without a time")));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void rulesComeBackAsTheyWere_inTheirOrder(Engine engine) throws Exception {
        SuppressionBook book = new SuppressionBook(Places.of(engine, folder).incidents());
        Conditions all = new Conditions(
                Network.parse("10.0.0.0/8"), Network.parse("2001:db8::/32"), 22, Kind.PORT_SCAN, "odd-packets");
        Suppression full = new Suppression(0, all, "d\u00e9j\u00e0 vu; '--", "ann", NOON, NOON.plusSeconds(60));

        long first = book.add(full);
        long second = book.add(rule("10.0.0.9", null));

        assertThat(book.all().rules())
                .containsExactly(full.numbered(first), rule("10.0.0.9", null).numbered(second));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whoDidItIsKept_alsoOfRulesThatAreGone(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        SuppressionBook book = new SuppressionBook(place.incidents());
        long number = book.add(rule("10.0.0.9", null));

        book.remove(number, new Actor("bob", NOON.plusSeconds(1)));

        assertThat(book.all().rules()).isEmpty();
        assertThat(audited(place))
                .containsExactly(
                        "ann suppress " + number + " source 10.0.0.9: our own scanner",
                        "bob unsuppress " + number + " our own scanner");
        assertThatThrownBy(() -> book.remove(number, new Actor("bob", NOON)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no suppression " + number);
        assertThat(audited(place)).as("what was refused leaves nothing").hasSize(2);
        assertThat(book.add(rule("10.0.0.9", null))).as("never the same number").isGreaterThan(number);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void rulesAreWrittenBesideWhoeverWritesIncidents(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        try (IncidentBook incidents = new IncidentBook(place.incidents())) {
            for (int number = 1; number <= 5; number++) {
                new SuppressionBook(place.incidents()).add(rule("10.0.0." + number, null));
                incidents.save(List.of(Samples.incident(number)));
            }
        }

        assertThat(new SuppressionBook(place.incidents()).all().rules()).hasSize(5);
        long saved = place.incidents()
                .read(connection -> Question.of("SELECT count(*) FROM incident").number(connection));
        assertThat(saved).isEqualTo(5);
    }

    @Test
    void thereAreNoMoreThanCanBeHeldAgainstEachIncident() throws Exception {
        StorePlace place = StorePlace.in(folder);
        SuppressionBook book = new SuppressionBook(place.incidents());
        book.add(rule("10.0.0.9", null));
        String copies =
                "INSERT INTO suppression (source, reason, author, given) WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL"
                        + " SELECT i + 1 FROM n WHERE i < " + Suppressions.MOST
                        + ") SELECT '10.0.0.1', 'r', 'a', 0 FROM n";
        place.incidents().write(connection -> Question.of(copies).run(connection));

        assertThat(book.all().rules()).hasSize(Suppressions.MOST);
        assertThatThrownBy(() -> book.add(rule("10.0.0.8", null))).hasMessageContaining("1000 suppressions already");
    }

    @Test
    void whenARuleCannotBeUnderstood_thenItIsNamed_andCanBeRemoved() throws Exception {
        StorePlace place = StorePlace.in(folder);
        SuppressionBook book = new SuppressionBook(place.incidents());
        try (Connection connection = place.incidents().connectToWrite(true)) {
            Question.of("INSERT INTO suppression (kind, reason, author, given) VALUES ('witchcraft', 'r', 'a', 0)")
                    .run(connection);
            connection.commit();
        }

        assertThatThrownBy(book::all)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("suppression 1 cannot be used")
                .hasMessageContaining("vedette suppress remove 1");
        book.remove(1, new Actor("ann", NOON));
        assertThat(book.all().rules()).isEmpty();
    }
}
