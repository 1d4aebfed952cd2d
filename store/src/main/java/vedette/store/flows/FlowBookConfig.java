package vedette.store.flows;

import java.time.Duration;

/// How flows are kept.
///
/// @param hot for how long, in traffic time, they stay in the database before they go to the archive
/// @param commit what was put in is safe from the end of the process after so long
/// @param spill how often, in traffic time, what is no longer hot goes to the archive
/// @param mostWaiting flows on their way to the database; where more would wait, only some are kept
/// @param mayWait whether the engine waits rather than that flows are left out: one that reads files can, one that
///     watches a wire cannot
public record FlowBookConfig(Duration hot, Duration commit, Duration spill, int mostWaiting, boolean mayWait) {

    public FlowBookConfig {
        if (hot.isNegative() || commit.isNegative() || spill.isNegative()) {
            throw new IllegalArgumentException("store.hot, store.commit and store.spill must not be negative");
        }
        if (mostWaiting < 8) {
            throw new IllegalArgumentException("store.most-waiting must be at least 8, was " + mostWaiting);
        }
    }

    public static FlowBookConfig defaults() {
        return new FlowBookConfig(Duration.ofMinutes(10), Duration.ofSeconds(1), Duration.ofMinutes(1), 250_000, false);
    }

    /// For flows that come from files.
    public FlowBookConfig waiting() {
        return new FlowBookConfig(hot, commit, spill, mostWaiting, true);
    }
}
