package vedette.learn.grow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BinsTest {

    @Test
    void fewValuesHaveABinEach() {
        float[] values = {3, 1, 2, 1, 3, 3};
        Bins bins = Bins.of(values, 1, 0);

        assertThat(bins.code(values)).containsExactly(2, 0, 1, 0, 2, 2);
        assertThat(bins.between(0, 1)).isEqualTo(1.5f);
        assertThat(bins.between(0, 2)).isEqualTo(2f);
    }

    @Test
    void manyValuesFillBinsEvenly() {
        Random random = new Random(1);
        float[] values = new float[100_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.exp(4 * random.nextGaussian());
        }
        int[] counts = counts(values);

        for (int count : Arrays.copyOf(counts, Bins.MOST)) {
            assertThat(count).isBetween(300, 500);
        }
    }

    @Test
    void aValueThatMostRowsShareHasItsOwnBin() {
        Random random = new Random(1);
        float[] values = new float[100_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 10 == 0 ? random.nextFloat() - 0.5f : 0;
        }
        int[] counts = counts(values);

        assertThat(Arrays.stream(counts).max().orElseThrow()).isEqualTo(90_000);
        assertThat(Arrays.stream(counts).filter(count -> count > 0).count()).isGreaterThan(200);
    }

    @Test
    void aThresholdPartsNeighboursHoweverClose() {
        float[] values = {1, Math.nextUp(1f), -Float.MAX_VALUE, Float.MAX_VALUE};
        Bins bins = Bins.of(values, 1, 0);
        bins.code(values);

        for (int bin = 0; bin < 3; bin++) {
            float threshold = bins.between(bin, bin + 1);
            float[] sorted = {-Float.MAX_VALUE, 1, Math.nextUp(1f), Float.MAX_VALUE};
            assertThat(threshold).isGreaterThanOrEqualTo(sorted[bin]).isLessThan(sorted[bin + 1]);
        }
    }

    private static int[] counts(float[] values) {
        int[] counts = new int[256];
        for (byte code : Bins.of(values, 1, 0).code(values)) {
            counts[code & 0xFF]++;
        }
        return counts;
    }
}
