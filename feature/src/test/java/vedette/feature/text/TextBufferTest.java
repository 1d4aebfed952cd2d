package vedette.feature.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextBufferTest {

    private static String of(float number) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new TextBuffer(bytes).put(number).flush();
        return bytes.toString(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "1, 1.0",
        "-2, -2.0",
        "0.1, 0.1",
        "0.016666668, 0.016666668",
        "33.3333333, 33.333332",
        "1.0E-7, 0.0000001",
        "16777216, 16777216.0",
        "3.0E9, 3000000000.0",
    })
    void aSingleIsItsOwnShortestDecimalAndNotThatOfADouble(float number, String text) throws IOException {
        assertThat(of(number)).isEqualTo(text);
    }

    @Test
    void everySingleReadsBack() throws IOException {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 2_000; i++) {
            float number = Float.intBitsToFloat(random.nextInt());
            if (Float.isFinite(number)) {
                assertThat(Float.parseFloat(of(number))).isEqualTo(number);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void whatIsNotFiniteIsRefused(float number) {
        TextBuffer out = new TextBuffer(OutputStream.nullOutputStream());

        assertThatIllegalArgumentException().isThrownBy(() -> out.put(number));
    }
}
