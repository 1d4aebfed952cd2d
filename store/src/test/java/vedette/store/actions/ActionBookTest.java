package vedette.store.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vedette.common.Address;
import vedette.detect.Kind;
import vedette.incident.feedback.Feedback;
import vedette.incident.feedback.Judgement;
import vedette.incident.suppress.Conditions;
import vedette.incident.suppress.Network;
import vedette.incident.suppress.Suppression;
import vedette.store.Places;
import vedette.store.database.Database;
import vedette.store.database.Engine;
import vedette.store.database.Question;

/// The same on both kinds of database.
class ActionBookTest {

    private static final Instant NOON = Instant.parse("2026-01-12T12:00:00.123456Z");
    private static final Suppression FULL = new Suppression(
            3,
            new Conditions(
                    Network.parse("10.0.0.0/8"), Network.parse("2001:db8::/32"), 22, Kind.PORT_SCAN, "odd-packets"),
            "d\u00e9j\u00e0 \"vu\"; \\'--",
            "ann",
            NOON,
            NOON.plusSeconds(60));
    private static final Suppression SHORT =
            new Suppression(4, new Conditions(null, null, null, Kind.FLOOD, null), "reason", "bob", NOON, null);
    private static final Feedback SAID = new Feedback(
            "1a2b",
            Judgement.FALSE_ALARM,
            List.of(
                    new Feedback.Noticed("odd-packets", Kind.PORT_SCAN),
                    new Feedback.Noticed("address-sweep", Kind.HOST_SWEEP)),
            List.of(Address.parse("10.0.0.1"), Address.parse("2001:db8::1")),
            List.of());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatARunHasObeyedComesBackAsItWas_inItsOrder(Engine engine) throws Exception {
        ActionBook book = new ActionBook(Places.of(engine, folder).incidents());
        List<Taken> first = List.of(
                new Taken(9_000, new Action.Suppress(List.of(FULL, SHORT))), new Taken(9_000, new Action.Judge(SAID)));
        List<Taken> later = List.of(new Taken(7, new Action.Suppress(List.of())));

        book.add(-42, first);
        book.add(43, later);
        book.add(-42, later);

        assertThat(book.of(-42)).containsExactly(first.getFirst(), first.getLast(), later.getFirst());
        assertThat(book.of(43)).isEqualTo(later);
        assertThat(book.of(44)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatAnotherVersionHasObeyedIsNotKnown_whateverItSays(Engine engine) throws Exception {
        Database database = Places.of(engine, folder).incidents();
        ActionBook book = new ActionBook(database);
        List<List<String>> rows = List.of(
                List.of("budget", "{\"a_day\":5}"),
                List.of("suppress", "{\"rules\":[{\"id\":\"x\"}]}"),
                List.of("feedback", "{\"incident\":\"1a\",\"judgement\":\"maybe\"}"),
                List.of("feedback", "{\"incident"),
                List.of("feedback", "[]"),
                List.of("suppress", ""));
        database.write(connection -> {
            for (List<String> row : rows) {
                Question.of("INSERT INTO action (run, effective, kind, details) VALUES (1, 2, ?, ?)", row.toArray())
                        .run(connection);
            }
            return rows;
        });

        assertThat(book.of(1))
                .hasSize(rows.size())
                .allSatisfy(taken -> assertThat(taken.action()).isInstanceOf(Action.Unknown.class));
        assertThatThrownBy(() -> book.add(1, List.of(new Taken(1, new Action.Unknown("budget")))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
