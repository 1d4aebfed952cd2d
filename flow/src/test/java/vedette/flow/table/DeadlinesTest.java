package vedette.flow.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vedette.flow.record.CheckpointAge;
import vedette.flow.record.Layout;
import vedette.flow.record.Memory;

class DeadlinesTest {

    private static final long START = 1_700_000_000_000_000L;
    private static final int RECORD = 4_096;

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 5", "2, 30", "3, 60", "4, 120", "65534, 3931920"})
    void aLivingFlowIsDueAtItsAges(int passed, long seconds) {
        assertThat(dueAfter(passed)).isEqualTo(START + seconds * 1_000_000);
    }

    @Test
    void whenTheCountOfCheckpointsIsFull_thenNoneIsDueAnyMore() {
        assertThat(dueAfter(CheckpointAge.MOST)).isEqualTo(Long.MAX_VALUE);
    }

    private static long dueAfter(int passed) {
        try (Arena arena = Arena.ofConfined()) {
            long record = arena.allocate(RECORD, Long.BYTES).address();
            Memory.put64(record + Layout.CONVERSATION_START, START);
            Memory.put16(record + Layout.CHECKPOINTS, passed);
            return new Deadlines(FlowConfig.defaults().withCheckpoints(1)).checkpoint(record);
        }
    }
}
