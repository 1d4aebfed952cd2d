package vedette.decode;

/// Numbers by which IP names what it carries
/// ([assigned protocol numbers](https://www.iana.org/assignments/protocol-numbers)).
public final class IpProtocol {

    public static final int ICMP = 1;
    public static final int IGMP = 2;
    public static final int TCP = 6;
    public static final int UDP = 17;
    public static final int GRE = 47;
    public static final int ESP = 50;
    public static final int AH = 51;
    public static final int ICMPV6 = 58;
    public static final int SCTP = 132;

    /// What [DecodedPacket#protocol] says of a packet that is not IP.
    public static final int NONE = -1;

    static final int HOP_BY_HOP = 0;
    static final int IPV4 = 4;
    static final int IPV6 = 41;
    static final int ROUTING = 43;
    static final int FRAGMENT = 44;
    static final int NO_NEXT_HEADER = 59;
    static final int DESTINATION_OPTIONS = 60;
    static final int MOBILITY = 135;
    static final int MPLS = 137;
    static final int HOST_IDENTITY = 139;
    static final int SHIM6 = 140;
    static final int ETHERNET = 143;

    private IpProtocol() {}

    /// The name that people know the protocol by, or its number if they do not.
    public static String nameOf(int protocol) {
        return switch (protocol) {
            case ICMP -> "ICMP";
            case IGMP -> "IGMP";
            case IPV4 -> "IPv4 in IP";
            case TCP -> "TCP";
            case UDP -> "UDP";
            case IPV6 -> "IPv6 in IP";
            case GRE -> "GRE";
            case ESP -> "ESP";
            case AH -> "AH";
            case ICMPV6 -> "ICMPv6";
            case 88 -> "EIGRP";
            case 89 -> "OSPF";
            case 103 -> "PIM";
            case 112 -> "VRRP";
            case SCTP -> "SCTP";
            default -> "protocol " + protocol;
        };
    }

    /// True for the numbers that name an extension header of IPv6, the fragment header included.
    static boolean isIpv6Extension(int protocol) {
        return switch (protocol) {
            case HOP_BY_HOP, ROUTING, FRAGMENT, AH, DESTINATION_OPTIONS, MOBILITY, HOST_IDENTITY, SHIM6 -> true;
            default -> false;
        };
    }
}
