package vedette.decode;

import vedette.common.Oddity;
import vedette.decode.header.Ipv4Header;
import vedette.decode.header.Ipv6Extension;
import vedette.decode.header.Ipv6Fragment;
import vedette.decode.header.Ipv6Header;

/// Reads IPv4 and IPv6 with their extension headers, and takes from them where the packet truly ends.
final class NetworkDecoder {

    private static final int MAX_EXTENSIONS = 10;
    private static final int MAX_DATAGRAM = 65_535;
    private static final int TCP_FLAGS_END = 16;

    private final Walk walk;
    private final DecodedPacket packet;
    private final Ipv6Extension extension = new Ipv6Extension();
    private final Ipv6Fragment fragment = new Ipv6Fragment();
    private int extensions;

    NetworkDecoder(Walk walk, DecodedPacket packet) {
        this.walk = walk;
        this.packet = packet;
    }

    int ipv4() {
        Ipv4Header header = packet.ipv4;
        long start = walk.position;
        Oddity oddity = header.wrap(walk.buffer, start, walk.limit);
        if (oddity != Oddity.NONE) {
            return walk.stop(oddity);
        }
        int headerLength = header.headerLength();
        int totalLength = header.totalLength();
        if (totalLength < headerLength && totalLength != 0) {
            return walk.stop(Oddity.IPV4_LENGTH_TOO_SHORT);
        }
        end(start, totalLength);
        packet.etherType = EtherType.IPV4;
        packet.addresses(header.source(), header.destination());
        int protocol = header.protocol();
        packet.protocol = protocol;
        walk.position = start + headerLength;
        packet.transportStart = walk.position;
        if (header.isFragment()) {
            packet.fragmentId = header.identification();
            return fragment(header.fragmentOffset(), header.hasMoreFragments(), protocol);
        }
        return Next.ipProtocol(protocol);
    }

    int ipv6() {
        Ipv6Header header = packet.ipv6;
        long start = walk.position;
        Oddity oddity = header.wrap(walk.buffer, start, walk.limit);
        if (oddity != Oddity.NONE) {
            return walk.stop(oddity);
        }
        int payloadLength = header.payloadLength();
        int nextHeader = header.nextHeader();
        if (payloadLength != 0 || nextHeader == IpProtocol.NO_NEXT_HEADER) {
            end(start, Ipv6Header.LENGTH + payloadLength);
        } else {
            withoutLength(start, nextHeader);
        }
        packet.etherType = EtherType.IPV6;
        packet.sourceHigh = header.sourceHigh();
        packet.sourceLow = header.sourceLow();
        packet.destinationHigh = header.destinationHigh();
        packet.destinationLow = header.destinationLow();
        walk.position = start + Ipv6Header.LENGTH;
        extensions = 0;
        return follow(nextHeader);
    }

    /// Reads the extension header of IPv6 whose number this is, or the authentication header in IPv4.
    int extension(int number) {
        if (number == IpProtocol.FRAGMENT) {
            return fragmentHeader();
        }
        Oddity oddity = extension.wrap(walk.buffer, walk.position, walk.limit);
        if (oddity != Oddity.NONE) {
            return walk.stop(oddity);
        }
        if (extensions++ == MAX_EXTENSIONS) {
            return walk.stop(Oddity.IPV6_TOO_MANY_EXTENSIONS);
        }
        if (number == IpProtocol.ROUTING && extension.segmentsLeft() > 0) {
            packet.facts |= DecodedPacket.IS_ROUTED;
        }
        walk.position += number == IpProtocol.AH ? extension.authenticationLength() : extension.length();
        if (walk.position > walk.limit) {
            return walk.stop(Oddity.IPV6_TRUNCATED_EXTENSION);
        }
        return follow(extension.nextHeader());
    }

    private int follow(int nextHeader) {
        packet.protocol = nextHeader;
        packet.transportStart = walk.position;
        return Next.ipProtocol(nextHeader);
    }

    private void end(long start, long length) {
        packet.networkStart = start;
        if (length == 0) {
            walk.note(Oddity.OFFLOADED_LENGTH);
        } else if (start + length > walk.end) {
            walk.note(Oddity.IP_LENGTH_EXCEEDS_FRAME);
        } else {
            walk.endAt(start + length);
        }
        packet.networkEnd = walk.end;
        packet.capturedEnd = walk.limit;
    }

    /// A payload length of zero belongs to a jumbogram, whose hop-by-hop header has the true one, or to a packet whose
    /// length the card fills in.
    private void withoutLength(long start, int nextHeader) {
        long place = start + Ipv6Header.LENGTH;
        boolean mayBeJumbo = nextHeader == IpProtocol.HOP_BY_HOP
                && extension.wrap(walk.buffer, place, walk.limit) == Oddity.NONE
                && extension.jumboLength() != 0;
        if (!mayBeJumbo) {
            end(start, 0);
        } else if (extension.jumboLength() <= MAX_DATAGRAM) {
            walk.note(Oddity.IPV6_BROKEN_JUMBO_LENGTH);
            end(start, 0);
        } else {
            end(start, Ipv6Header.LENGTH + extension.jumboLength());
        }
    }

    private int fragmentHeader() {
        Oddity oddity = fragment.wrap(walk.buffer, walk.position, walk.limit);
        if (oddity != Oddity.NONE) {
            return walk.stop(oddity);
        }
        if (extensions++ == MAX_EXTENSIONS) {
            return walk.stop(Oddity.IPV6_TOO_MANY_EXTENSIONS);
        }
        walk.position += Ipv6Fragment.LENGTH;
        int nextHeader = fragment.nextHeader();
        boolean isAtomic = fragment.offset() == 0 && !fragment.hasMore(); // the whole datagram, see RFC 6946
        if (isAtomic) {
            return follow(nextHeader);
        }
        packet.protocol = nextHeader;
        packet.transportStart = walk.position;
        packet.fragmentId = fragment.identification();
        return fragment(fragment.offset(), fragment.hasMore(), nextHeader);
    }

    private int fragment(int offset, boolean hasMore, int protocol) {
        packet.facts |= DecodedPacket.IS_FRAGMENT;
        if (hasMore) {
            packet.facts |= DecodedPacket.HAS_MORE_FRAGMENTS;
        }
        packet.fragmentStart = walk.position;
        packet.fragmentOffset = offset;
        packet.fragmentProtocol = protocol;
        if (offset + (walk.end - walk.position) > MAX_DATAGRAM) {
            walk.note(Oddity.FRAGMENT_BEYOND_DATAGRAM);
        }
        if (offset == 0) {
            return Next.ipProtocol(protocol);
        }
        if (protocol == IpProtocol.TCP && offset < TCP_FLAGS_END) {
            walk.note(Oddity.TRANSPORT_HEADER_SPLIT); // overwrites flags that a filter has let pass, see RFC 3128
        }
        packet.facts |= DecodedPacket.IS_LATER_FRAGMENT;
        packet.payload(walk.position, walk.end);
        return Next.DONE;
    }
}
