package vedette.capture.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vedette.common.NanoClock;
import vedette.common.OddityCounters;

/// The ring against the kernel, on a pair of virtual interfaces in namespaces of their own.
@Tag("namespaces")
class RingSourceTest {

    private static final int UDP_PORT = 9;

    private final NanoClock clock = TestClock.OF_THE_WALL;
    private final OddityCounters oddities = new OddityCounters();
    private Namespace here;
    private Namespace there;

    @BeforeAll
    static void checkTheMachine() {
        String obstacle = Namespace.obstacle();
        assumeTrue(obstacle.isEmpty(), obstacle);
    }

    @BeforeEach
    void makeNamespaces() {
        here = new Namespace();
        there = new Namespace();
        here.link("mon0", there, "peer0");
    }

    @AfterEach
    void removeNamespaces() {
        here.close();
        there.close();
    }

    @Test
    void everyPacketArrivesOnceAndWhole() throws Exception {
        here.call(() -> {
            try (LiveSource source = LiveCapture.open(LiveConfig.of(List.of("mon0")), oddities, clock)) {
                send(1_000, 500);
                List<Seen> seen = Seen.read(source, 1_000);
                assertThat(seen).hasSize(1_000);
                return null;
            }
        });
    }

    private void send(int count, int length) throws Exception {
        there.call(() -> {
            try (FrameSender sender = new FrameSender("peer0")) {
                for (int i = 0; i < count; i++) {
                    sender.send(Frames.udp(i, UDP_PORT, length));
                }
            }
            return null;
        });
    }
}
