package vedette.decode;

import vedette.decode.header.IcmpHeader;

/// What tells the conversations between two addresses apart, in 32 bits: two ports, or an ICMP type, code and
/// identifier. One word, so that a fragment table or a quote need not know which.
final class TransportWord {

    private TransportWord() {}

    static int ofIcmp(int protocol, IcmpHeader header) {
        int type = header.type();
        int identifier = hasIdentifier(protocol, type) ? header.identifier() : 0;
        return type << 24 | header.code() << 16 | identifier;
    }

    static int sourcePort(int protocol, int word) {
        return hasPorts(protocol) ? word >>> 16 : 0;
    }

    static int destinationPort(int protocol, int word) {
        return hasPorts(protocol) ? word & 0xFFFF : 0;
    }

    static int icmpType(int protocol, int word) {
        return isIcmp(protocol) ? word >>> 24 : 0;
    }

    static int icmpCode(int protocol, int word) {
        return isIcmp(protocol) ? word >>> 16 & 0xFF : 0;
    }

    static int icmpIdentifier(int protocol, int word) {
        return isIcmp(protocol) ? word & 0xFFFF : 0;
    }

    static boolean hasPorts(int protocol) {
        return protocol == IpProtocol.TCP || protocol == IpProtocol.UDP || protocol == IpProtocol.SCTP;
    }

    static boolean isIcmp(int protocol) {
        return protocol == IpProtocol.ICMP || protocol == IpProtocol.ICMPV6;
    }

    /// True for echoes and, in IPv4, for timestamps, information and address masks, each asked and answered.
    private static boolean hasIdentifier(int protocol, int type) {
        if (protocol == IpProtocol.ICMPV6) {
            return type == 128 || type == 129;
        }
        return type == 0 || type == 8 || (type >= 13 && type <= 18);
    }
}
