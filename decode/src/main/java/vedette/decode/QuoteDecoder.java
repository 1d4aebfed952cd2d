package vedette.decode;

import vedette.common.Oddity;
import vedette.decode.header.IcmpHeader;
import vedette.decode.header.Ipv4Header;
import vedette.decode.header.Ipv6Extension;
import vedette.decode.header.Ipv6Fragment;
import vedette.decode.header.Ipv6Header;
import vedette.decode.header.Wire;

/// Reads the beginning of the packet that an ICMP error quotes. Errors quote as little as eight bytes behind the
/// network header, so only ports, or an echo's type and identifier, are asked for.
final class QuoteDecoder {

    private static final int MAX_EXTENSIONS = 10;
    private static final int PORTS_LENGTH = 4;
    private static final long IPV4_MAPPED = 0xFFFF_0000_0000L;

    private final Walk walk;
    private final Quote quote;
    private final Ipv4Header ipv4 = new Ipv4Header();
    private final Ipv6Header ipv6 = new Ipv6Header();
    private final Ipv6Extension extension = new Ipv6Extension();
    private final Ipv6Fragment fragment = new Ipv6Fragment();
    private final IcmpHeader icmp = new IcmpHeader();
    private long place;

    QuoteDecoder(Walk walk, Quote quote) {
        this.walk = walk;
        this.quote = quote;
    }

    /// True for the errors: unreachable, too big, time exceeded, parameter problem, and IPv4's redirect and quench.
    boolean isQuoting(int protocol, int type) {
        if (protocol == IpProtocol.ICMPV6) {
            return type >= 1 && type <= 4;
        }
        return type == 3 || type == 4 || type == 5 || type == 11 || type == 12;
    }

    /// Fills the quote from the bytes at `start`, if they show addresses and protocol.
    boolean decode(int protocol, long start) {
        quote.word = 0;
        place = start;
        boolean showsTransport = protocol == IpProtocol.ICMP ? ipv4() : ipv6();
        if (showsTransport) {
            transport();
        }
        return place != start;
    }

    /// Answers whether a transport header can follow; leaves `place` where it is if the quote is of no use.
    private boolean ipv4() {
        if (ipv4.wrap(walk.buffer, place, walk.limit) != Oddity.NONE) {
            return false;
        }
        quote.sourceHigh = 0;
        quote.sourceLow = IPV4_MAPPED | ipv4.source();
        quote.destinationHigh = 0;
        quote.destinationLow = IPV4_MAPPED | ipv4.destination();
        quote.protocol = ipv4.protocol();
        place = ipv4.payloadStart();
        return ipv4.fragmentOffset() == 0;
    }

    private boolean ipv6() {
        if (ipv6.wrap(walk.buffer, place, walk.limit) != Oddity.NONE) {
            return false;
        }
        quote.sourceHigh = ipv6.sourceHigh();
        quote.sourceLow = ipv6.sourceLow();
        quote.destinationHigh = ipv6.destinationHigh();
        quote.destinationLow = ipv6.destinationLow();
        quote.protocol = ipv6.nextHeader();
        place += Ipv6Header.LENGTH;
        for (int i = 0; i < MAX_EXTENSIONS && IpProtocol.isIpv6Extension(quote.protocol); i++) {
            if (!pastExtension()) {
                return false;
            }
        }
        return true;
    }

    private boolean pastExtension() {
        if (quote.protocol == IpProtocol.FRAGMENT) {
            if (fragment.wrap(walk.buffer, place, walk.limit) != Oddity.NONE) {
                return false;
            }
            quote.protocol = fragment.nextHeader();
            place += Ipv6Fragment.LENGTH;
            return fragment.offset() == 0;
        }
        if (extension.wrap(walk.buffer, place, walk.limit) != Oddity.NONE) {
            return false;
        }
        place += quote.protocol == IpProtocol.AH ? extension.authenticationLength() : extension.length();
        quote.protocol = extension.nextHeader();
        return true;
    }

    private void transport() {
        if (TransportWord.hasPorts(quote.protocol)) {
            if (walk.limit - place >= PORTS_LENGTH) {
                quote.word = (int) Wire.u32(walk.buffer, place);
            }
        } else if (TransportWord.isIcmp(quote.protocol) && icmp.wrap(walk.buffer, place, walk.limit) == Oddity.NONE) {
            quote.word = TransportWord.ofIcmp(quote.protocol, icmp);
        }
    }
}
