package vedette.detect.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vedette.detect.level.Level.Risen;
import vedette.testkit.life.HostLife;

class LevelTest {

    private static final int HOSTS = 40;
    private static final int FIRST_DAY = 20_000;
    private static final int BEGINS = 42;
    private static final double PER_HOUR = 5e7;
    private static final double MUCH = 4;

    private static HostLife calm(int seed) {
        return new HostLife(seed, PER_HOUR, 0.2, 0.03, 0.02);
    }

    private static @Nullable Risen live(Level level, double[] hours, double factor, int day) {
        for (double hour : hours) {
            level.endHour(hour * factor);
        }
        return level.endDay(FIRST_DAY + day);
    }

    /// How many times the usual a host does when that is noticed, if it grows so much a day from a certain day on.
    private static double foundAt(int seed, double growth) {
        Level level = new Level(1e6);
        HostLife life = calm(seed);
        double factor = 1;
        for (int day = 0; factor < MUCH; day++) {
            factor *= day >= BEGINS ? 1 + growth : 1;
            Risen risen = live(level, life.nextDay(), factor, day);
            if (risen != null && day >= BEGINS) {
                return factor;
            }
        }
        return factor;
    }

    @ParameterizedTest
    @CsvSource({"0.01, 40", "0.02, 40", "0.05, 38", "0.1, 28"})
    void whoGrowsSlowlyIsFoundBeforeItHasDoubled(double growth, int atLeast) {
        List<Double> factors = new ArrayList<>();
        for (int seed = 0; seed < HOSTS; seed++) {
            factors.add(foundAt(seed, growth));
        }

        assertThat(factors.stream().filter(factor -> factor < 2).count()).isGreaterThanOrEqualTo(atLeast);
        assertThat(factors).allMatch(factor -> factor < 3);
    }

    @Test
    void hostsThatDoNotGrowAreHardlyEverSaidTo() {
        int said = 0;
        for (int seed = 0; seed < HOSTS; seed++) {
            Level level = new Level(1e6);
            HostLife life = calm(1_000 + seed);
            for (int day = 0; day < BEGINS + 90; day++) {
                said += live(level, life.nextDay(), 1, day) == null ? 0 : 1;
            }
        }

        assertThat(said).isLessThanOrEqualTo(4); // of 40 hosts in three and a half months each
    }

    @Test
    void aSingleLargeTransferIsNoLevel() {
        Level level = new Level(1e6);
        HostLife life = new HostLife(3, PER_HOUR, 0.3, 0.05, 0);
        for (int day = 0; day < 60; day++) {
            double[] hours = life.nextDay();
            hours[3] += day % 15 == 14 ? 100 * PER_HOUR : 0;

            assertThat(live(level, hours, 1, day)).isNull();
        }
    }

    @Test
    void whatIsToldSaysWhatWasUsualAndSinceWhen() {
        Level level = new Level(1e6);
        HostLife life = calm(5);
        Risen risen = null;
        for (int day = 0; risen == null; day++) {
            risen = live(level, life.nextDay(), day < BEGINS ? 1 : 1.8, day);
        }

        assertThat(risen.factor()).isBetween(1.35, 2.2);
        assertThat(risen.since()).isBetween(FIRST_DAY + BEGINS - 3L, FIRST_DAY + BEGINS + 3L);
        assertThat(risen.usual()).isBetween(1e8, 1e9);
    }

    @Test
    void whenTheLevelIsAccepted_thenItIsUsualFromThenOn() {
        Level told = new Level(1e6);
        Level accepted = new Level(1e6);
        HostLife life = calm(5);
        int tellsOfTold = 0;
        int tellsOfAccepted = 0;
        for (int day = 0; day < BEGINS + 40; day++) {
            double[] hours = life.nextDay();
            double factor = day < BEGINS ? 1 : 1.8;
            tellsOfTold += live(told, hours, factor, day) == null ? 0 : 1;
            if (live(accepted, hours, factor, day) != null) {
                tellsOfAccepted++;
                accepted.accept();
            }
        }

        assertThat(tellsOfAccepted).isLessThan(tellsOfTold).isBetween(1, 2);
    }

    @Test
    void whoIsNeverAnsweredIsToldFourTimesAndNoMore() {
        Level level = new Level(1e6);
        HostLife life = calm(5);
        int tells = 0;
        for (int day = 0; day < BEGINS + 120; day++) {
            tells += live(level, life.nextDay(), day < BEGINS ? 1 : 1.8, day) == null ? 0 : 1;
        }

        assertThat(tells).isBetween(4, 5);
    }

    @Test
    void littleIsNothingToSpeakOf() {
        Level level = new Level(1e6);
        HostLife life = new HostLife(9, 1_000, 0.3, 0.05, 0);
        for (int day = 0; day < 120; day++) {
            assertThat(live(level, life.nextDay(), Math.pow(1.02, Math.max(0, day - BEGINS)), day))
                    .isNull();
        }
    }
}
