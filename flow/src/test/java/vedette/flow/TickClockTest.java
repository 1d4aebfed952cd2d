package vedette.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TickClockTest {

    private static final long SECOND = TickClock.TICK_NANOS;
    private static final long START = 1_000 * SECOND;
    private static final long LIVE = 10 * SECOND;

    private final TickClock ticks = new TickClock();

    @Test
    void whenNothingHasBegun_thenSilenceEndsNothing() {
        ticks.compare(START, START);

        assertThat(ticks.hasBegun()).isFalse();
        assertThat(ticks.isEndedBySilence(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void aTickEndsAtTheNextWholeSecond() {
        ticks.begin(START);
        assertThat(ticks.end()).isEqualTo(START + SECOND);

        ticks.open(START + 2 * SECOND - 1);
        assertThat(ticks.end()).isEqualTo(START + 2 * SECOND);
    }

    @Test
    void givenATimeBefore1970_thenATickEndsAtTheNextWholeSecond() {
        ticks.begin(-1);

        assertThat(ticks.end()).isZero();
    }

    @Nested
    class GivenAnOpenTick {

        {
            ticks.begin(START);
        }

        @Test
        void aPacketOfItsLastNanosecondDoesNotEndIt() {
            assertThat(ticks.isEndedBy(START + SECOND - 1)).isFalse();
            assertThat(ticks.isEndedBy(START + SECOND)).isTrue();
        }

        @Test
        void beforeAnyIsClosedNothingIsLate() {
            assertThat(ticks.isLate(0)).isFalse();
        }

        @Test
        void whenItIsClosed_thenItsPacketsAreLate() {
            ticks.open(START + SECOND);

            assertThat(ticks.isLate(START + SECOND - 1)).isTrue();
            assertThat(ticks.isLate(START + SECOND)).isFalse();
        }

        @Test
        void whenPacketsAreNotLive_thenSilenceDoesNotEndIt() {
            ticks.compare(START, START + LIVE);

            assertThat(ticks.isEndedBySilence(START + 100 * SECOND)).isFalse();
        }

        @Test
        void whenPacketsAreLive_thenSilenceEndsItOnceTheGraceIsOver() {
            ticks.compare(START, START + LIVE - 1);

            assertThat(ticks.isEndedBySilence(START + SECOND + TickClock.GRACE_NANOS - 1))
                    .isFalse();
            assertThat(ticks.isEndedBySilence(START + SECOND + TickClock.GRACE_NANOS))
                    .isTrue();
        }

        @Test
        void whenARecordingHasSpoken_thenNothingElseEndsATick() {
            ticks.compare(START, START);

            ticks.obey(START + SECOND);

            assertThat(ticks.end()).isEqualTo(START + 2 * SECOND);
            assertThat(ticks.isLate(START + SECOND - 1)).isTrue();
            assertThat(ticks.isEndedBy(START + 5 * SECOND)).isFalse();
            assertThat(ticks.isEndedBySilence(START + 5 * SECOND)).isFalse();
        }
    }
}
