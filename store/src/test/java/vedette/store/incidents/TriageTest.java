package vedette.store.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vedette.incident.IncidentState;
import vedette.store.Places;
import vedette.store.Samples;
import vedette.store.StorePlace;
import vedette.store.database.Engine;

/// The same on both kinds of database.
class TriageTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Engine.class)
    void theWorstComesFirst_andListsHaveParts(Engine engine) throws Exception {
        try (IncidentReader reader = filled(engine)) {
            assertThat(scores(reader, Triage.all(), 10, 0)).containsExactly(95, 60, 20);
            assertThat(scores(reader, Triage.all(), 2, 0)).containsExactly(95, 60);
            assertThat(scores(reader, Triage.all(), 2, 2)).containsExactly(20);
            assertThat(scores(reader, Triage.all().by(Triage.Order.NEWEST), 1, 0))
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatIsClosedOrJudgedToBeNothingIsNotOpen(Engine engine) throws Exception {
        try (IncidentReader reader = filled(engine)) {
            assertThat(scores(reader, Triage.open(), 10, 0)).containsExactly(95);
            assertThat(reader.bySeverity(Triage.open())).isEqualTo(Map.of("critical", 1L));
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatARuleHidesIsThereForThoseWhoAsk(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        try (IncidentBook book = new IncidentBook(place.incidents());
                IncidentReader reader = new IncidentReader(place.incidents())) {
            book.save(
                    List.of(Samples.incident(1, 60, IncidentState.OPEN)),
                    Map.of(Samples.incident(1).id(), 7L));

            assertThat(reader.list(Triage.open(), 10, 0)).isEmpty();
            assertThat(reader.list(withUntold(), 10, 0))
                    .singleElement()
                    .satisfies(listed -> assertThat(listed.hiddenBy()).isEqualTo(7));
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void anAddressIsFoundWhateverItsPart_andNotByItsBeginning(Engine engine) throws Exception {
        try (IncidentReader reader = filled(engine)) {
            String source = Samples.incident(1).sources().getFirst().toString();

            assertThat(scores(reader, Triage.all().about(source), 10, 0)).isNotEmpty();
            assertThat(reader.list(Triage.all().about(source.substring(0, source.length() - 1)), 10, 0))
                    .isEmpty();
            assertThat(reader.list(Triage.all().about("' OR 1=1 --"), 10, 0)).isEmpty();
            assertThat(reader.list(Triage.all().about("%"), 10, 0)).isEmpty();
        }
    }

    private IncidentReader filled(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        try (IncidentBook book = new IncidentBook(place.incidents())) {
            book.save(List.of(
                    Samples.incident(1, 20, IncidentState.OPEN),
                    Samples.incident(2, 60, IncidentState.CLOSED),
                    Samples.incident(3, 95, IncidentState.OPEN)));
            book.judge(Samples.incident(1).id(), Verdict.FALSE_ALARM, "ann", Instant.EPOCH);
        }
        return new IncidentReader(place.incidents());
    }

    private static Triage withUntold() {
        Triage open = Triage.open();
        return new Triage(
                open.fromNanos(),
                open.toNanos(),
                open.leastScore(),
                open.kinds(),
                open.families(),
                open.verdicts(),
                open.isOnlyOpen(),
                true,
                open.address(),
                open.order());
    }

    private static List<Integer> scores(IncidentReader reader, Triage triage, int limit, int offset) throws Exception {
        return reader.list(triage, limit, offset).stream()
                .map(listed -> listed.incident().incident().score())
                .toList();
    }
}
