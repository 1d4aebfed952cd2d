package vedette.flow;

import vedette.capture.PacketBatch;

/// Says when a tick, one second of traffic time, is over. Owned by the reader.
///
/// Packets close ticks: the first one from a later second ends the one before. Where a wire is silent, the wall clock
/// does, but only while packets arrive about when they were stamped, so that an old capture which comes through a pipe
/// is not rushed. A recording that carries tick marks closes ticks where its recorder did and nowhere else.
final class TickClock {

    static final long TICK_NANOS = 1_000_000_000L;

    /// How long after a tick's end packets of it may still be on their way: two block time-outs of the kernel's ring.
    static final long GRACE_NANOS = 40_000_000L;

    /// How far a packet's stamp may be from the wall clock for its source to count as live.
    private static final long LIVE_NANOS = 10_000_000_000L;

    private static final long NONE = PacketBatch.NO_TICK;

    private long end = NONE;
    private long closedEnd = NONE;
    private boolean obeysMarks;
    private boolean isLive;

    /// The end of the open tick.
    long end() {
        return end;
    }

    boolean hasBegun() {
        return end != NONE;
    }

    /// Opens the first tick, the one that holds this time.
    void begin(long nanos) {
        end = endOf(nanos);
    }

    /// Whether a packet that moved traffic time here ends the open tick.
    boolean isEndedBy(long nanos) {
        return nanos >= end && !obeysMarks;
    }

    boolean isLate(long packetNanos) {
        return packetNanos < closedEnd;
    }

    /// Notes whether packets come as they happen.
    void compare(long packetNanos, long wallNanos) {
        isLive = Math.abs(wallNanos - packetNanos) < LIVE_NANOS;
    }

    /// Whether packets come as they happen.
    boolean isLive() {
        return isLive;
    }

    /// Whether silence until this time of the wall clock ends the open tick.
    boolean isEndedBySilence(long wallNanos) {
        return isLive && !obeysMarks && hasBegun() && wallNanos >= end + GRACE_NANOS;
    }

    /// Closes the open tick and opens the one that holds this time.
    void open(long nanos) {
        closedEnd = end;
        end = endOf(nanos);
    }

    /// The recording says that the tick which ends here is closed.
    void obey(long mark) {
        obeysMarks = true;
        closedEnd = mark;
        end = mark + TICK_NANOS;
    }

    private static long endOf(long nanos) {
        return (Math.floorDiv(nanos, TICK_NANOS) + 1) * TICK_NANOS;
    }
}
