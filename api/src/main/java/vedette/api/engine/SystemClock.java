package vedette.api.engine;

import java.time.Instant;
import vedette.common.NanoClock;

/// The system's clock, which only this room reads.
public final class SystemClock implements NanoClock {

    public static final SystemClock INSTANCE = new SystemClock();

    private SystemClock() {}

    @Override
    public long nanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }
}
