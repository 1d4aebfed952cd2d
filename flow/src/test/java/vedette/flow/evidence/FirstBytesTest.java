package vedette.flow.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import vedette.capture.PacketBatch;

class FirstBytesTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long NOW = 1_768_208_400L * SECOND;

    private final FirstBytes first = new FirstBytes(1_000);
    private final PacketBatch batch = new PacketBatch();

    private boolean isEarly(long conversation, int bytes, long nanos) {
        batch.clear();
        batch.add(MemorySegment.NULL, 0, bytes, bytes, nanos);
        return first.has(conversation, batch, 0);
    }

    @Test
    void whatBeginsWithinTheFirstBytesIsEarly_whatBeginsBehindThemIsNot() {
        assertThat(isEarly(7, 999, NOW)).isTrue();
        assertThat(isEarly(7, 5_000, NOW)).as("it begins at the last of them").isTrue();
        assertThat(isEarly(7, 1, NOW)).isFalse();
        assertThat(isEarly(8, 1, NOW)).as("another conversation").isTrue();
    }

    @Test
    void whatEndsExactlyThereLeavesNothingForTheNext() {
        assertThat(isEarly(7, 1_000, NOW)).isTrue();
        assertThat(isEarly(7, 1, NOW)).isFalse();
    }

    @Test
    void afterTwoMinutesOfSilenceItBeginsAnew_andNotBefore() {
        assertThat(isEarly(7, 1_000, NOW)).isTrue();
        assertThat(isEarly(7, 1, NOW + 120 * SECOND)).isFalse();
        assertThat(isEarly(7, 1, NOW + 240 * SECOND))
                .as("the silence counts from the last")
                .isFalse();
        assertThat(isEarly(7, 1, NOW + 361 * SECOND)).isTrue();
    }

    @Test
    void manyConversationsAtOnceOnlyMakeMoreEarly_andAHugePacketDoesNotConfuse() {
        assertThat(isEarly(7, 1 << 28, NOW)).isTrue();
        assertThat(isEarly(7, 1, NOW)).isFalse();
        for (long conversation = 100; conversation < 2_000_000; conversation++) {
            assertThat(isEarly(conversation * 0x9E37_79B9L, 60, NOW)).isTrue();
        }
    }
}
