package vedette.decode;

/// Numbers by which a link header names what it carries
/// ([IEEE 802 numbers](https://www.iana.org/assignments/ieee-802-numbers)).
public final class EtherType {

    public static final int IPV4 = 0x0800;
    public static final int ARP = 0x0806;
    public static final int IPV6 = 0x86DD;

    static final int NOVELL_802_3 = 0x0001;
    static final int LLC = 0x0004;
    static final int TRANSPARENT_ETHERNET_BRIDGING = 0x6558;
    static final int VLAN = 0x8100;
    static final int SERVICE_VLAN = 0x88A8;
    static final int OLD_SERVICE_VLAN = 0x9100;
    static final int PPP = 0x880B;
    static final int MPLS_UNICAST = 0x8847;
    static final int MPLS_MULTICAST = 0x8848;
    static final int PPPOE_SESSION = 0x8864;
    static final int ERSPAN_2 = 0x88BE;
    static final int ERSPAN_3 = 0x22EB;

    /// Below this an Ethernet header holds a length, not a type.
    static final int SMALLEST = 0x0600;

    private EtherType() {}
}
