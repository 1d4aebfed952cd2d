package vedette.detect.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertBudgetTest {

    private static final long MINUTE = 60_000_000_000L;
    private static final int MINUTES_OF_DAY = 1_440;
    private static final int HOSTS = 40;
    private static final int STREAMS = 3;

    /// Chance alarms as often as the budget allows, times an error of the law that it does not know of.
    private static AlertBudget afterDays(int days, double perDay, double error, long seed) {
        AlertBudget budget = new AlertBudget(perDay);
        SplittableRandom random = new SplittableRandom(seed);
        for (int minute = 1; minute <= days * MINUTES_OF_DAY; minute++) {
            budget.minute(minute * MINUTE, HOSTS);
            double chance = error * budget.risk(STREAMS);
            for (int i = 0; i < HOSTS * STREAMS; i++) {
                if (random.nextDouble() < chance) {
                    budget.open(minute * MINUTE);
                }
            }
        }
        return budget;
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 5, 20})
    void asManyOpenAsWereWishedHoweverWrongTheLawIs(double perDay) {
        for (double error : new double[] {0.1, 1, 10}) {
            AlertBudget budget = afterDays(30, perDay, error, 42);

            assertThat(budget.opened() / budget.days())
                    .as("with chances %s times as high", error)
                    .isBetween(0.5 * perDay, 1.5 * perDay);
        }
    }

    @Test
    void aStormOfAlarmsStaysBelowTheLine() {
        AlertBudget budget = new AlertBudget(5);
        int told = 0;
        for (int i = 0; i < 1_000; i++) {
            told += budget.open(MINUTE + i) ? 1 : 0;
        }

        assertThat(told).isEqualTo(11);
        assertThat(budget.belowTheLine()).isEqualTo(989);
        assertThat(budget.open(MINUTES_OF_DAY * MINUTE + 2 * MINUTE)).isTrue();
    }

    @Test
    void theMoreHostsTheRarerAnAlarmOfEach() {
        AlertBudget few = afterOneMinute(10);
        AlertBudget many = afterOneMinute(1_000);

        assertThat(few.risk(1)).isCloseTo(100 * many.risk(1), withinPercentage(1));
        assertThat(few.risk(4)).isCloseTo(few.risk(1) / 4, withinPercentage(1));
    }

    private static AlertBudget afterOneMinute(int hosts) {
        AlertBudget budget = new AlertBudget(5);
        budget.minute(MINUTE, hosts);
        budget.minute(2 * MINUTE, hosts);
        return budget;
    }

    @Test
    void whatIsReadAgainGoesOnAsBefore() throws IOException {
        AlertBudget budget = afterDays(2, 5, 3, 9);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        budget.write(new DataOutputStream(bytes));
        AlertBudget again = new AlertBudget(5);

        again.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(again.risk(2)).isEqualTo(budget.risk(2));
        assertThat(again.opened()).isEqualTo(budget.opened());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, 20_000})
    void whatIsNoBudgetIsRefused(double perDay) {
        assertThatThrownBy(() -> new AlertBudget(perDay))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("alert budget");
    }
}
