package vedette.decode;

import vedette.common.Oddity;
import vedette.decode.header.IcmpHeader;
import vedette.decode.header.SctpHeader;
import vedette.decode.header.TcpHeader;
import vedette.decode.header.UdpHeader;

/// Reads the transport header and takes from it where the payload lies.
final class TransportDecoder {

    private static final int PORTS_LENGTH = 4;

    private final Walk walk;
    private final DecodedPacket packet;
    private final QuoteDecoder quotes;

    TransportDecoder(Walk walk, DecodedPacket packet) {
        this.walk = walk;
        this.packet = packet;
        quotes = new QuoteDecoder(walk, packet.quote);
    }

    int tcp() {
        TcpHeader header = packet.tcp;
        long start = walk.position;
        Oddity oddity = header.wrap(walk.buffer, start, walk.limit);
        if (oddity != Oddity.NONE) {
            return stopTcp(oddity, header, start);
        }
        int headerLength = header.headerLength();
        long payloadStart = start + headerLength;
        if (payloadStart > walk.end) {
            return stop(Oddity.TCP_HEADER_EXCEEDS_PACKET, headerLength);
        }
        if (payloadStart > walk.limit) {
            walk.note(Oddity.TCP_OPTIONS_CUT);
        }
        packet.tcpFlags = header.flags();
        return found(header.ports(), payloadStart);
    }

    /// Leaves the payload to the caller, who may find a tunnel in it.
    int udp() {
        UdpHeader header = packet.udp;
        long start = walk.position;
        Oddity oddity = header.wrap(walk.buffer, start, walk.limit);
        if (oddity != Oddity.NONE) {
            return stop(oddity, UdpHeader.LENGTH);
        }
        int length = header.length();
        if (start + length < walk.end || length < UdpHeader.LENGTH) {
            shorten(start, length);
        } else if (start + length > walk.end && !packet.isFragment()) {
            walk.note(Oddity.UDP_LENGTH_EXCEEDS_PACKET);
        }
        return found(header.ports(), start + UdpHeader.LENGTH);
    }

    int icmp(int protocol) {
        IcmpHeader header = packet.icmp;
        Oddity oddity = header.wrap(walk.buffer, walk.position, walk.limit);
        if (oddity != Oddity.NONE) {
            return stop(oddity, IcmpHeader.LENGTH);
        }
        long payloadStart = walk.position + IcmpHeader.LENGTH;
        found(TransportWord.ofIcmp(protocol, header), payloadStart);
        if (quotes.isQuoting(protocol, header.type())) {
            quote(protocol, payloadStart);
        }
        return Next.DONE;
    }

    int sctp() {
        SctpHeader header = packet.sctp;
        Oddity oddity = header.wrap(walk.buffer, walk.position, walk.limit);
        if (oddity != Oddity.NONE) {
            return stop(oddity, SctpHeader.LENGTH);
        }
        return found(header.ports(), walk.position + SctpHeader.LENGTH);
    }

    /// IP carries something whose headers are not read.
    int other() {
        packet.payload(walk.position, walk.end);
        return Next.DONE;
    }

    private int found(int word, long payloadStart) {
        packet.word = word;
        packet.facts |= DecodedPacket.HAS_TRANSPORT;
        packet.payload(payloadStart, walk.end);
        return Next.DONE;
    }

    private void quote(int protocol, long start) {
        if (quotes.decode(protocol, start)) {
            packet.facts |= DecodedPacket.HAS_QUOTE;
        } else {
            walk.note(Oddity.ICMP_QUOTE_UNREADABLE);
        }
    }

    /// A length of zero is a jumbogram's, or the card was to fill it in.
    private void shorten(long start, int length) {
        if (length >= UdpHeader.LENGTH) {
            walk.endAt(start + length);
        } else if (length != 0 || walk.end - start <= 0xFFFF) {
            walk.note(Oddity.UDP_LENGTH_TOO_SHORT);
        }
    }

    /// The beginning of a header that is split tells the ports all the same.
    private int stopTcp(Oddity oddity, TcpHeader header, long start) {
        int next = stop(oddity, TcpHeader.MIN_LENGTH);
        if (packet.isFragment() && walk.end - start < TcpHeader.MIN_LENGTH && walk.limit - start >= PORTS_LENGTH) {
            packet.word = header.ports();
        }
        return next;
    }

    /// A first fragment too short for the header is not cut by the capture but made to deceive.
    private int stop(Oddity oddity, int needed) {
        boolean isSplit = packet.isFragment() && walk.end - walk.position < needed;
        return walk.stop(isSplit ? Oddity.TRANSPORT_HEADER_SPLIT : oddity);
    }
}
