package vedette.capture.live;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class PcapHeaderTest {

    private static final int AT = 8;

    private final MemorySegment memory = Arena.ofAuto().allocate(64, 8);

    @Test
    void onLinuxBothTimeFieldsAreLongs() {
        memory.set(JAVA_LONG, AT, 1_700_000_000L);
        memory.set(JAVA_LONG, AT + 8, 999_999_999L);
        lengths(AT + 16);

        assertReads(PcapHeader.of("Linux"), 1_700_000_000L, 999_999_999L);
    }

    @Test
    void onMacosTheFractionIsAnIntAndPadded() {
        memory.set(JAVA_LONG, AT, 1_700_000_000L);
        memory.set(JAVA_INT, AT + 8, 999_999);
        memory.set(JAVA_INT, AT + 12, -1);
        lengths(AT + 16);

        assertReads(PcapHeader.of("Mac OS X"), 1_700_000_000L, 999_999L);
    }

    @Test
    void onWindowsBothAreInts() {
        memory.set(JAVA_INT, AT, 1_700_000_000);
        memory.set(JAVA_INT, AT + 4, 999_999);
        lengths(AT + 8);

        assertReads(PcapHeader.of("Windows 11"), 1_700_000_000L, 999_999L);
    }

    private void lengths(long place) {
        memory.set(JAVA_INT, place, 60);
        memory.set(JAVA_INT, place + 4, 1_500);
    }

    private void assertReads(PcapHeader header, long seconds, long fraction) {
        assertThat(header.seconds(memory, AT)).isEqualTo(seconds);
        assertThat(header.fraction(memory, AT)).isEqualTo(fraction);
        assertThat(header.capturedLength(memory, AT)).isEqualTo(60);
        assertThat(header.wireLength(memory, AT)).isEqualTo(1_500);
    }
}
