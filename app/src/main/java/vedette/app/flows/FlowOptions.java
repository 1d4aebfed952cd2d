package vedette.app.flows;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vedette.api.engine.FlowRoom;
import vedette.app.session.DurationConverter;
import vedette.flow.table.FlowConfig;

/// How packets become flows: the options of every command that makes flows.
public final class FlowOptions {

    @Option(
            names = "--max-flows",
            paramLabel = "N",
            description = "keep at most so many flows at a time (default: as many as 224 MiB hold)")
    private long maxFlows;

    @Option(
            names = "--part",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "how long a row's part of a conversation is at most (default: 120s)")
    private @Nullable Duration partLength;

    @Option(
            names = "--activity-gap",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "the longest gap in a time that counts as active (default: 5s)")
    private @Nullable Duration activityGap;

    @Option(
            names = "--timeout",
            paramLabel = "WHICH=D",
            converter = {TimeoutNameConverter.class, DurationConverter.class},
            description =
                    "when a silent conversation ends: tcp (300s), unanswered (60s), closed (10s), udp (120s), other"
                            + " (120s); may be given several times")
    private Map<String, Duration> timeouts = new LinkedHashMap<>();

    @Option(
            names = "--checkpoints",
            paramLabel = "N",
            description = "also put out living flows, at most so many a second: at age 1, 5, 30 s, then each minute;"
                    + " a table has the age as its last column (default: none)")
    private int checkpoints;

    public FlowOptions() {}

    /// Whether rows of living flows are wanted.
    public boolean hasCheckpoints() {
        return checkpoints > 0;
    }

    /// What the options come to for each shard.
    ///
    /// @param shards that share the flows
    /// @param isSequenceKept whether first packets are wanted one by one
    public FlowConfig config(int shards, boolean isSequenceKept) {
        FlowConfig defaults = FlowConfig.defaults();
        FlowConfig.Timeouts usual = defaults.timeouts();
        FlowConfig config = new FlowConfig(
                defaults.maxFlows(),
                new FlowConfig.Timeouts(
                        timeouts.getOrDefault("tcp", usual.tcp()),
                        timeouts.getOrDefault("unanswered", usual.unanswered()),
                        timeouts.getOrDefault("closed", usual.closed()),
                        timeouts.getOrDefault("udp", usual.udp()),
                        timeouts.getOrDefault("other", usual.other())),
                partLength == null ? defaults.partLength() : partLength,
                activityGap == null ? defaults.activityGap() : activityGap,
                isSequenceKept,
                checkpoints);
        if (maxFlows < 0 || maxFlows > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "--max-flows must be from " + FlowRoom.MIN_FLOWS + " to 67108864, was " + maxFlows);
        }
        return maxFlows == 0 ? FlowRoom.filled(config, shards) : FlowRoom.divided(config, maxFlows, shards);
    }
}
