package vedette.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import vedette.common.Oddity;
import vedette.common.OddityCounters;

class EngineTimeTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_000 * SECOND;

    private final OddityCounters oddities = new OddityCounters();
    private final EngineTime time = new EngineTime(oddities);

    @Test
    void whenThereWasNoPacket_thenThereIsNoTime() {
        assertThat(time.now()).isEqualTo(EngineTime.NONE);
    }

    @Test
    void theFirstPacketSetsTheTimeHoweverFarItIs() {
        assertThat(time.advance(START)).isEqualTo(START);
        assertThat(oddities.seen()).isEmpty();
    }

    @Nested
    class GivenAFirstPacket {

        {
            time.advance(START);
        }

        @Test
        void whenAPacketIsOlder_thenTimeStaysAndItIsCounted() {
            assertThat(time.advance(START - 1)).isEqualTo(START);
            assertThat(oddities.count(Oddity.TIME_WENT_BACK)).isEqualTo(1);
        }

        @Test
        void whenAPacketIsOfTheSameTime_thenNothingIsOdd() {
            assertThat(time.advance(START)).isEqualTo(START);
            assertThat(oddities.seen()).isEmpty();
        }

        @Test
        void whenAPacketIsOneStepAhead_thenTimeFollows() {
            long next = START + EngineTime.MAX_STEP_NANOS;

            assertThat(time.advance(next)).isEqualTo(next);
            assertThat(oddities.seen()).isEmpty();
        }

        @Test
        void whenAPacketIsANanosecondBeyondTheStep_thenTimeMovesByOneSecondAndItIsCounted() {
            assertThat(time.advance(START + EngineTime.MAX_STEP_NANOS + 1)).isEqualTo(START + SECOND);
            assertThat(oddities.count(Oddity.TIME_LEAPT_AHEAD)).isEqualTo(1);
        }

        @Test
        void whenEightInARowAreFromBeyondAGap_thenTimeIsThatOfTheEarliest() {
            long beyond = START + 1_000 * SECOND;
            for (int i = 1; i < EngineTime.WITNESSES; i++) {
                assertThat(time.advance(beyond - i)).isEqualTo(START + i * SECOND);
            }

            assertThat(time.advance(beyond)).isEqualTo(beyond - EngineTime.WITNESSES + 1);
            assertThat(oddities.count(Oddity.TIME_LEAPT_AHEAD)).isEqualTo(EngineTime.WITNESSES - 1);
        }

        @Test
        void whenAPacketOfTheTimeBeforeComesAmongTheWitnesses_thenTheyBeginAnew() {
            long beyond = START + 10_000 * SECOND;
            for (int i = 1; i < EngineTime.WITNESSES; i++) {
                time.advance(beyond);
            }
            time.advance(time.now());
            for (int i = 1; i < EngineTime.WITNESSES; i++) {
                time.advance(beyond);
            }

            assertThat(time.now()).isEqualTo(START + 2L * (EngineTime.WITNESSES - 1) * SECOND);
        }

        @Test
        void whenTimeHasFollowedAGap_thenThePacketsBeyondAreInNoWayOdd() {
            long beyond = START + 1_000 * SECOND;
            for (int i = 0; i < EngineTime.WITNESSES; i++) {
                time.advance(beyond);
            }
            long before = oddities.count(Oddity.TIME_LEAPT_AHEAD);

            assertThat(time.advance(beyond + 1)).isEqualTo(beyond + 1);
            assertThat(oddities.count(Oddity.TIME_LEAPT_AHEAD)).isEqualTo(before);
        }

        @Test
        void noStampHoweverExtremeMakesTimeGoBack() {
            for (long stamp : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, 0, -1, Long.MIN_VALUE + 1, Long.MAX_VALUE}) {
                long before = time.now();

                assertThat(time.advance(stamp)).isGreaterThanOrEqualTo(before);
                assertThat(time.now()).isLessThanOrEqualTo(before + SECOND);
            }
        }
    }

    /// A stamp of a file is any 64 bits: one so far back that the distance overflows is old, not new.
    @Test
    void givenALateTime_whenAStampIsAsFarBackAsCanBe_thenItIsOld() {
        time.advance(Long.MAX_VALUE - SECOND);

        assertThat(time.advance(Long.MIN_VALUE)).isEqualTo(Long.MAX_VALUE - SECOND);
        assertThat(oddities.count(Oddity.TIME_WENT_BACK)).isEqualTo(1);
    }

    /// The opposite: a first stamp before 1970, then one so far ahead that the distance overflows.
    @Test
    void givenAnEarlyTime_whenAStampIsAsFarAheadAsCanBe_thenItIsALeap() {
        time.advance(Long.MIN_VALUE + SECOND);

        assertThat(time.advance(Long.MAX_VALUE)).isEqualTo(Long.MIN_VALUE + 2 * SECOND);
        assertThat(oddities.count(Oddity.TIME_LEAPT_AHEAD)).isEqualTo(1);
    }
}
