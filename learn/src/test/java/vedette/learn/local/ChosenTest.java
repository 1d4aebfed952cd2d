package vedette.learn.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.learn.judge.Judge;
import vedette.learn.table.Table;

class ChosenTest {

    @Test
    void anIncidentWithManyFlowsIsOneThingThatSomebodySaid() {
        Table judged = new Made(1)
                .incident(Made.FLOOD, 50_000)
                .incident(Judge.BENIGN, 30)
                .make();

        Chosen chosen = Chosen.of(judged, 10_000, LocalConfig.defaults(), 1);

        assertThat(chosen.learnt().size() + chosen.heldBack().size()).isEqualTo(200 + 30);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void incidentsAreHeldBackWhole(long seed) {
        Made made = new Made(seed);
        for (int incident = 0; incident < 10; incident++) {
            made.incident(incident % 2 == 0 ? Made.SCAN : Judge.BENIGN, 5 + incident);
        }
        Table judged = made.make();

        Chosen chosen = Chosen.of(judged, 1_000, LocalConfig.defaults(), seed);

        assertThat(chosen.heldBack()).isNotEmpty();
        assertThat(groups(judged, chosen.learnt())).doesNotContainAnyElementsOf(groups(judged, chosen.heldBack()));
        assertThat(chosen.learnt().size() + chosen.heldBack().size()).isEqualTo(judged.rows());
    }

    private static Set<Long> groups(Table table, List<Integer> rows) {
        Set<Long> groups = new HashSet<>();
        rows.forEach(row -> groups.add(table.group(row)));
        return groups;
    }

    @Test
    void fewRowsCountSeveralTimes_andNeverMoreThanTheBound() {
        Table judged = new Made(1).incident(Made.SCAN, 20).make();

        assertThat(Chosen.of(judged, 600, LocalConfig.defaults(), 1).copies()).isEqualTo(3);
        assertThat(Chosen.of(judged, 1_000_000, LocalConfig.defaults(), 1).copies())
                .isEqualTo(10);
        assertThat(Chosen.of(judged, 10, LocalConfig.defaults(), 1).copies()).isEqualTo(1);
    }

    @Test
    void whereNothingWasSaidNothingIsChosen() {
        Chosen chosen = Chosen.of(Made.none(), 100, LocalConfig.defaults(), 1);

        assertThat(chosen.learnt()).isEmpty();
        assertThat(chosen.heldBack()).isEmpty();
    }
}
