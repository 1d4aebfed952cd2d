package vedette.store.flows;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// Knows up to which number flows are hot no longer: those that ended too long ago, and the first of those that are too
/// many. Owned by the thread of a [FlowBook].
final class HotFlows {

    private final FlowBookConfig config;
    private final Deque<Mark> marks = new ArrayDeque<>();
    private long looked = Long.MIN_VALUE;
    private long failed = Long.MIN_VALUE;
    private long due;
    private long moved;

    /// All flows up to this number had ended at this time.
    private record Mark(long ended, long number) {}

    /// @param moved no flow up to this number is in the database
    HotFlows(FlowBookConfig config, long moved) {
        this.config = config;
        this.moved = moved;
        due = moved;
    }

    /// Flows were committed.
    ///
    /// @param newest when the latest of all ended
    /// @param last the number of the last
    void committed(long newest, long last) {
        if (marks.isEmpty() || marks.getLast().number() < last) {
            marks.add(new Mark(newest, last));
        }
        if (looked == Long.MIN_VALUE) {
            looked = newest;
        }
        if (newest - looked >= micros(config.spill())) {
            looked = newest;
            while (!marks.isEmpty()
                    && marks.peek().ended() <= newest - micros(config.hot().length())) {
                due = Math.max(due, marks.remove().number());
            }
        }
        long tooMany = Math.max(0, last - moved - config.hot().most());
        due = Math.max(due, moved + tooMany - tooMany % config.hot().together());
        while (!marks.isEmpty() && marks.peek().number() <= due) {
            marks.remove();
        }
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    /// Up to which number flows are to go; not after a failure, until it would be seen again what is too old.
    long due() {
        boolean isPaused = failed != Long.MIN_VALUE && looked == failed;
        return isPaused ? moved : due;
    }

    /// Whether some are to go before more come.
    ///
    /// @param last the number of the last, committed or not
    boolean isFull(long last) {
        return last - moved >= config.hot().most() + config.hot().together();
    }

    boolean isDue() {
        return due() > moved;
    }

    /// No flow up to this number is in the database any more.
    void moved(long number) {
        moved = Math.max(moved, number);
    }

    /// They could not go.
    void failed() {
        failed = looked;
    }
}
