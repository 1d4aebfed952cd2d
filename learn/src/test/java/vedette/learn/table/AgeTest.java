package vedette.learn.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTest {

    @ParameterizedTest
    @CsvSource({
        "1, UP_TO_ONE",
        "0.2, UP_TO_ONE",
        "5, UP_TO_FIVE",
        "1.1, UP_TO_FIVE",
        "30, UP_TO_THIRTY",
        "60, LATER",
        "3e38, LATER",
        "Infinity, LATER",
        "0, ENDED",
        "-1, NOT_SAID",
        "NaN, NOT_SAID"
    })
    void secondsHaveTheirAge(float seconds, Age age) {
        assertThat(Age.ofSeconds(seconds)).isEqualTo(age);
    }

    @Test
    void whatATableKeepsComesBack() {
        for (Age age : Age.values()) {
            assertThat(Age.of(age.code())).isEqualTo(age);
        }
        assertThat(Age.ENDED.isLiving()).isFalse();
        assertThat(Age.NOT_SAID.isLiving()).isFalse();
        assertThat(Age.UP_TO_ONE.isLiving()).isTrue();
    }
}
