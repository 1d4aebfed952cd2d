package vedette.flow.packet;

import java.util.function.ToLongFunction;
import vedette.capture.PacketBatch;
import vedette.decode.DecodedPacket;
import vedette.flow.record.FlowView;

/// What a shard notes of its packets: the header when it comes, and the conversation once the flow table knows which it
/// is, in the same order. Owned by one thread.
public final class PacketLog {

    private final PacketOutlet outlet;
    private final ToLongFunction<FlowView> conversations;
    private final FlowView view = new FlowView();
    private PacketBlock block = new PacketBlock();
    private int settled;

    /// @param conversations the number of the conversation that a flow is part of
    public PacketLog(PacketOutlet outlet, ToLongFunction<FlowView> conversations) {
        this.outlet = outlet;
        this.conversations = conversations;
    }

    /// Whether the block must be handed over before another packet is added.
    public boolean isFull() {
        return block.isFull();
    }

    /// Notes a packet of IP that was read to its transport header.
    public void add(DecodedPacket packet, PacketBatch batch, int i) {
        block.add(packet, batch, i);
    }

    /// The first packet of those whose conversation was not told yet belongs to the flow of this record.
    public void settle(long record) {
        view.moveTo(record, false);
        block.conversation(settled++, conversations.applyAsLong(view));
    }

    /// Gives what was noted away. To be called when all conversations were told.
    public void handOver() {
        if (block.size() > 0) {
            block = outlet.exchange(block);
            settled = 0;
        }
    }
}
