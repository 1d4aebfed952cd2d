package vedette.detect.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Tails that are known, found again from values drawn of them.
class MaximaTest {

    private static final int VALUES = 40_000;

    /// Distributions with a known tail.
    enum Known {
        EXPONENTIAL,
        HEAVY,
        ENDING,
        NORMAL_LIKE;

        /// The value below which this share lies.
        double quantile(double share) {
            return switch (this) {
                case EXPONENTIAL -> -Math.log(1 - share);
                case HEAVY -> 0.6 * (Math.pow(1 - share, -0.1) - 1) / 0.1;
                case ENDING -> 4 * (1 - Math.pow(1 - share, 0.3));
                case NORMAL_LIKE -> Math.sqrt(-2 * Math.log(1 - share));
            };
        }
    }

    private static Maxima drawn(Known known, int values, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Maxima maxima = new Maxima();
        for (int i = 0; i < values; i++) {
            maxima.add(known.quantile(random.nextDouble()));
        }
        return maxima;
    }

    @ParameterizedTest
    @EnumSource(Known.class)
    void whatIsExceededOnceInManyTimesIsFoundBeyondWhatWasSeen(Known known) {
        for (double probability : new double[] {1e-3, 1e-4, 1e-5}) {
            double truth = known.quantile(1 - probability);

            Tail tail = drawn(known, VALUES, 7).tail();

            assertThat(tail.quantile(probability)).as("at %s", probability).isCloseTo(truth, within(0.2 * truth));
            assertThat(Math.log(tail.exceeding(tail.quantile(probability))))
                    .isCloseTo(Math.log(probability), within(0.01));
        }
    }

    @Test
    void ofFewValuesTheTailIsTakenForAnExponentialOne() {
        Tail tail = drawn(Known.EXPONENTIAL, 150, 3).tail();

        assertThat(tail.shape()).isZero();
        assertThat(tail.quantile(1e-3)).isBetween(3.0, 14.0);
    }

    @Test
    void ofValuesThatAreAllTheSameNothingAboveIsLikely() {
        Maxima maxima = new Maxima();
        for (int i = 0; i < 5_000; i++) {
            maxima.add(2);
        }

        assertThat(maxima.tail().quantile(1e-5)).isBetween(2.0, 2.2);
        assertThat(maxima.tail().exceeding(3)).isLessThan(1e-9);
    }

    @Test
    void ofNothingThereIsNoLimitBelowWhichAllIsUsual() {
        assertThat(new Maxima().tail().exceeding(1)).isEqualTo(1);
    }

    @Test
    void whatFadedCountsLess() {
        Maxima maxima = drawn(Known.EXPONENTIAL, VALUES, 5);
        maxima.fade(0.01);
        for (int i = 0; i < VALUES; i++) {
            maxima.add(6);
        }

        assertThat(maxima.rank(5.9)).isLessThan(0.02);
        assertThat(maxima.rank(6.1)).isGreaterThan(0.99);
    }

    @Test
    void whatIsReadAgainIsTheSame() throws IOException {
        Maxima maxima = drawn(Known.HEAVY, VALUES, 11);
        byte[] bytes = bytes(maxima);
        Maxima again = new Maxima();
        again.add(1);

        again.read(new DataInputStream(new ByteArrayInputStream(bytes)));

        assertThat(bytes(again)).isEqualTo(bytes);
        assertThat(again.tail()).isEqualTo(maxima.tail());
        assertThat(again.decisions()).isEqualTo(VALUES);
    }

    @Test
    void whatIsDamagedIsRefused() throws IOException {
        byte[] bytes = bytes(drawn(Known.HEAVY, 10, 1));
        bytes[28] = 0x7F; // the first bin's number

        assertThatThrownBy(() -> new Maxima().read(new DataInputStream(new ByteArrayInputStream(bytes))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged");
    }

    private static byte[] bytes(Maxima maxima) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        maxima.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
