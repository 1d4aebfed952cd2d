package vedette.report.data;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a report is about.
///
/// @param site the network that was watched
/// @param sensor what watched it
/// @param writtenAt when the report was written, if it is to say so: the same report has the same bytes
/// @param writtenBy the program with its version
public record Scope(
        String site,
        String sensor,
        Period period,
        Exactness exactness,
        @Nullable Instant writtenAt,
        String writtenBy) {}
