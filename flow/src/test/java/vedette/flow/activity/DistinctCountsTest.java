package vedette.flow.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctCountsTest {

    private final SplittableRandom random = new SplittableRandom(20_260_302);
    private final DistinctCounts counts = new DistinctCounts(3);

    @Test
    void aFewAreCountedExactlyHoweverOftenTheyCome() {
        for (int i = 0; i < 1_000; i++) {
            counts.add(1, i % DistinctCounts.EXACT);
        }

        assertThat(counts.count(1)).isEqualTo(DistinctCounts.EXACT);
        assertThat(counts.sketches()).isZero();
        assertThat(counts.count(0)).isZero();
        assertThat(counts.count(2)).isZero();
    }

    @Test
    void oneMoreMakesASketchThatStillSaysMore() {
        for (int i = 0; i <= DistinctCounts.EXACT; i++) {
            counts.add(1, i * 0x9E37_79B9);
        }

        assertThat(counts.sketches()).isEqualTo(1);
        assertThat(counts.count(1)).isBetween(17L, 19L);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 50, 100, 300, 1_000, 5_000, 50_000, 500_000})
    void manyAreEstimatedWithinAFewPercent(int distinct) {
        double errors = 0;
        for (int run = 0; run < 10; run++) {
            counts.clear();
            for (int i = 0; i < distinct; i++) {
                counts.add(0, random.nextInt());
            }
            errors += Math.abs(counts.count(0) - distinct) / (double) distinct;
        }

        assertThat(errors / 10).isCloseTo(0, within(0.06));
    }

    @Test
    void addingAllIsAsAddingEach() {
        DistinctCounts parts = new DistinctCounts(4);
        for (int i = 0; i < 400; i++) {
            int hash = random.nextInt();
            counts.add(0, hash);
            parts.add(i % 3 == 0 ? 0 : 1, hash);
            parts.add(i < 12 ? 2 : 3, hash);
        }

        counts.addAll(1, parts, 1);
        counts.addAll(1, parts, 0);
        counts.addAll(2, parts, 2);
        counts.addAll(2, parts, 3);

        assertThat(counts.count(1)).isEqualTo(counts.count(0));
        assertThat(counts.count(2)).isEqualTo(counts.count(0));
    }

    @Test
    void aClearedSketchIsUsedAgainAndRemembersNothing() {
        for (int i = 0; i < 100; i++) {
            counts.add(0, random.nextInt());
        }

        counts.clear(0);
        for (int i = 0; i < 20; i++) {
            counts.add(2, i * 0x9E37_79B9);
        }

        assertThat(counts.count(0)).isZero();
        assertThat(counts.sketches()).isEqualTo(1);
        assertThat(counts.count(2)).isBetween(18L, 22L);
    }
}
