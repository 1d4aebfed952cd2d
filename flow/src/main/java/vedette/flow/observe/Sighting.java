package vedette.flow.observe;

import java.lang.foreign.MemorySegment;
import vedette.capture.PacketBatch;
import vedette.common.Address;
import vedette.decode.DecodedPacket;
import vedette.flow.ShardHash;
import vedette.flow.fact.Ends;
import vedette.flow.fact.Fact;
import vedette.flow.fact.FactKind;
import vedette.flow.sample.FactSample;

/// A packet in which somebody looks for facts, and the way to tell them. Moved from packet to packet; owned by one
/// thread.
final class Sighting {

    private static final long MICRO = 1_000;

    private final ShardHash hash;
    private DecodedPacket packet;
    private MemorySegment buffer = MemorySegment.NULL;
    private long nanos;
    private FactSample sample;
    private long order;

    Sighting(ShardHash hash, DecodedPacket packet, FactSample sample) {
        this.hash = hash;
        this.packet = packet;
        this.sample = sample;
    }

    void moveTo(DecodedPacket newPacket, PacketBatch batch, int i, FactSample into) {
        packet = newPacket;
        buffer = batch.buffer(i);
        nanos = batch.timestampNanos(i);
        sample = into;
    }

    DecodedPacket packet() {
        return packet;
    }

    MemorySegment buffer() {
        return buffer;
    }

    /// Where the captured payload begins.
    long start() {
        return packet.payloadStart();
    }

    /// Where the captured payload ends.
    long limit() {
        return packet.payloadStart() + packet.capturedPayloadLength();
    }

    long micros() {
        return Math.floorDiv(nanos, MICRO);
    }

    /// Whether there is room for a fact of this kind from this conversation: to be asked before one is made.
    boolean claims(FactKind kind) {
        order = sample.claim(kind, hash.hash(packet));
        return order >= 0;
    }

    /// Tells the fact that room was claimed for.
    void tell(Fact fact) {
        sample.add(order, fact);
    }

    Address source() {
        return new Address(packet.sourceHigh(), packet.sourceLow());
    }

    Address destination() {
        return new Address(packet.destinationHigh(), packet.destinationLow());
    }

    /// The ends of a packet that the client sent.
    Ends fromClient() {
        return new Ends(source(), packet.sourcePort(), destination(), packet.destinationPort(), packet.protocol());
    }

    /// The ends of a packet that the server sent.
    Ends fromServer() {
        return new Ends(destination(), packet.destinationPort(), source(), packet.sourcePort(), packet.protocol());
    }

    Ends ends(boolean isFromServer) {
        return isFromServer ? fromServer() : fromClient();
    }
}
