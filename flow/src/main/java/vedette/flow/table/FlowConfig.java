package vedette.flow.table;

import java.time.Duration;
import vedette.flow.record.Layout;

/// How many flows are kept, and when they end.
///
/// @param maxFlows in one table; of them those that have ended hold their place until they are put out
/// @param partLength how long a part of a conversation is at most
/// @param activityGap the longest gap in a time that counts as active
/// @param isSequenceKept whether the first packets of each part are kept one by one, and the first payload is looked at
/// @param checkpoints how many living flows a table puts out at most in one tick; 0 for none
public record FlowConfig(
        int maxFlows,
        Timeouts timeouts,
        Duration partLength,
        Duration activityGap,
        boolean isSequenceKept,
        int checkpoints) {

    /// Longer parts would not fit into the 32 bits that a time within a part has, nor their squares into 64.
    private static final Duration MAX_PART = Duration.ofMinutes(45);

    private static final int MIN_FLOWS = 64;
    private static final int MAX_FLOWS = 1 << 26;

    /// How long nothing may be seen of a conversation before it ends.
    ///
    /// @param unanswered TCP of which the responder has sent nothing
    /// @param closed TCP after both FINs or a RST
    public record Timeouts(Duration tcp, Duration unanswered, Duration closed, Duration udp, Duration other) {

        private static final Duration MAX = Duration.ofDays(1);

        public Timeouts {
            check("tcp", tcp);
            check("unanswered", unanswered);
            check("closed", closed);
            check("udp", udp);
            check("other", other);
        }

        private static void check(String name, Duration timeout) {
            if (timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.compareTo(MAX) > 0) {
                throw new IllegalArgumentException(
                        "flow.timeouts." + name + " must be from PT1S to PT24H, was " + timeout);
            }
        }

        public static Timeouts defaults() {
            return new Timeouts(
                    Duration.ofSeconds(300),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(120),
                    Duration.ofSeconds(120));
        }
    }

    public FlowConfig {
        if (maxFlows < MIN_FLOWS || maxFlows > MAX_FLOWS) {
            throw new IllegalArgumentException(
                    "flow.max-flows must be in [" + MIN_FLOWS + ", " + MAX_FLOWS + "], was " + maxFlows);
        }
        if (partLength.compareTo(Duration.ofSeconds(1)) < 0 || partLength.compareTo(MAX_PART) > 0) {
            throw new IllegalArgumentException(
                    "flow.part-length must be from PT1S to " + MAX_PART + ", was " + partLength);
        }
        if (activityGap.isNegative() || activityGap.isZero()) {
            throw new IllegalArgumentException("flow.activity-gap must be positive, was " + activityGap);
        }
        if (checkpoints < 0) {
            throw new IllegalArgumentException("flow.checkpoints must not be negative, was " + checkpoints);
        }
    }

    public static FlowConfig defaults() {
        return new FlowConfig(262_144, Timeouts.defaults(), Duration.ofSeconds(120), Duration.ofSeconds(5), false, 0);
    }

    public FlowConfig withMaxFlows(int flows) {
        return new FlowConfig(flows, timeouts, partLength, activityGap, isSequenceKept, checkpoints);
    }

    public FlowConfig withSequence(boolean isKept) {
        return new FlowConfig(maxFlows, timeouts, partLength, activityGap, isKept, checkpoints);
    }

    public FlowConfig withCheckpoints(int perTick) {
        return new FlowConfig(maxFlows, timeouts, partLength, activityGap, isSequenceKept, perTick);
    }

    /// How many bytes a flow takes in the table.
    public int recordLength() {
        return isSequenceKept ? Layout.RECORD_WITH_SEQUENCE : Layout.RECORD;
    }
}
