package vedette.app;

import java.time.Instant;
import vedette.common.NanoClock;

/// The system's clock, which only this room reads.
final class SystemClock implements NanoClock {

    static final SystemClock INSTANCE = new SystemClock();

    private SystemClock() {}

    @Override
    public long nanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }
}
