package vedette.feature.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimeTextTest {

    private final byte[] bytes = new byte[100];
    private final TimeText plain = TimeText.plain();
    private final TimeText iso = TimeText.iso();

    private String of(TimeText form, long micros) {
        return new String(bytes, 0, form.put(micros, bytes, 0), StandardCharsets.US_ASCII);
    }

    @Test
    void eachFormIsAsItsFormatHasIt() {
        long micros = 1_499_083_061_826_651L;

        assertThat(of(plain, micros)).isEqualTo("2017-07-03 11:57:41.826651");
        assertThat(of(iso, micros)).isEqualTo("2017-07-03T11:57:41.826651Z");
        assertThat(of(TimeText.eve(), micros)).isEqualTo("2017-07-03T11:57:41.826651+0000");
    }

    @Test
    void agreesWithTheJdkFromDayToDayAndBefore1970() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 5_000; i++) {
            long micros = random.nextLong(-2_000_000_000_000_000L, 200_000_000_000_000_000L);

            Instant expected =
                    Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1_000L);

            assertThat(Instant.parse(of(iso, micros))).isEqualTo(expected);
        }
    }

    @Test
    void whatLiesOutsideTheYearsOfFourDigitsStaysInForm() {
        assertThat(of(plain, Long.MAX_VALUE)).startsWith("9999-12-31 ").hasSize(26);
        assertThat(of(plain, Long.MIN_VALUE)).startsWith("0000-01-01 ").hasSize(26);
    }

    @Test
    void secondsHaveSixDecimals() {
        assertThat(new String(
                        bytes, 0, TimeText.putSeconds(1_499_083_061_826_651L, bytes, 0), StandardCharsets.US_ASCII))
                .isEqualTo("1499083061.826651");
        assertThat(new String(bytes, 0, TimeText.putSeconds(317, bytes, 0), StandardCharsets.US_ASCII))
                .isEqualTo("0.000317");
    }
}
