package vedette.capture.live;

import java.time.Instant;
import vedette.common.NanoClock;

/// The wall clock, for tests against the kernel, which stamps packets with it.
final class TestClock {

    static final NanoClock OF_THE_WALL = () -> {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    };

    private TestClock() {}
}
