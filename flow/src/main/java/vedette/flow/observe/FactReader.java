package vedette.flow.observe;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import vedette.capture.PacketBatch;
import vedette.common.Oddity;
import vedette.decode.DecodedPacket;
import vedette.decode.IpProtocol;
import vedette.flow.ShardHash;
import vedette.flow.sample.FactSample;

/// Finds the facts in a shard's packets. Owned by the shard's thread.
///
/// A packet costs a look at its protocol and, if it carries something, at its first bytes; only one that begins a
/// message of a known protocol costs more. Two samples go round: the shard fills one while the other is merged.
public final class FactReader {

    private static final int SAMPLES = 2;

    private final BlockingQueue<FactSample> free = new ArrayBlockingQueue<>(SAMPLES);
    private final ShardHash hash;
    private final EchoReader echoes = new EchoReader();
    private final NeighbourReader neighbours = new NeighbourReader();
    private final PayloadReader payloads = new PayloadReader();
    private @Nullable Sighting sighting;
    private FactSample filling;

    /// @param siteSeed the same for all shards, and for all runs whose results are to be the same
    public FactReader(long siteSeed) {
        hash = new ShardHash(siteSeed);
        filling = new FactSample(free);
        for (int i = 1; i < SAMPLES; i++) {
            free.add(new FactSample(free));
        }
    }

    /// Looks at a packet of the open tick.
    ///
    /// @param stopped why decoding stopped, or [Oddity#NONE]
    public void onPacket(DecodedPacket packet, Oddity stopped, PacketBatch batch, int i) {
        Sighting seen = sighting;
        if (seen == null) {
            seen = new Sighting(hash, packet, filling);
            sighting = seen;
        }
        seen.moveTo(packet, batch, i, filling);
        if (stopped != Oddity.NONE) {
            ProbeReader.onStopped(seen, stopped);
        } else if (packet.isArp()) {
            ArpReader.onArp(seen);
        } else if (packet.hasTransport()) {
            onTransport(packet, seen);
        }
    }

    private void onTransport(DecodedPacket packet, Sighting seen) {
        switch (packet.protocol()) {
            case IpProtocol.TCP -> {
                ProbeReader.onTcp(seen);
                if (packet.capturedPayloadLength() > 0) {
                    payloads.onTcp(seen);
                }
            }
            case IpProtocol.UDP -> {
                if (packet.capturedPayloadLength() > 0) {
                    payloads.onUdp(seen);
                }
            }
            case IpProtocol.ICMP -> echoes.onIcmp(seen);
            case IpProtocol.ICMPV6 -> {
                if (NeighbourReader.isAbout(packet.icmpType())) {
                    neighbours.onIcmp(seen);
                } else {
                    echoes.onIcmp(seen);
                }
            }
            default -> {}
        }
    }

    /// Closes the tick and opens the next. Waits for the merge if that is a whole tick behind.
    public FactSample close() {
        FactSample closed = filling;
        try {
            filling = free.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the merge of a tick", e);
        }
        return closed;
    }
}
