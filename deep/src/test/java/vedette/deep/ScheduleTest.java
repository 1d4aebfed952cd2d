package vedette.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScheduleTest {

    private final Schedule schedule = new Schedule(0.1f, 10, 110);

    @Test
    void stepsGrowWhileWarmingUpAndSinkToNothingAfterwards() {
        assertThat(schedule.at(0)).isEqualTo(0.01f);
        assertThat(schedule.at(9)).isEqualTo(0.1f);
        assertThat(schedule.at(60)).isEqualTo(0.05f, within(1e-6f));
        assertThat(schedule.at(110)).isEqualTo(0, within(1e-9f));
        for (int step = 10; step < 110; step++) {
            assertThat(schedule.at(step + 1)).isLessThan(schedule.at(step));
        }
    }

    @Test
    void aTrainingThatEndsWhileWarmingUpIsNoTrouble() {
        assertThat(new Schedule(0.1f, 5, 5).at(4)).isEqualTo(0.1f);
        assertThat(new Schedule(0.1f, 5, 5).at(9)).isZero();
    }
}
