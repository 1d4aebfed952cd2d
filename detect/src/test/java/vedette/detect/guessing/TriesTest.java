package vedette.detect.guessing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vedette.decode.IpProtocol;
import vedette.detect.Traffic;
import vedette.detect.state.Keys.Service;

class TriesTest {

    private static final Service SSH = new Service(Traffic.address("10.0.0.5"), 22, IpProtocol.TCP);

    private final Tries tries = new Tries();
    private int sourcePort = 40_000;

    private void end(long second, long out, long in, boolean isNoticed) {
        end(second, 0, out, in, isNoticed);
    }

    private void end(long second, long lastedMicros, long out, long in, boolean isNoticed) {
        sourcePort++;
        Ended one = new Ended(
                Traffic.address("198.51.100.9"), sourcePort, SSH, (second - 1) * 1_000_000, lastedMicros, out, in);
        tries.end(one, second, true, isNoticed);
    }

    @Test
    void givenSeveralGuessesOnEachConnection_thenEachGuessCounts() {
        end(100, 700_000, 1_155, 1_749, false);
        end(100, 9_200_000, 1_407, 1_897, false);
        end(100, 9_200_000, 1_407, 1_897, false);

        assertThat(tries.like(100)).isEqualTo(9);
    }

    @Test
    void givenAsMuchMoreWithoutTheTimeThatAnswersTake_thenEachConnectionCountsOnce() {
        end(100, 700_000, 1_155, 1_749, false);
        end(100, 900_000, 1_407, 1_897, false);
        end(100, 900_000, 1_407, 1_897, false);

        assertThat(tries.like(100)).isEqualTo(3);
    }

    @Test
    void givenConversationsOfLikeSize_thenEachCounts() {
        for (int guess = 0; guess < 12; guess++) {
            end(100 + guess, 1_800 + 8 * (guess % 3), 2_400, false);
        }

        assertThat(tries.like(111)).isBetween(11.0, 12.0);
        assertThat(tries.bytes()).isBetween(4_190L, 4_230L);
    }

    @Test
    void givenConversationsOfEverOtherSize_thenTheyDoNotAddUp() {
        for (int command = 0; command < 50; command++) {
            end(100 + command, 2_000 + 400 * (command % 7), 1_500 + 700 * (command % 5), false);
        }

        assertThat(tries.like(150)).isLessThan(4);
    }

    @Test
    void whenOneAmongThemCarriesFarMore_thenItHasSucceeded() {
        for (int guess = 0; guess < 12; guess++) {
            end(100, 1_800, 2_400, false);
        }
        assertThat(tries.hasSucceeded()).isFalse();

        end(101, 6_000, 30_000, true);

        assertThat(tries.hasSucceeded()).isTrue();
    }
}
