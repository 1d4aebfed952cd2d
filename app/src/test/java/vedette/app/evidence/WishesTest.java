package vedette.app.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.common.Address;
import vedette.detect.Kind;
import vedette.incident.Contribution;
import vedette.incident.IncidentSnapshot;
import vedette.incident.IncidentState;

class WishesTest {

    private static final long SECOND = 1_000_000_000L;

    private final List<Wish> asked = new ArrayList<>();
    private final Wishes wishes = new Wishes(true, asked::add);

    private static IncidentSnapshot incident(String id, IncidentState state, String contribution) {
        Address host = Address.ofIpv4(1);
        List<Contribution> contributions = List.of(new Contribution(contribution, 50));
        return new IncidentSnapshot(
                id,
                id,
                "a",
                "a",
                Kind.PORT_SCAN,
                host,
                state,
                List.of(host),
                1,
                List.of(),
                0,
                List.of(),
                0,
                1,
                1,
                List.of(),
                50,
                0.5,
                false,
                contributions,
                List.of(),
                1);
    }

    private void change(String id, IncidentState state, long second) {
        wishes.onChange(List.of(incident(id, state, "scan")), second * SECOND);
    }

    private List<Long> due() {
        return asked.stream().map(wish -> wish.dueNanos() / SECOND).toList();
    }

    @Test
    void itIsSavedTwoSecondsAfterItOpened_afterAMinute_afterTen_andWhenItCloses() {
        change("a", IncidentState.OPEN, 100);
        for (int second = 101; second <= 1_000; second++) {
            change("a", IncidentState.OPEN, second);
        }
        change("a", IncidentState.CLOSED, 1_300);
        wishes.end(2_000 * SECOND);

        assertThat(due()).containsExactly(102L, 160L, 700L, 1_300L);
        assertThat(asked).allMatch(wish -> wish.packets() != null);
        assertThat(asked).extracting(Wish::isFirst).containsExactly(true, false, false, false);
        assertThat(asked.getLast().incident().state()).isEqualTo(IncidentState.CLOSED);
    }

    @Test
    void atTheEndOfTheRunItIsSavedIfItHasChangedSince() {
        change("a", IncidentState.OPEN, 100);
        change("b", IncidentState.OPEN, 100);
        change("b", IncidentState.OPEN, 110);
        wishes.end(120 * SECOND);

        assertThat(due()).containsExactly(102L, 102L, 120L);
        assertThat(asked.getLast().incident().id()).isEqualTo("b");
    }

    @Test
    void whoOpensAndClosesForEverIsSealed_butItsPacketsAreNotSavedForEver() {
        for (int second = 100; second < 200; second += 2) {
            change("a", IncidentState.OPEN, second);
            change("a", IncidentState.CLOSED, second + 1);
        }

        assertThat(asked.size()).isGreaterThan(50);
        assertThat(asked.stream().filter(wish -> wish.packets() != null)).hasSize(4);
    }

    @Test
    void whatIsBelowTheLineHasNoPackets_andNoneHasWhereNoneAreKept() {
        wishes.onChange(List.of(incident("a", IncidentState.OPEN, Contribution.BEYOND_BUDGET)), SECOND);
        new Wishes(false, asked::add).onChange(List.of(incident("b", IncidentState.OPEN, "scan")), SECOND);

        assertThat(asked).hasSize(2).allMatch(wish -> wish.packets() == null);
    }

    @Test
    void whereThereAreTooManyTheOldestIsSealedAndForgotten() {
        for (int number = 0; number < 20_000; number++) {
            change("i" + number, IncidentState.OPEN, 100);
        }
        change("i0", IncidentState.OPEN, 101);
        assertThat(asked).hasSize(20_000);
        change("more", IncidentState.OPEN, 102);

        assertThat(asked).hasSize(20_002);
        assertThat(asked.get(20_000).incident().id()).isEqualTo("i0");
    }
}
