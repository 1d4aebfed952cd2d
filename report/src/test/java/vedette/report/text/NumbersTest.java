package vedette.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void countsAreExactUntilTheyAreLong() {
        assertThat(Numbers.about(9_999)).isEqualTo("9,999");
        assertThat(Numbers.about(10_000)).isEqualTo("10.0 k");
        assertThat(Numbers.about(999_499)).isEqualTo("999 k");
        assertThat(Numbers.about(999_500)).isEqualTo("1.00 M");
        assertThat(Numbers.about(Long.MAX_VALUE)).isEqualTo("9.22 E");
    }

    @Test
    void bytesAndRatesHaveUnits() {
        assertThat(Numbers.bytes(999)).isEqualTo("999 B");
        assertThat(Numbers.bytes(1_200_000_000)).isEqualTo("1.20 GB");
        assertThat(Numbers.rate(425_000_000, Duration.ofSeconds(1))).isEqualTo("3.40 Gbit/s");
    }

    @Test
    void aShareIsNeverNothingOfSomethingNorAllOfLess() {
        assertThat(Numbers.share(0, 10)).isEqualTo("0 %");
        assertThat(Numbers.share(1, 100_000)).isEqualTo("under 0.1 %");
        assertThat(Numbers.share(99_999, 100_000)).isEqualTo("over 99.9 %");
        assertThat(Numbers.share(1, 3)).isEqualTo("33 %");
        assertThat(Numbers.share(10, 10)).isEqualTo("100 %");
        assertThat(Numbers.share(1, 0)).isEqualTo("0 %");
    }

    @Test
    void timesHaveTheirTwoLargestUnits() {
        assertThat(Numbers.time(Duration.ofSeconds(59))).isEqualTo("59 s");
        assertThat(Numbers.time(Duration.ofSeconds(340))).isEqualTo("5 min 40 s");
        assertThat(Numbers.time(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
        assertThat(Numbers.time(Duration.ofDays(1))).isEqualTo("1 day");
        assertThat(Numbers.time(Duration.ofHours(75))).isEqualTo("3 days 3 h");
    }
}
