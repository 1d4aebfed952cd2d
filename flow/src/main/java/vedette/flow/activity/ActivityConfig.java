package vedette.flow.activity;

/// How much of a tick is kept. The limits hold for each shard and for the merged tick alike, which is what makes the
/// result the same for any number of shards.
///
/// At its limits, a role takes about 650 bytes a host and 512 bytes a sketch, and the pairs 250 bytes each; 100 more of
/// either where conversations have labels. With the defaults, that is 9 MiB for a tick, 11 with labels; a shard holds
/// two, so that those of eight shards fit into the heap beside the windows. All of it grows with use, so quiet networks
/// take little.
///
/// @param maxHosts hosts kept in each role, actor and victim
/// @param maxSketches hosts with more than [DistinctCounts#EXACT] peers, ports or services need a sketch for each; so
/// many are kept in each role
/// @param maxPairs pairs of actor and victim with the service
public record ActivityConfig(int maxHosts, int maxSketches, int maxPairs) {

    private static final int MAX = 1 << 20;

    public ActivityConfig {
        check("max-hosts", maxHosts);
        check("max-sketches", maxSketches);
        check("max-pairs", maxPairs);
    }

    public static ActivityConfig defaults() {
        return new ActivityConfig(4_096, 2_048, 8_192);
    }

    private static void check(String key, int value) {
        if (value < 1 || value > MAX) {
            throw new IllegalArgumentException("flow.activity." + key + " must be from 1 to " + MAX + ", was " + value);
        }
    }
}
