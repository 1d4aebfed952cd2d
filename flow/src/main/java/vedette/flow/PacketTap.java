package vedette.flow;

import vedette.capture.PacketBatch;
import vedette.common.Oddity;
import vedette.decode.DecodedPacket;

/// Sees every packet beside the shards, whole and in the order in which they are dealt. Called by the reader's thread,
/// which it must not hold up.
public interface PacketTap {

    /// The view and the bytes hold until the call returns.
    ///
    /// @param stopped why decoding stopped, or [Oddity#NONE]
    /// @param i the packet's place in the batch
    void onPacket(DecodedPacket packet, Oddity stopped, PacketBatch batch, int i);

    /// The tick that ends at this time is closed.
    void onTick(long endNanos);

    /// There are no more packets.
    void onEnd();
}
