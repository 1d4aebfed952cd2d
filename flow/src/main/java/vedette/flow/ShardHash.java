package vedette.flow;

import vedette.decode.DecodedPacket;

/// Which shard a packet belongs to: a hash of the two ends of its innermost conversation that is the same for both
/// directions, for ICMP errors about it and for its fragments.
///
/// Neither VLAN nor tunnel take part, since the two directions of a conversation may travel in different ones. Each
/// end is mixed on its own and the two are added, which is symmetric; a plain exclusive-or of the addresses would put
/// all conversations of neighbours into few shards. The seed keeps an attacker from choosing the shard.
final class ShardHash {

    private static final long ADDRESS_MULTIPLIER = 0x9E3779B97F4A7C15L;
    private static final long PORT_MULTIPLIER = 0xC2B2AE3D27D4EB4FL;

    private final long seed;

    ShardHash(long seed) {
        this.seed = seed;
    }
