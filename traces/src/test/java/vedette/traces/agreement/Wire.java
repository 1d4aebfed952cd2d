package vedette.traces.agreement;

import java.util.HashMap;
import java.util.Map;
import vedette.capture.PacketBatch;
import vedette.common.IpText;
import vedette.common.Oddity;
import vedette.decode.DecodedPacket;
import vedette.flow.ShardWork;
import vedette.traces.reference.FiveTuple;

/// What a capture's packets are, counted by who sent them to whom: what it takes to explain a difference.
final class Wire implements ShardWork {

    /// Of the packets from one end to another.
    static final class Facts {
        long packets;
        long frameBytes;
        long ipBytes;
        long errors;
        long errorFrameBytes;
        long errorIpBytes;
        long tunnelled;
    }

    private final Map<FiveTuple, Facts> byTuple = new HashMap<>();
    private final Facts all = new Facts();

    @Override
    public void onPacket(DecodedPacket packet, Oddity oddity, PacketBatch batch, int i) {
        if (oddity == Oddity.NONE && packet.isIp()) {
            count(byTuple.computeIfAbsent(tuple(packet), _ -> new Facts()), packet, batch.wireLength(i));
            count(all, packet, batch.wireLength(i));
        }
    }

    private static FiveTuple tuple(DecodedPacket packet) {
        return FiveTuple.of(
                IpText.of(packet.sourceHigh(), packet.sourceLow()),
                packet.sourcePort(),
                IpText.of(packet.destinationHigh(), packet.destinationLow()),
                packet.destinationPort(),
                packet.protocol());
    }

    private static void count(Facts facts, DecodedPacket packet, int wireLength) {
        facts.packets++;
        facts.frameBytes += wireLength;
        facts.ipBytes += packet.networkLength();
        if (packet.hasQuote()) {
            facts.errors++;
            facts.errorFrameBytes += wireLength;
            facts.errorIpBytes += packet.networkLength();
        }
        facts.tunnelled += packet.tunnelDepth() > 0 ? 1 : 0;
    }

    @Override
    public void onBatchEnd() {
        // nothing is held back
    }

    @Override
    public void onTick(long endNanos) {
        // sums do not depend on ticks
    }

    @Override
    public void onEnd() {
        // nor on the end
    }

    Facts of(FiveTuple tuple) {
        return byTuple.getOrDefault(tuple, new Facts());
    }

    Facts all() {
        return all;
    }
}
