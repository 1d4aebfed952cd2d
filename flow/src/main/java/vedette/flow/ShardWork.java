package vedette.flow;

import vedette.capture.PacketBatch;
import vedette.common.Oddity;
import vedette.decode.DecodedPacket;

/// What a shard does with its packets. Called by one thread.
///
/// Both the packet and the batch are views that hold until the call returns.
public interface ShardWork {

    /// A packet of this shard, in the order in which its source gave it.
    ///
    /// @param stopped why decoding stopped, or [Oddity#NONE]
    /// @param i the packet's place in the batch
    void onPacket(DecodedPacket packet, Oddity stopped, PacketBatch batch, int i);

    /// The tick that ends at this time is closed: everything that belongs to it has been handed over.
    void onTick(long endNanos);
}
