package vedette.common;

import java.util.Locale;

/// Something in a capture or a packet that its format does not foresee.
///
/// Oddities are counted, never thrown: an attacker chooses them, so they must cost no more than a well-formed packet.
/// The names are public, as `snake_case`, in every output; `docs/reference/oddities.md` lists them.
public enum Oddity {
    /// Nothing odd: the packet is well formed.
    NONE(Layer.CAPTURE, "nothing odd"),

    FILE_ENDS_WITHIN_RECORD(Layer.CAPTURE, "the file ends in the middle of a record; what is whole was read"),
    ABSURD_RECORD_LENGTH(Layer.CAPTURE, "a record claims a length that no capture has; reading stopped there"),
    BROKEN_BLOCK(Layer.CAPTURE, "a pcapng block contradicts itself; it was skipped"),
    UNKNOWN_INTERFACE(Layer.CAPTURE, "a pcapng packet names an interface that the file does not describe"),
    TOO_MANY_INTERFACES(Layer.CAPTURE, "a pcapng section describes more interfaces than are kept"),
    BROKEN_COMPRESSION(Layer.CAPTURE, "the compressed data is damaged; what came before was read"),
    FILE_SHRANK(Layer.CAPTURE, "the file was cut short while it was read"),
    CAPTURED_MORE_THAN_WIRE(Layer.CAPTURE, "a record holds more bytes than it says the packet had"),
    BROKEN_RING_BLOCK(Layer.CAPTURE, "a block of the kernel's ring contradicts itself; the rest of it was skipped"),

    TIME_WENT_BACK(Layer.TIME, "a packet is older than one before it"),
    TIME_LEAPT_AHEAD(Layer.TIME, "a packet is stamped far in the future; time moved on by a bounded step only"),

    UNSUPPORTED_LINK_TYPE(Layer.LINK, "the capture is of a kind of link that is not read"),
    ETHERNET_TRUNCATED_HEADER(Layer.LINK, "the capture ends inside an Ethernet header"),
    VLAN_TRUNCATED_TAG(Layer.LINK, "the capture ends inside a VLAN tag"),
    LLC_TRUNCATED_HEADER(Layer.LINK, "the capture ends inside an LLC or SNAP header"),
    MPLS_TRUNCATED_LABEL(Layer.LINK, "the capture ends inside an MPLS label stack"),
    MPLS_TOO_MANY_LABELS(Layer.LINK, "an MPLS label stack is deeper than any network needs"),
    PPPOE_TRUNCATED_HEADER(Layer.LINK, "the capture ends inside a PPPoE header"),
    PPP_TRUNCATED_HEADER(Layer.LINK, "the capture ends inside a PPP or HDLC header"),
    COOKED_TRUNCATED_HEADER(Layer.LINK, "the capture ends inside the header that Linux puts in place of a link's own"),
    LOOPBACK_TRUNCATED_HEADER(Layer.LINK, "the capture ends inside a loopback header"),
    LOOPBACK_UNKNOWN_FAMILY(Layer.LINK, "a loopback header names no known address family"),
    NFLOG_BROKEN_HEADER(Layer.LINK, "a packet logged by netfilter has no readable payload"),
    ARP_TRUNCATED_HEADER(Layer.LINK, "the capture ends inside an ARP packet"),
    ARP_UNUSUAL_ADDRESSES(Layer.LINK, "an ARP packet is not about IPv4 over Ethernet"),

    UNKNOWN_IP_VERSION(Layer.NETWORK, "a packet is neither IPv4 nor IPv6 where only these can be"),
    IPV4_TRUNCATED_HEADER(Layer.NETWORK, "the capture ends inside an IPv4 header"),
    IPV4_WRONG_VERSION(Layer.NETWORK, "an IPv4 header carries another version"),
    IPV4_HEADER_TOO_SHORT(Layer.NETWORK, "an IPv4 header claims to be shorter than its fixed part"),
    IPV4_LENGTH_TOO_SHORT(Layer.NETWORK, "an IPv4 packet claims to be shorter than its header"),
    IPV6_TRUNCATED_HEADER(Layer.NETWORK, "the capture ends inside an IPv6 header"),
    IPV6_WRONG_VERSION(Layer.NETWORK, "an IPv6 header carries another version"),
    IPV6_TRUNCATED_EXTENSION(Layer.NETWORK, "the packet ends inside an IPv6 extension header"),
    IPV6_TOO_MANY_EXTENSIONS(Layer.NETWORK, "a chain of IPv6 extension headers is longer than any need"),
    IPV6_BROKEN_JUMBO_LENGTH(Layer.NETWORK, "an IPv6 jumbogram claims a length that needs no jumbogram"),
    IP_LENGTH_EXCEEDS_FRAME(Layer.NETWORK, "an IP packet claims to be longer than the frame that carries it"),
    OFFLOADED_LENGTH(Layer.NETWORK, "an IP packet has no length, as the card was to fill it in; the frame's was taken"),
    FRAGMENT_WITHOUT_FIRST(
            Layer.NETWORK, "a fragment came without the first of its datagram, so its ports are unknown"),
    FRAGMENT_OVERLAP(Layer.NETWORK, "a second first fragment contradicts the one before it"),
    FRAGMENT_BEYOND_DATAGRAM(Layer.NETWORK, "a fragment ends beyond the longest datagram there can be"),
    FRAGMENT_TABLE_FULL(Layer.NETWORK, "an unfinished datagram was forgotten to make room for another"),
    BAD_IPV4_CHECKSUM(Layer.NETWORK, "an IPv4 header checksum is wrong"),

    NESTED_TOO_DEEP(Layer.TUNNEL, "packets lie within packets deeper than they are followed"),
    GRE_TRUNCATED_HEADER(Layer.TUNNEL, "the packet ends inside a GRE header"),
    GRE_UNKNOWN_VERSION(Layer.TUNNEL, "a GRE header carries a version there is not"),
    TUNNEL_CONTENT_BROKEN(Layer.TUNNEL, "what a tunnel carries cannot be read; the packet around it was taken"),

    TCP_TRUNCATED_HEADER(Layer.TRANSPORT, "the packet ends inside a TCP header"),
    TCP_HEADER_TOO_SHORT(Layer.TRANSPORT, "a TCP header claims to be shorter than its fixed part"),
    TCP_HEADER_EXCEEDS_PACKET(Layer.TRANSPORT, "a TCP header claims to be longer than its packet"),
    TCP_OPTIONS_CUT(Layer.TRANSPORT, "the capture ends inside TCP options; the fixed part was read"),
    UDP_TRUNCATED_HEADER(Layer.TRANSPORT, "the packet ends inside a UDP header"),
    UDP_LENGTH_TOO_SHORT(Layer.TRANSPORT, "a UDP datagram claims to be shorter than its header"),
    UDP_LENGTH_EXCEEDS_PACKET(Layer.TRANSPORT, "a UDP datagram claims to be longer than its packet"),
    ICMP_TRUNCATED_HEADER(Layer.TRANSPORT, "the packet ends inside an ICMP header"),
    ICMP_QUOTE_UNREADABLE(Layer.TRANSPORT, "an ICMP error does not show which packet it is about"),
    SCTP_TRUNCATED_HEADER(Layer.TRANSPORT, "the packet ends inside an SCTP header"),
    TRANSPORT_HEADER_SPLIT(Layer.TRANSPORT, "a transport header is split over fragments, as filters are evaded"),
    BAD_TCP_CHECKSUM(Layer.TRANSPORT, "a TCP checksum is wrong"),
    BAD_UDP_CHECKSUM(Layer.TRANSPORT, "a UDP checksum is wrong"),
    BAD_ICMP_CHECKSUM(Layer.TRANSPORT, "an ICMP checksum is wrong"),
    BAD_ICMPV6_CHECKSUM(Layer.TRANSPORT, "an ICMPv6 checksum is wrong"),
    BAD_SCTP_CHECKSUM(Layer.TRANSPORT, "an SCTP checksum is wrong");

    private final Layer layer;
    private final String meaning;
    private final String label = name().toLowerCase(Locale.ROOT);

    Oddity(Layer layer, String meaning) {
        this.layer = layer;
        this.meaning = meaning;
    }

    public Layer layer() {
        return layer;
    }

    /// One phrase for people.
    public String meaning() {
        return meaning;
    }

    /// The public name, in every output and as the label of the counter.
    public String label() {
        return label;
    }
}
