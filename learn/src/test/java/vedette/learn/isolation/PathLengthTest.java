package vedette.learn.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PathLengthTest {

    @Test
    void theMeanIsThatOfThePaper() {
        assertThat(PathLength.of(0)).isZero();
        assertThat(PathLength.of(1)).isZero();
        assertThat(PathLength.of(2)).isEqualTo(1);
        assertThat(PathLength.of(3)).isEqualTo(2 * (Math.log(2) + 0.5772156649) - 4.0 / 3, within(1e-9));
        assertThat(PathLength.of(256)).isEqualTo(10.244770920, within(1e-8));
    }

    @Test
    void treesAreAsDeepAsTheLogarithmRoundedUp() {
        assertThat(PathLength.limit(2)).isEqualTo(1);
        assertThat(PathLength.limit(255)).isEqualTo(8);
        assertThat(PathLength.limit(256)).isEqualTo(8);
        assertThat(PathLength.limit(257)).isEqualTo(9);
    }
}
