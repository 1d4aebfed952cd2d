package vedette.flow;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vedette.capture.PacketBatch;
import vedette.common.Oddity;
import vedette.decode.DecodedPacket;
import vedette.decode.IpProtocol;

/// Counts what one shard's packets are. Owned by the shard; others may ask once the shard has ended.
public final class TrafficTally implements ShardWork {

    private static final int PROTOCOLS = 256;
    private static final int MAX_LINK_TYPES = 512;

    private final @Nullable Sight sight;
    private final long[] byProtocol = new long[PROTOCOLS];
    private final long[] byLinkType = new long[MAX_LINK_TYPES];
    private long packets;
    private long bytes;
    private long stopped;
    private long ipv4;
    private long ipv6;
    private long arp;
    private long fragments;
    private long tunnelled;
    private long tagged;
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = Long.MIN_VALUE;

    /// @param seed the site's, and the dealer's, for conversations that compete for a place must come to one shard
    public TrafficTally(long seed) {
        this(new Sight(seed));
    }

    private TrafficTally(@Nullable Sight sight) {
        this.sight = sight;
    }

    /// A tally beside a flow table, whose flows tell themselves what was not seen of them.
    public static TrafficTally withoutSight() {
        return new TrafficTally(null);
    }

    @Override
    public void onPacket(DecodedPacket packet, Oddity oddity, PacketBatch batch, int i) {
        packets++;
        bytes += batch.wireLength(i);
        firstNanos = Math.min(firstNanos, batch.timestampNanos(i));
        lastNanos = Math.max(lastNanos, batch.timestampNanos(i));
        byLinkType[Math.min(batch.linkType(i), MAX_LINK_TYPES - 1)]++;
        if (oddity != Oddity.NONE) {
            stopped++;
            return;
        }
        countNetwork(packet);
        if (sight != null) {
            sight.onPacket(packet, batch, i);
        }
    }

    private void countNetwork(DecodedPacket packet) {
        if (packet.isIp()) {
            byProtocol[packet.protocol() & 0xFF]++;
            ipv4 += packet.isIpv4() ? 1 : 0;
            ipv6 += packet.isIpv6() ? 1 : 0;
            fragments += packet.isFragment() ? 1 : 0;
        } else if (packet.isArp()) {
            arp++;
        }
        tunnelled += packet.tunnelDepth() > 0 ? 1 : 0;
        tagged += packet.outerVlan() != DecodedPacket.NO_VLAN ? 1 : 0;
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
        // whoever wants the sums asks for them
    }

    /// What all its packets were. Adding this up looks at every place of a table, so it is not for every tick.
    public TrafficSummary summary() {
        Map<String, Long> protocols = new TreeMap<>();
        for (int protocol = 0; protocol < PROTOCOLS; protocol++) {
            if (byProtocol[protocol] > 0) {
                protocols.merge(IpProtocol.nameOf(protocol), byProtocol[protocol], Long::sum);
            }
        }
        Map<Integer, Long> linkTypes = new TreeMap<>();
        for (int linkType = 0; linkType < MAX_LINK_TYPES; linkType++) {
            if (byLinkType[linkType] > 0) {
                linkTypes.put(linkType, byLinkType[linkType]);
            }
        }
        TrafficSummary.Networks networks = new TrafficSummary.Networks(ipv4, ipv6, arp, fragments, tunnelled, tagged);
        return new TrafficSummary(
                new TrafficSummary.Span(packets, bytes, firstNanos, lastNanos),
                stopped,
                networks,
                protocols,
                linkTypes,
                sight == null ? TrafficSummary.NONE.sight() : sight.report());
    }
}
