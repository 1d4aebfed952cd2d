package vedette.capture.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InterfaceCountersTest {

    private static final List<String> LINES = List.of(
            "Inter-|   Receive                                                |  Transmit",
            " face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls"
                    + " carrier compressed",
            "    lo: 8001 90 0 0 0 0 0 0 8001 90 0 0 0 0 0 0",
            "eth0:1000 20 3 4 0 0 0 0 500 6 0 0 0 0 0 0");

    @Test
    void eachInterfaceHasItsNumbersInTheKernelsOrder() {
        Map<String, InterfaceCounters> counters = InterfaceCounters.parse(LINES);

        assertThat(counters.keySet()).containsExactly("lo", "eth0");
        assertThat(counters.get("eth0")).isEqualTo(new InterfaceCounters(20, 1_000, 4, 3, 6, 500));
    }

    @Test
    void linesThatAreNotAsExpectedAreLeftOut() {
        assertThat(InterfaceCounters.parse(List.of("", ":", "eth0: 1 2 3", "eth1: a b c d e f g h i j k l m n o p")))
                .containsExactly(Map.entry("eth1", InterfaceCounters.NONE));
    }
}
