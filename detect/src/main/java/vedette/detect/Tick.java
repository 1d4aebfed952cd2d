package vedette.detect;

import vedette.detect.site.Site;
import vedette.flow.activity.TickActivity;
import vedette.flow.sample.TickFacts;

/// One second of traffic as detectors see it: what hosts did, what packets said, and what is known of the site by then.
///
/// @param endNanos when it ends, in traffic time
public record Tick(long endNanos, TickActivity activity, TickFacts facts, Site site) {

    private static final long SECOND = 1_000_000_000L;

    /// The tick's number: seconds since 1970 at its end.
    public long second() {
        return Math.floorDiv(endNanos, SECOND);
    }
}
