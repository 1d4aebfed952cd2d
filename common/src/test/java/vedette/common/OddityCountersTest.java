package vedette.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OddityCountersTest {

    @Test
    void onlyWhatWasSeenIsToldAndInTheOrderOfTheLayers() {
        OddityCounters counters = new OddityCounters();

        counters.increment(Oddity.TIME_WENT_BACK);
        counters.increment(Oddity.FILE_ENDS_WITHIN_RECORD);
        counters.increment(Oddity.TIME_WENT_BACK);

        assertThat(counters.seen().toString()).isEqualTo("{FILE_ENDS_WITHIN_RECORD=1, TIME_WENT_BACK=2}");
    }

    @Test
    void everyOddityHasItsOwnPublicNameAndAMeaning() {
        assertThat(Arrays.stream(Oddity.values()).map(Oddity::label).collect(Collectors.toSet()))
                .hasSameSizeAs(Oddity.values())
                .allMatch(label -> label.matches("[a-z0-9_]+"));
        assertThat(Oddity.values())
                .allSatisfy(oddity -> assertThat(oddity.meaning()).isNotBlank().doesNotEndWith("."));
    }
}
