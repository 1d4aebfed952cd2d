package vedette.flow.table;

import java.time.Duration;
import vedette.decode.IpProtocol;

/// When a flow ends of itself, and when it is due for a checkpoint. In microseconds of traffic time.
final class Deadlines {

    private static final long NEVER = Long.MAX_VALUE;
    private static final long SECOND = 1_000_000;

    private final long tcp;
    private final long unanswered;
    private final long closed;
    private final long udp;
    private final long other;
    private final boolean hasCheckpoints;

    Deadlines(FlowConfig config) {
        FlowConfig.Timeouts timeouts = config.timeouts();
        tcp = micros(timeouts.tcp());
        unanswered = micros(timeouts.unanswered());
        closed = micros(timeouts.closed());
        udp = micros(timeouts.udp());
        other = micros(timeouts.other());
        hasCheckpoints = config.checkpoints() > 0;
    }

    static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    /// The last moment of traffic time at which the flow could still go on.
    long end(long record) {
        return Memory.i64(record + Layout.SEEN) + timeout(record);
    }

    boolean isPassed(long record, long nowMicros) {
        return nowMicros > end(record);
    }

    /// Whether a packet came so long after the flow's latest, or by its stamp so long before, that it is of another.
    /// What counts are the stamps themselves, which are right where traffic time does not believe a long gap yet.
    boolean isOutside(long record, long packetMicros) {
        return Math.abs(packetMicros - Memory.i64(record + Layout.LAST)) > timeout(record);
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
    long next(long record) {
        return hasCheckpoints ? Math.min(end(record), checkpoint(record) - 1) : end(record);
    }

    /// When the flow is old enough for its next checkpoint: 1, 5 and 30 s, then each minute.
    long checkpoint(long record) {
        if (!hasCheckpoints) {
            return NEVER;
        }
        int passed = Memory.u16(record + Layout.CHECKPOINTS);
        long age = switch (passed) {
            case 0 -> SECOND;
            case 1 -> 5 * SECOND;
            case 2 -> 30 * SECOND;
            default -> (passed - 2) * 60L * SECOND;
        };
        return Memory.i64(record + Layout.CONVERSATION_START) + age;
    }
}
