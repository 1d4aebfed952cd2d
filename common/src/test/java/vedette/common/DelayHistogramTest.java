package vedette.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DelayHistogramTest {

    private static final long MICRO = 1_000;
    private static final long SECOND = 1_000_000_000;

    private final DelayHistogram delays = new DelayHistogram();

    @Test
    void nothingCountedTakesNoTime() {
        assertThat(delays.counts().total()).isZero();
        assertThat(delays.counts().quantileNanos(0.99)).isZero();
    }

    @Test
    void aShareIsTooLongByAnEighthAtMost() {
        Random random = new Random(11);
        long[] all = new long[10_000];
        for (int i = 0; i < all.length; i++) {
            all[i] = (long) (MICRO * Math.exp(20 * random.nextDouble()));
            delays.record(all[i]);
        }
        Arrays.sort(all);

        for (double share : new double[] {0.01, 0.5, 0.95, 0.99, 1}) {
            long exact = all[(int) Math.ceil(share * all.length) - 1];
            assertThat(delays.counts().quantileNanos(share)).isBetween(exact, exact + exact / 8 + MICRO);
        }
    }

    @Test
    void whatIsBelowZeroIsNoDelayAndWhatIsLongerThanAnHourCounts() {
        delays.record(-5 * SECOND);
        assertThat(delays.counts().quantileNanos(1)).isEqualTo(MICRO);
        delays.record(Long.MAX_VALUE);
        assertThat(delays.counts().total()).isEqualTo(2);
        assertThat(delays.counts().quantileNanos(1)).isGreaterThan(3_600 * SECOND);
    }

    @Test
    void countsSinceAnEarlierTimeAreOnlyTheNewOnes() {
        delays.record(SECOND);
        DelayHistogram.Counts earlier = delays.counts();
        delays.record(MICRO);

        assertThat(delays.counts().since(earlier).total()).isEqualTo(1);
        assertThat(delays.counts().since(earlier).quantileNanos(1)).isEqualTo(2 * MICRO);
        assertThat(delays.counts().within(SECOND / 2)).isEqualTo(1);
        assertThat(delays.counts().within(2 * SECOND)).isEqualTo(2);
    }
}
