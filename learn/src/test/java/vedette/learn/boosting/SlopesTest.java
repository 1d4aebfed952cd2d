package vedette.learn.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SlopesTest {

    private static final int ROWS = 10_000;

    private final Random random = new Random(5);
    private final float[] first = new float[ROWS];
    private final float[] second = new float[ROWS];
    private final Slopes slopes = new Slopes(ROWS);

    @Test
    void bothHalvesAreAddedUpAtOnce_whateverTheSign() {
        draw(1);
        long sum = 0;
        double firstSum = 0;
        double secondSum = 0;
        for (int row = 0; row < ROWS / 2; row++) {
            sum += slopes.of(row);
            firstSum += first[row];
            secondSum += second[row];
        }

        assertThat(slopes.first(sum)).isCloseTo(firstSum, within(1e-3));
        assertThat(slopes.second(sum)).isCloseTo(secondSum, within(1e-3));
    }

    @Test
    void whatIsLeftOfASumIsExactlyTheSumOfTheRest() {
        draw(1);
        long whole = 0;
        long rest = 0;
        for (int row = 0; row < ROWS; row++) {
            whole += slopes.of(row);
            rest += row % 3 == 0 ? slopes.of(row) : 0;
        }
        long others = 0;
        for (int row = ROWS - 1; row >= 0; row--) {
            others += row % 3 == 0 ? 0 : slopes.of(row);
        }

        assertThat(whole - rest).isEqualTo(others);
    }

    @Test
    void thereIsRoomForSlopesOfAnySize_andNoRowIsLost() {
        for (float size : new float[] {0, 1e-30f, 1e-9f, 1, 1e9f}) {
            draw(size);
            long sum = 0;
            double secondSum = 0;
            for (int row = 0; row < ROWS; row++) {
                assertThat(slopes.of(row)).isNotZero();
                sum += slopes.of(row);
                secondSum += second[row];
            }

            assertThat(slopes.second(sum)).isCloseTo(secondSum, within(1e-4 * secondSum + 1e-30));
        }
    }

    private void draw(float size) {
        for (int row = 0; row < ROWS; row++) {
            first[row] = size * (random.nextFloat() - 0.5f);
            second[row] = size * random.nextFloat();
        }
        slopes.fill(first, second);
    }
}
