package vedette.app.monitor;

import java.time.Instant;
import java.time.InstantSource;
import vedette.common.NanoClock;

/// What time it is in the network that is watched. Reports, and what is let go, go by it.
///
/// @param time the clock of this machine where it captures; where packets come from elsewhere, the end of the latest
///     tick, since those may be of any day and come as fast as they can be read. It is 0 until there is any
public record SiteClock(NanoClock time) implements NanoClock, InstantSource {

    @Override
    public long nanos() {
        return time.nanos();
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochSecond(0, nanos());
    }
}
