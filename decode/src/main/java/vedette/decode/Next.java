package vedette.decode;

/// What a decoder answers: which header comes next, or that there is none to read.
///
/// Ethernet types stand for themselves; the rest follows above them.
final class Next {

    /// The packet is read as far as it is ever read.
    static final int DONE = -1;
    /// Something odd is in the way.
    static final int STOPPED = -2;

    static final int ETHERNET = 0x2_0000;
    static final int PPP = 0x2_0001;
    static final int LLC = 0x2_0002;
    /// IPv4 or IPv6, as the first four bits say.
    static final int IP_OF_EITHER_VERSION = 0x2_0003;
    /// Something whose protocol is not known.
    static final int UNKNOWN = 0x2_0004;

    private static final int IP_PROTOCOL = 0x1_0000;

    static final int TCP = IP_PROTOCOL | IpProtocol.TCP;
    static final int UDP = IP_PROTOCOL | IpProtocol.UDP;

    private Next() {}

    static int ipProtocol(int protocol) {
        return IP_PROTOCOL | protocol;
    }

    static boolean isIpProtocol(int next) {
        return (next & ~0xFF) == IP_PROTOCOL;
    }
}
