package vedette.api.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a session reads.
///
/// @param most how long it may take by the clock; null if that does not matter
/// @param output the capture file that is written of it; null if none is
/// @param verifiesChecksums whether checksums are judged, which costs a look at every byte
public record SessionOptions(
        @Nullable Duration most, @Nullable String output, boolean verifiesChecksums) {

    /// Reads until all was read, and writes nothing.
    public static final SessionOptions PLAIN = new SessionOptions(null, null, false);
}
