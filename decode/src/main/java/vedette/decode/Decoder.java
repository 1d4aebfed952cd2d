package vedette.decode;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import vedette.common.Oddity;
import vedette.common.OddityCounters;

/// Reads packets from the link to the transport, through tunnels to the innermost. One per thread, which owns it.
///
/// Decoding ends where the transport header has been read or where nothing is left that is read here, such as behind
/// ARP. It stops early at an oddity that is in the way; oddities that are not are *notes* of the packet. Both are
/// counted. What a tunnel carries cannot hide the packet around it: if the content is broken or no network packet,
/// the result is the packet around it.
public final class Decoder {

    private static final int FRAGMENTED_DATAGRAMS = 4096;
    private static final int MAX_STEPS = 64;

    private final OddityCounters oddities;
    private final DecodeCounters counters = new DecodeCounters();
    private final Walk walk = new Walk();
    private final DecodedPacket packet = new DecodedPacket();
    private final LinkDecoder link = new LinkDecoder(walk, packet);
    private final NetworkDecoder network = new NetworkDecoder(walk, packet);
    private final TunnelDecoder tunnels = new TunnelDecoder(walk, packet);
    private final TransportDecoder transport = new TransportDecoder(walk, packet);
    private final ChecksumVerifier checksums = new ChecksumVerifier(packet);
    private final @Nullable FragmentTable fragments;

    /// @param seed places fragments in their table; nothing put out depends on it
    public Decoder(OddityCounters oddities, long seed) {
        this(oddities, new FragmentTable(FRAGMENTED_DATAGRAMS, seed));
    }

    private Decoder(OddityCounters oddities, @Nullable FragmentTable fragments) {
        this.oddities = oddities;
        this.fragments = fragments;
    }

    /// A decoder for packets that the reader's decoder has read before. It counts nothing twice, and takes the ports of
    /// fragments from the reader ([DecodedPacket#resolve]), which alone has seen all of them.
    public static Decoder ofShard() {
        return new Decoder(new OddityCounters(), null);
    }

    /// Reads the packet that lies at `start` of the buffer, a native segment, into [#packet].
    ///
    /// @return the oddity at which decoding stopped, or [Oddity#NONE]
    public Oddity decode(
            int linkType, MemorySegment buffer, long start, int capturedLength, int wireLength, long timestampNanos) {
        long limit = start + Math.max(0, capturedLength);
        long end = Math.max(limit, start + wireLength);
        walk.tunnelLimit = TunnelDecoder.MAX_TUNNELS;
        walk.begin(buffer, start, limit, end);
        packet.begin();
        packet.capturedEnd = limit; // an IP header, which knows better, may draw it nearer
        int outcome = steps(linkType);
        if (packet.tunnelDepth > 0 && (outcome == Next.STOPPED || !(packet.isIp() || packet.isArp()))) {
            outcome = stepsToCarrier(linkType, start, limit, end, outcome);
        }
        if (packet.isFragment() && outcome == Next.DONE && fragments != null) {
            place(fragments, timestampNanos);
        }
        return finish(outcome);
    }

    /// What was read of the packet decoded last.
    public DecodedPacket packet() {
        return packet;
    }

    public DecodeCounters counters() {
        return counters;
    }

    /// Judges the checksums of the packet decoded last and counts those that are wrong; they become its notes.
    ///
    /// To be called after a decode that did not stop, and never where the sender's card had yet to fill them in.
    /// Only a packet that was captured whole is judged, and only its innermost network and transport header.
    public void verifyChecksums() {
        long wrong = checksums.verify(walk.buffer);
        packet.notes |= wrong;
        count(wrong);
    }

    private int steps(int linkType) {
        int next = link.begin(linkType);
        for (int steps = 0; next >= 0; steps++) {
            if (steps == MAX_STEPS) {
                return walk.stop(Oddity.NESTED_TOO_DEEP);
            }
            next = step(next);
        }
        return next;
    }

    /// What nearly every packet is made of comes first.
    private int step(int next) {
        if (next == EtherType.IPV4) {
            return network.ipv4();
        }
        if (next == Next.TCP) {
            return transport.tcp();
        }
        if (next == Next.UDP) {
            int done = transport.udp();
            return done == Next.DONE ? tunnels.inUdp() : done;
        }
        if (next == EtherType.IPV6) {
            return network.ipv6();
        }
        return Next.isIpProtocol(next) ? carriedByIp(next & 0xFF) : link.decode(next);
    }

    private int carriedByIp(int protocol) {
        if (protocol == IpProtocol.AH || (packet.isIpv6() && IpProtocol.isIpv6Extension(protocol))) {
            return network.extension(protocol);
        }
        return switch (protocol) {
            case IpProtocol.ICMP, IpProtocol.ICMPV6 -> transport.icmp(protocol);
            case IpProtocol.SCTP -> transport.sctp();
            case IpProtocol.IPV4, IpProtocol.IPV6, IpProtocol.GRE, IpProtocol.MPLS, IpProtocol.ETHERNET ->
                tunnels.inIp(protocol);
            default -> transport.other();
        };
    }

    /// Reads the packet once more, but only up to the tunnel that led nowhere.
    private int stepsToCarrier(int linkType, long start, long limit, long end, int outcome) {
        Oddity oddity = walk.oddity;
        walk.tunnelLimit = packet.tunnelDepth - 1;
        walk.begin(walk.buffer, start, limit, end);
        packet.begin();
        int again = steps(linkType);
        if (outcome == Next.STOPPED) {
            walk.note(oddity);
            walk.note(Oddity.TUNNEL_CONTENT_BROKEN);
        }
        return again;
    }

    private void place(FragmentTable table, long timestampNanos) {
        Oddity oddity = table.place(packet, timestampNanos);
        if (oddity != Oddity.NONE) {
            walk.note(oddity);
        }
    }

    private Oddity finish(int outcome) {
        packet.notes = walk.notes;
        if (walk.notes != 0) {
            count(walk.notes);
        }
        if (outcome == Next.DONE) {
            counters.countDecoded();
            return Oddity.NONE;
        }
        if (!packet.isIp()) {
            packet.beginUnknown(0, walk.position, walk.end);
        }
        counters.countStopped();
        oddities.increment(walk.oddity);
        return walk.oddity;
    }

    private void count(long notes) {
        for (long rest = notes; rest != 0; rest &= rest - 1) {
            oddities.increment(Walk.ofBit(Long.numberOfTrailingZeros(rest)));
        }
    }
}
