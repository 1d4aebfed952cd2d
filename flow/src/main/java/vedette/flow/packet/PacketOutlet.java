package vedette.flow.packet;

/// Where a shard puts its blocks of packets. Called by all shards, each with a block of its own.
public interface PacketOutlet {

    /// Takes a block, and gives an empty one to go on with: the same if there was no room for what it had.
    PacketBlock exchange(PacketBlock block);
}
