package vedette.flow;

import vedette.capture.PacketBatch;
import vedette.common.Oddity;
import vedette.decode.DecodedPacket;

/// What a shard does with its packets. Called by one thread.
///
/// The packet is a view that holds until the call returns; the bytes it lies in hold until [#onBatchEnd] returns.
public interface ShardWork {

    /// A packet of this shard, in the order in which its source gave it.
    ///
    /// @param stopped why decoding stopped, or [Oddity#NONE]
    /// @param i the packet's place in the batch
    void onPacket(DecodedPacket packet, Oddity stopped, PacketBatch batch, int i);

    /// The bytes of the packets so far are about to be given up.
    void onBatchEnd();

    /// The tick that ends at this time is closed: everything that belongs to it has been handed over.
    void onTick(long endNanos);

    /// There are no more packets and no more ticks.
    void onEnd();
}
