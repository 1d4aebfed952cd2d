package vedette.flow.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BottomTableTest {

    private static final int MAX_ROWS = 100;

    private final long[] vector = new long[Count.SIZE];
    private final BottomTable table = new BottomTable(1, MAX_ROWS, _ -> {});

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20_260_303})
    void agreesWithASortedMapThatForgetsNothing(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<Long, Long> expected = new TreeMap<>();
        for (int i = 0; i < 20_000; i++) {
            long order = random.nextInt(1_000) * 0x1_0000_0001L;
            expected.merge(order, 1L, Long::sum);
            count(order, order);
        }

        assertThat(table.size()).isEqualTo(MAX_ROWS);
        assertThat(counts()).isEqualTo(first(expected, MAX_ROWS));
    }

    @Test
    void keysOfOneOrderGoTogether() {
        BottomTable two = new BottomTable(1, 2, _ -> {});

        two.row(7, new long[] {1});
        two.row(7, new long[] {2});
        int row = two.row(7, new long[] {3});

        assertThat(row).isEqualTo(BottomTable.REFUSED);
        assertThat(two.size()).isZero();
        assertThat(two.row(6, new long[] {1})).isNotEqualTo(BottomTable.REFUSED);
    }

    @Test
    void whoWasTurnedOutDoesNotComeBackThoughThereIsRoom() {
        count(10, 1);
        count(20, 2);

        table.turnOutGreatest();

        assertThat(table.row(20, new long[] {2})).isEqualTo(BottomTable.REFUSED);
        assertThat(table.row(19, new long[] {3})).isNotEqualTo(BottomTable.REFUSED);
    }

    @Test
    void aClearedTableTakesAnyKeyAndHasForgottenItsCounts() {
        count(10, 1);
        table.turnOutGreatest();

        table.clear();
        count(10, 1);

        assertThat(counts()).containsExactly(Map.entry(1L, 1L));
    }

    private void count(long order, long key) {
        int row = table.row(order, new long[] {key});
        if (row != BottomTable.REFUSED) {
            vector[Count.BEGUN.column()] = 1;
            table.add(row, vector);
        }
    }

    private Map<Long, Long> counts() {
        Map<Long, Long> counts = new TreeMap<>();
        for (int row = 0; row < table.rows(); row++) {
            if (table.isUsed(row)) {
                counts.put(table.key(row, 0), table.count(row, Count.BEGUN));
            }
        }
        return counts;
    }

    private static Map<Long, Long> first(Map<Long, Long> all, int count) {
        Map<Long, Long> first = new TreeMap<>();
        all.entrySet().stream().limit(count).forEach(entry -> first.put(entry.getKey(), entry.getValue()));
        return first;
    }
}
