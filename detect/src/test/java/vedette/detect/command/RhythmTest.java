package vedette.detect.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RhythmTest {

    private final Rhythm rhythm = new Rhythm();
    private final SplittableRandom random = new SplittableRandom(3);

    @Test
    void aClockIsRegularBeyondDoubtAfterFiveBeats() {
        for (int beat = 0; beat < 5; beat++) {
            rhythm.beat(1_000 + 60L * beat);
        }

        assertThat(rhythm.size()).isEqualTo(4);
        assertThat(rhythm.certainty()).isGreaterThan(6);
    }

    @Test
    void timesSpreadByHalfAPeriodHaveTheValueOfTheirDistribution() {
        double second = 1_000;
        for (int beat = 0; beat < 33; beat++) {
            rhythm.beat((long) second);
            second += random.nextDouble(50, 150);
        }

        assertThat(rhythm.irregularity()).isCloseTo(0.045, within(0.02));
        assertThat(rhythm.certainty()).isGreaterThan(6);
    }

    @Test
    void timesByChanceAreNotRegular() {
        int regular = 0;
        for (int run = 0; run < 1_000; run++) {
            Rhythm chance = new Rhythm();
            double second = 1_000;
            for (int beat = 0; beat < 8; beat++) {
                chance.beat((long) second);
                second += 2 - 40 * Math.log(random.nextDouble());
            }
            regular += chance.certainty() >= 2 ? 1 : 0;
        }

        assertThat(regular).isLessThan(30);
    }

    @Test
    void secondsInARowAreOneBeatAndALongPauseIsNoTime() {
        for (long second : new long[] {100, 101, 102, 110, 120, 130, 140, 9_000, 9_010}) {
            rhythm.beat(second);
        }

        assertThat(rhythm.beats()).isEqualTo(7);
        assertThat(rhythm.size()).isEqualTo(5);
        assertThat(rhythm.median()).isEqualTo(10);
    }

    @Test
    void aFewBeatsBetweenLongPausesAreNoRhythm() {
        for (int burst = 0; burst < 12; burst++) {
            for (int beat = 0; beat < 3; beat++) {
                rhythm.beat(1_000 + 600L * burst + 3L * beat);
            }
        }

        assertThat(rhythm.irregularity()).isEqualTo(1);
    }

    @Test
    void afterANightTheClockGoesOn() {
        for (int beat = 0; beat < 10; beat++) {
            rhythm.beat(1_000 + 60L * beat);
        }
        for (int beat = 0; beat < 5; beat++) {
            rhythm.beat(40_000 + 60L * beat);
        }

        assertThat(rhythm.irregularity()).isLessThan(0.01);
    }
}
