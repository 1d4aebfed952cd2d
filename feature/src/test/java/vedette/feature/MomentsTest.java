package vedette.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {

    @Test
    void ofNothingAndOfOneValueEverythingIsZeroButTheMeanOfTheOne() {
        assertThat(Moments.mean(0, 0)).isZero();
        assertThat(Moments.mean(-1, 5)).isZero();
        assertThat(Moments.mean(1, 5)).isEqualTo(5);
        assertThat(Moments.variance(1, 5, 25)).isZero();
        assertThat(Moments.deviation(0, 0, 0)).isZero();
    }

    @Test
    void theVarianceIsThatOfASample() {
        // 32 32 79 79 is the first row of the public data
        assertThat(Moments.variance(4, 222, 2 * 32 * 32 + 2 * 79 * 79)).isEqualTo(736.3333333333334);
        assertThat(Moments.deviation(4, 222, 2 * 32 * 32 + 2 * 79 * 79)).isEqualTo(27.135462651912412);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20_251_121})
    void agreesWithExactArithmeticWhateverTheSums(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            long count = random.nextLong(2, 1L << random.nextInt(2, 33));
            long value = random.nextLong(1L << random.nextInt(1, 31));
            long sum = Math.multiplyExact(count, Math.min(value, 1L << 29));
            long least = BigDecimal.valueOf(sum)
                    .pow(2)
                    .divide(BigDecimal.valueOf(count), MathContext.DECIMAL128)
                    .min(BigDecimal.valueOf(Long.MAX_VALUE - 2_000_000))
                    .longValue();
            long squares = least + random.nextLong(1, 1_000_000);
            double expected = BigDecimal.valueOf(count)
                    .multiply(BigDecimal.valueOf(squares))
                    .subtract(BigDecimal.valueOf(sum).pow(2))
                    .max(BigDecimal.ZERO)
                    .divide(BigDecimal.valueOf(count), MathContext.DECIMAL128)
                    .divide(BigDecimal.valueOf(count - 1), MathContext.DECIMAL128)
                    .doubleValue();

            assertThat(Moments.variance(count, sum, squares))
                    .as("%d values, sum %d, squares %d", count, sum, squares)
                    .isCloseTo(expected, within(expected * 1e-14));
        }
    }

    @Test
    void equalValuesHaveNoVarianceHoweverLargeTheyAre() {
        long gap = 2_600_000_000L;
        assertThat(Moments.variance(1, gap, gap * gap)).isZero();
        assertThat(Moments.variance(1_000_003, 1_000_003L * 1_460, 1_000_003L * 1_460 * 1_460))
                .isZero();
    }

    @Test
    void sumsThatDoNotBelongTogetherGiveNoNegativeVariance() {
        assertThat(Moments.variance(10, 1_000, 3)).isZero();
        assertThat(Moments.deviation(10, Long.MAX_VALUE, 0)).isZero();
    }

    @Test
    void whereThereIsNothingToDivideByARatioIsZero() {
        assertThat(Moments.ratio(7, 0)).isZero();
        assertThat(Moments.perSecond(7, 0)).isZero();
        assertThat(Moments.perSecond(7, 500_000)).isEqualTo(14);
    }
}
