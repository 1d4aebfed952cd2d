package vedette.learn.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorScoreTest {

    private static float[] errors(int count) {
        Random random = new Random(2);
        float[] errors = new float[count];
        for (int i = 0; i < count; i++) {
            errors[i] = (float) Math.exp(random.nextGaussian());
        }
        return errors;
    }

    @Test
    void theScoreIsTheShareOfUsualRowsThatAreRebuiltBetter() {
        float[] errors = errors(5_000);
        ErrorScore scores = ErrorScore.fit(errors);
        Arrays.sort(errors);

        for (double share : new double[] {0, 0.1, 0.5, 0.9, 1}) {
            float error = errors[(int) Math.round(share * 4_999)];
            assertThat(scores.of(error)).isCloseTo((float) (0.9 * share), within(0.002f));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100, 5_000})
    void aWorseRowNeverHasALowerScore(int usual) {
        ErrorScore scores = ErrorScore.fit(errors(usual));
        float before = 0;
        for (float error = 0; error < 1e6f; error = error * 1.01f + 1e-4f) {
            float score = scores.of(error);
            assertThat(score).isBetween(before, 1f);
            before = score;
        }
        assertThat(scores.of(Float.NaN)).isEqualTo(1);
        assertThat(scores.of(Float.POSITIVE_INFINITY)).isEqualTo(1);
    }

    @Test
    void rowsFarBeyondTheUsualAreStillToldApart() {
        ErrorScore scores = ErrorScore.fit(new float[] {1, 1, 1, 2});

        assertThat(scores.of(2)).isEqualTo(0.9f);
        assertThat(scores.of(20)).isEqualTo(0.99f, within(1e-6f));
        assertThat(scores.of(2_000)).isLessThan(scores.of(20_000));
    }

    @Test
    void scoresThatAreWrittenAndReadAreTheSame() throws IOException {
        ErrorScore scores = ErrorScore.fit(errors(3_000));

        ErrorScore read = ErrorScore.read(scores.text());

        assertThat(read.errors()).isEqualTo(scores.errors());
        assertThat(read.scores()).isEqualTo(scores.scores());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1 0.5 1 0.6", "1 0.5 2 0.4", "1 2", "-1 0.5", "x 0.5", "NaN 0.5", "1 NaN"})
    void damagedScoresAreRefused(String text) {
        assertThatThrownBy(() -> ErrorScore.read(text))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("damaged model: its scores of errors are ");
    }

    @Test
    void errorsThatCannotBeAreRefused() {
        for (float[] errors : new float[][] {{}, {-1}, {Float.NaN}, {1, Float.POSITIVE_INFINITY}}) {
            assertThatIllegalArgumentException().isThrownBy(() -> ErrorScore.fit(errors));
        }
    }
}
