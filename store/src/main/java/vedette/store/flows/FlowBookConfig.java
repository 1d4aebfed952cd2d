package vedette.store.flows;

import java.time.Duration;

/// How flows are kept.
///
/// @param hot which flows stay in the database before they go to the archive
/// @param commit what was put in is safe from the end of the process after so long
/// @param spill how often, in traffic time, it is seen what is no longer hot by its age
/// @param mostWaiting flows on their way to the database; where more would wait, only some are kept
/// @param mayWait whether the engine waits rather than that flows are left out: one that reads files can, one that
///     watches a wire cannot
public record FlowBookConfig(Hot hot, Duration commit, Duration spill, int mostWaiting, boolean mayWait) {

    /// Which flows are hot.
    ///
    /// @param length for how long, in traffic time
    /// @param most at most so many, and those that go to the archive together
    /// @param together so many go to the archive together at most, while others wait to be written
    public record Hot(Duration length, long most, int together) {

        private static final long MOST = 1_000_000;
        private static final int TOGETHER = 61_440;

        public Hot {
            if (length.isNegative() || most < 0 || together < 1) {
                throw new IllegalArgumentException("store.hot.length and store.hot.most must not be negative, and"
                        + " store.hot.together must be positive");
            }
        }

        /// Those of so long, and no more than usual.
        public static Hot of(Duration length) {
            return new Hot(length, MOST, TOGETHER);
        }
    }

    public FlowBookConfig {
        if (commit.isNegative() || spill.isNegative()) {
            throw new IllegalArgumentException("store.commit and store.spill must not be negative");
        }
        if (mostWaiting < 8) {
            throw new IllegalArgumentException("store.most-waiting must be at least 8, was " + mostWaiting);
        }
    }

    public static FlowBookConfig defaults() {
        return new FlowBookConfig(
                Hot.of(Duration.ofMinutes(10)), Duration.ofSeconds(1), Duration.ofMinutes(1), 250_000, false);
    }

    /// For flows that come from files.
    public FlowBookConfig waiting() {
        return new FlowBookConfig(hot, commit, spill, mostWaiting, true);
    }
}
