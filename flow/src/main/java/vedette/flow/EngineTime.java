package vedette.flow;

import vedette.common.Oddity;
import vedette.common.OddityCounters;

/// Traffic time: the latest packet's timestamp, as far as it can be believed. Owned by the reader.
///
/// Time is a running maximum, so it never goes back. One packet stamped far in the future, by a broken clock or by
/// somebody who writes his own captures, must not end every flow: such a leap moves time on by one second only. A true
/// gap, as between two rotated files, shows itself in the packets that follow: after eight in a row from beyond the
/// gap, time follows them.
final class EngineTime {

    static final long MAX_STEP_NANOS = 60_000_000_000L;
    static final long CAUTIOUS_STEP_NANOS = 1_000_000_000L;
    static final int WITNESSES = 8;

    /// No packet was seen.
    static final long NONE = Long.MIN_VALUE;

    private final OddityCounters oddities;
    private long now = NONE;
    private int witnesses;
    private long earliestWitness;

    EngineTime(OddityCounters oddities) {
        this.oddities = oddities;
    }

    long now() {
        return now;
    }

    /// Takes note of a packet's time, and returns the time that it now is.
    long advance(long packetNanos) {
        if (now == NONE) {
            return begin(packetNanos);
        }
        if (packetNanos < now) {
            witnesses = 0;
            oddities.increment(Oddity.TIME_WENT_BACK);
            return now;
        }
        // Unsigned, because stamps of a file may lie further apart than a signed difference can say.
        if (Long.compareUnsigned(packetNanos - now, MAX_STEP_NANOS) > 0) {
            return leap(packetNanos);
        }
        witnesses = 0;
        now = packetNanos;
        return now;
    }

    private long begin(long packetNanos) {
        now = packetNanos;
        return now;
    }

    private long leap(long packetNanos) {
        earliestWitness = witnesses == 0 ? packetNanos : Math.min(earliestWitness, packetNanos);
        witnesses++;
        if (witnesses == WITNESSES) {
            witnesses = 0;
            now = earliestWitness;
        } else {
            oddities.increment(Oddity.TIME_LEAPT_AHEAD);
            now += CAUTIOUS_STEP_NANOS;
        }
        return now;
    }
}
