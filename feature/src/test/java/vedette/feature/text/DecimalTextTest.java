package vedette.feature.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {

    private final byte[] bytes = new byte[500];

    private String of(double number) {
        return new String(bytes, 0, DecimalText.put(number, bytes, 0), StandardCharsets.US_ASCII);
    }

    private String of(long number) {
        return new String(bytes, 0, DecimalText.put(number, bytes, 0), StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "-0.0, 0.0",
        "-1, -1.0",
        "32, 32.0",
        "60027096, 60027096.0",
        "0.5, 0.5",
        "12.25, 12.25",
        "-12.0625, -12.0625",
        "83.66666666666666, 83.66666666666666",
        "12017643.2, 12017643.2",
        "26838158.998715013, 26838158.998715013",
        "0.0998531891843818, 0.0998531891843818",
        "0.00025, 0.00025",
        "1.0E-7, 0.0000001",
        "1.5E-7, 0.00000015",
        "1.0E18, 1000000000000000000.0",
        "1.23456789E17, 123456789000000000.0",
    })
    void isTheShortestDecimalThatReadsBackWithAPointAndWithoutExponent(double number, String text) {
        assertThat(of(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20_251_121})
    void whateverTheNumberItReadsBackAndHasAsManyDigitsAsTheJdkGivesIt(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            double number = switch (i % 4) {
                case 0 -> Double.longBitsToDouble(random.nextLong());
                case 1 -> random.nextInt(1_000_000) / (double) random.nextInt(1, 10_000);
                case 2 -> random.nextLong(1L << 60) / 1e6;
                default -> Math.sqrt(random.nextInt(1 << 30));
            };
            if (Double.isFinite(number)) {
                String text = of(number);

                assertThat(Double.parseDouble(text)).isEqualTo(number + 0.0);
                assertThat(new BigDecimal(text)).isEqualByComparingTo(new BigDecimal(Double.toString(number)));
                assertThat(text).contains(".").doesNotContain("E");
            }
        }
    }

    @Test
    void theSmallestAndTheLargestFit() {
        assertThat(Double.parseDouble(of(-Double.MIN_VALUE))).isEqualTo(-Double.MIN_VALUE);
        assertThat(Double.parseDouble(of(-Double.MAX_VALUE))).isEqualTo(-Double.MAX_VALUE);
        assertThat(of(-Double.MIN_VALUE)).hasSizeLessThan(400);
        assertThat(of(-Double.MAX_VALUE)).hasSizeLessThan(400);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 7, -7, 10, 999, 1_000, Long.MAX_VALUE, Long.MIN_VALUE})
    void wholeNumbersAreWhatTheJdkWrites(long number) {
        assertThat(of(number)).isEqualTo(Long.toString(number));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNoNumberIsRefused(double number) {
        assertThatIllegalArgumentException().isThrownBy(() -> of(number));
    }
}
