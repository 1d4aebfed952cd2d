package vedette.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import vedette.notify.settings.RateLimit;

/// Whether a receiver may be told of more now: no more messages pass in any time of the limit's length than it has. It
/// begins anew with the process. Owned by one thread.
final class RateGate {

    private final RateLimit limit;
    private final ArrayDeque<Instant> passed = new ArrayDeque<>();

    RateGate(RateLimit limit) {
        this.limit = limit;
    }

    /// How long until a message may pass; zero if one may now.
    Duration closedFor(Instant now) {
        if (limit.isNone() || passed.size() < limit.most()) {
            return Duration.ZERO;
        }
        Instant opens = passed.getFirst().plus(limit.per());
        return now.isBefore(opens) ? Duration.between(now, opens) : Duration.ZERO;
    }

    /// A message passes.
    void pass(Instant now) {
        if (limit.isNone()) {
            return;
        }
        if (passed.size() == limit.most()) {
            passed.removeFirst();
        }
        passed.addLast(now);
    }
}
