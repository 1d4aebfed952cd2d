package vedette.flow.table;

import java.time.Duration;
import vedette.decode.IpProtocol;
import vedette.flow.record.CheckpointAge;
import vedette.flow.record.FlowEnd;
import vedette.flow.record.Layout;
import vedette.flow.record.Memory;
import vedette.flow.record.State;

/// When a flow ends of itself, and when it is due for a checkpoint. In microseconds of traffic time.
final class Deadlines {

    private static final long NEVER = Long.MAX_VALUE;
    private static final long SECOND = 1_000_000;

    private final long tcp;
    private final long unanswered;
    private final long closed;
    private final long udp;
    private final long other;
    private final long shortest;
    private final boolean hasCheckpoints;

    Deadlines(FlowConfig config) {
        FlowConfig.Timeouts timeouts = config.timeouts();
        tcp = micros(timeouts.tcp());
        unanswered = micros(timeouts.unanswered());
        closed = micros(timeouts.closed());
        udp = micros(timeouts.udp());
        other = micros(timeouts.other());
        shortest = Math.min(Math.min(Math.min(tcp, unanswered), Math.min(closed, udp)), other);
        hasCheckpoints = config.checkpoints() > 0;
    }

    static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    /// The last moment of traffic time at which the flow could still go on.
    ///
    /// Its latest packet's stamp counts as soon as traffic time has come to believe it; until then counts when it
    /// was seen.
    private long end(long record, long nowMicros) {
        long last = Memory.i64(record + Layout.LAST);
        long seen = Memory.i64(record + Layout.SEEN);
        return (last <= nowMicros ? Math.max(last, seen) : seen) + timeout(record);
    }

    boolean isPassed(long record, long nowMicros) {
        return nowMicros > end(record, nowMicros);
    }

    /// Whether a packet came so long after the flow's latest, or by its stamp so long before, that it is of another.
    /// What counts are the stamps themselves, which are right where traffic time does not believe a long gap yet.
    boolean isOutside(long record, long packetMicros) {
        long away = Math.abs(packetMicros - Memory.i64(record + Layout.LAST));
        return away > shortest && away > timeout(record);
    }

    private long timeout(long record) {
        int protocol = Memory.u8(record + Layout.PROTOCOL);
        if (protocol == IpProtocol.TCP) {
            if (isClosed(record)) {
                return closed;
            }
            return isAnswered(record) ? tcp : unanswered;
        }
        return protocol == IpProtocol.UDP ? udp : other;
    }

    static boolean isClosed(long record) {
        return (Memory.u16(record + Layout.STATE) & State.CLOSED) != 0;
    }

    static boolean isAnswered(long record) {
        return Memory.i32(record + Layout.BACKWARD + Layout.PACKETS) != 0
                || Memory.i64(record + Layout.EARLIER_BACKWARD_PACKETS) != 0;
    }

    /// Why a flow ends whose deadline has passed.
    static FlowEnd reason(long record) {
        return isClosed(record) ? FlowEnd.CLOSED : FlowEnd.IDLE;
    }

    /// When to look at the flow again.
    long next(long record, long nowMicros) {
        long end = end(record, nowMicros);
        return hasCheckpoints ? Math.min(end, checkpoint(record) - 1) : end;
    }

    /// When the flow is old enough for its next checkpoint: 1, 5 and 30 s, then each minute.
    long checkpoint(long record) {
        if (!hasCheckpoints) {
            return NEVER;
        }
        int passed = Memory.u16(record + Layout.CHECKPOINTS);
        return passed == CheckpointAge.MOST
                ? NEVER
                : Memory.i64(record + Layout.CONVERSATION_START) + CheckpointAge.seconds(passed) * SECOND;
    }
}
