package vedette.flow.evidence;

import java.util.List;
import java.util.function.Supplier;
import vedette.capture.CaptureInterface;
import vedette.capture.PacketBatch;
import vedette.capture.ring.PacketEnds;
import vedette.capture.ring.PacketRing;
import vedette.common.Oddity;
import vedette.decode.DecodedPacket;
import vedette.flow.PacketTap;
import vedette.flow.ShardHash;

/// Puts every packet into the ring, before it is dealt: so what is kept does not depend on how many shards there are.
/// Owned by the reader's thread.
public final class EvidenceTap implements PacketTap {

    private final PacketRing ring;
    private final Supplier<List<CaptureInterface>> interfaces;
    private final ShardHash hash;
    private final FirstBytes first;
    private final PacketEnds ends = new PacketEnds();
    private List<CaptureInterface> known = List.of();

    /// @param interfaces those that packets come from
    /// @param seed of the hash of conversations
    public EvidenceTap(PacketRing ring, Supplier<List<CaptureInterface>> interfaces, long seed) {
        this.ring = ring;
        this.interfaces = interfaces;
        hash = new ShardHash(seed);
        first = new FirstBytes(ring.flowBytes());
    }

    @Override
    public void onPacket(DecodedPacket packet, Oddity stopped, PacketBatch batch, int i) {
        boolean isEarly = false;
        if (stopped == Oddity.NONE && (packet.isIp() || packet.isArp())) {
            long conversation = hash.hash(packet);
            isEarly = first.has(conversation, batch, i);
            ends.source(packet.sourceHigh(), packet.sourceLow());
            ends.destination(packet.destinationHigh(), packet.destinationLow());
            ends.transport(packet.protocol(), packet.sourcePort(), packet.destinationPort());
            ends.conversation(conversation);
        } else {
            ends.clear();
        }
        if (batch.interfaceId(i) >= known.size()) {
            known = interfaces.get(); // not for each packet: some sources make a list each time
        }
        ring.add(batch, i, ends, isEarly, known);
    }

    @Override
    public void onTick(long endNanos) {
        ring.tick(endNanos);
    }

    @Override
    public void onEnd() {
        ring.end();
    }
}
