package vedette.api.engine;

import vedette.flow.table.FlowConfig;

/// How much room flows have, divided among the shards that share them.
public final class FlowRoom {

    /// No shard has less room.
    public static final int MIN_FLOWS = 64;

    /// The share of the whole memory that flows may take.
    private static final long BYTES = 224L << 20;

    private FlowRoom() {}

    /// Flows as detectors want them: the usual room, divided.
    public static FlowConfig usual(int shards) {
        FlowConfig defaults = FlowConfig.defaults();
        return divided(defaults, defaults.maxFlows(), shards);
    }

    /// As many flows as their memory holds, divided.
    public static FlowConfig filled(FlowConfig config, int shards) {
        return divided(config, BYTES / config.recordLength(), shards);
    }

    /// So many flows, divided.
    public static FlowConfig divided(FlowConfig config, long flows, int shards) {
        return config.withMaxFlows((int) Math.max(MIN_FLOWS, (flows + shards - 1) / shards));
    }
}
