package vedette.notify;

import java.time.Duration;
import java.util.ArrayDeque;
import vedette.notify.settings.RateLimit;

/// Whether a receiver may be told of more now: no more messages pass in any time of the limit's length than it has. It
/// begins anew with the process. Times are those of a clock that only goes on: while the gate is closed, what waits is
/// held back, and a clock that was put back would keep it closed. Owned by one thread.
final class RateGate {

    private final RateLimit limit;
    private final ArrayDeque<Long> passed = new ArrayDeque<>();

    RateGate(RateLimit limit) {
        this.limit = limit;
    }

    /// How long until a message may pass; zero if one may now.
    Duration closedFor(long now) {
        if (limit.isNone() || passed.size() < limit.most()) {
            return Duration.ZERO;
        }
        long since = now - passed.getFirst();
        return Duration.ofNanos(Math.max(0, limit.per().toNanos() - since));
    }

    /// A message passes.
    void pass(long now) {
        if (limit.isNone()) {
            return;
        }
        if (passed.size() == limit.most()) {
            passed.removeFirst();
        }
        passed.addLast(now);
    }
}
