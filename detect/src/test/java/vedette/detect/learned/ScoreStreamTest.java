package vedette.detect.learned;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.common.Address;
import vedette.detect.budget.AlertBudget;

class ScoreStreamTest {

    private static final long MINUTE = 60_000_000_000L;
    private static final int HOSTS = 20;
    private static final Address ATTACKER = host(99);

    private final AlertBudget budget = new AlertBudget(5);
    private final ScoreStream stream = new ScoreStream("model", 0.8);
    private final SplittableRandom random = new SplittableRandom(4);
    private long minutes;

    private static Address host(int number) {
        return Address.ofIpv4(0x0A00_0000L + number);
    }

    /// Minutes in which hosts stand out as an exponential law has it.
    private int usual(ScoreStream which, int many) {
        int alarms = 0;
        for (int minute = 0; minute < many; minute++) {
            for (int host = 0; host < HOSTS; host++) {
                alarms += which.offer(host(host), -Math.log(1 - random.nextDouble())) ? 1 : 0;
            }
            end(which);
        }
        return alarms;
    }

    private ScoreStream.Minute end(ScoreStream which) {
        minutes++;
        budget.minute(minutes * MINUTE, HOSTS);
        return which.endMinute(budget, 1, ATTACKER::equals);
    }

    @Test
    void beforeAnythingIsKnownNothingIsAnAlarm() {
        assertThat(stream.offer(host(1), 14)).isFalse();
        assertThat(stream.limit()).isInfinite();
        assertThat(stream.chance(14)).isEqualTo(1);
    }

    @Test
    void afterMinutesOnlyWhatIsWellAboveAllBeforeIsAnAlarm() {
        usual(stream, 3);

        assertThat(stream.isLearning()).isTrue();
        assertThat(stream.limit()).isGreaterThanOrEqualTo(3);
        assertThat(stream.offer(host(1), stream.limit() * 0.99)).isFalse();
        assertThat(stream.offer(host(1), 13.9)).isTrue();
    }

    @Test
    void thenAnAlarmIsAsRareAsTheBudgetHasIt() {
        usual(stream, 2_000);

        assertThat(stream.isLearning()).isFalse();
        assertThat(stream.chance(stream.limit())).isBetween(0.5 * budget.risk(1), 2 * budget.risk(1));
        assertThat(stream.chance(1)).isBetween(0.015, 1.0);
    }

    @Test
    void whatStandsOutIsNotLearnt() {
        usual(stream, 1_000);
        double before = stream.limit();

        for (int minute = 0; minute < 500; minute++) {
            assertThat(stream.offer(ATTACKER, 13)).isTrue();
            assertThat(stream.offer(host(98), 13)).isTrue();
            end(stream);
        }

        assertThat(stream.limit()).isLessThanOrEqualTo(before * 1.2);
    }

    @Test
    void ofHostsThatBehaveBadlyNothingIsLearntHoweverUsualTheyLook() {
        usual(stream, 100);
        long before = stream.decisions();

        stream.offer(ATTACKER, 0.5);
        stream.offer(host(1), 0.5);
        ScoreStream.Minute minute = end(stream);

        assertThat(minute.hosts()).isEqualTo(2);
        assertThat(minute.suspects()).isEqualTo(1);
        assertThat(minute.most()).isEqualTo(0.5);
        assertThat(stream.decisions()).isEqualTo(before + 1);
    }

    @Test
    void aMinuteOfAHostCountsOnceByWhatWasMost() {
        usual(stream, 100);
        long before = stream.decisions();

        stream.offer(host(1), 0.1);
        stream.offer(host(1), 0.9);
        stream.offer(host(1), 0.4);
        end(stream);

        assertThat(stream.decisions()).isEqualTo(before + 1);
    }

    @Test
    void manyRowsThatStandOutSayMoreThanOneAndLessAmongManyOthers() {
        usual(stream, 100);
        double limit = stream.limit();

        assertThat(stream.offerRow(host(1), 1)).isFalse();
        double one = stream.standing(host(1));
        boolean isAlarm = false;
        for (int row = 0; row < 5_000; row++) {
            isAlarm |= stream.offerRow(host(2), 0.95);
            stream.offerRow(host(3), row % 100 == 0 ? 1 : 0.2);
            assertThat(stream.offerRow(host(4), 0.7)).isFalse(); // below what counts
        }

        assertThat(isAlarm).isTrue();
        assertThat(one).isBetween(0.1, limit);
        assertThat(stream.standing(host(2))).isGreaterThan(stream.standing(host(3)));
        assertThat(stream.standing(host(3))).isLessThan(limit);
        assertThat(stream.standing(host(4))).isZero();
    }

    @Test
    void noMoreHostsAreFollowedThanThereIsRoomFor() {
        for (int number = 0; number < 20_000; number++) {
            stream.offer(host(number), 0.1);
        }

        assertThat(stream.full()).isEqualTo(20_000 - 8_192);
        assertThat(end(stream).hosts()).isEqualTo(8_192);
    }

    @Test
    void whatIsReadAgainGoesOnAsBefore() throws IOException {
        usual(stream, 1_200);
        stream.offer(host(3), 2);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        stream.write(new DataOutputStream(bytes));
        ScoreStream again = new ScoreStream("model", 0.8);

        again.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(again.limit()).isEqualTo(stream.limit());
        assertThat(end(again)).isEqualTo(end(stream));
        assertThat(again.chance(3)).isEqualTo(stream.chance(3));
    }

    /// By then it may have led the limit upwards, which is why levels are followed beside.
    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.05, 0.1, 0.2})
    void whoStandsOutALittleMoreEachDayIsNoticedBeforeItIsTwiceAsFarAsWasUnusual(double growth) {
        for (int day = 0; day < 10; day++) {
            live(0);
        }
        double before = stream.limit();
        double level = before / 4;
        boolean isNoticed = false;
        while (!isNoticed && level < 2 * before) {
            level *= 1 + growth;
            isNoticed = live(level);
        }

        assertThat(isNoticed).isTrue();
        assertThat(level).isLessThan(1.2 * before);
    }

    /// A day of usual hosts and of one that stands out by about as much as is said, in which incidents open as people
    /// would be told of them.
    ///
    /// @return whether the one is noticed
    private boolean live(double level) {
        boolean isNoticed = false;
        Map<Address, Long> lately = new HashMap<>();
        for (int minute = 0; minute < 1_440; minute++) {
            for (int host = 0; host < HOSTS; host++) {
                boolean isOne = host == 0 && level > 0;
                double standing =
                        isOne ? level * (0.9 + 0.2 * random.nextDouble()) : -Math.log(1 - random.nextDouble());
                if (stream.offer(host(host), standing)) {
                    isNoticed |= isOne;
                    Long before = lately.put(host(host), minutes);
                    if (before == null || minutes - before > 5) {
                        budget.open(minutes * MINUTE);
                    }
                }
            }
            end(stream);
        }
        return isNoticed;
    }
}
