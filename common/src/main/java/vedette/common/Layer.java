package vedette.common;

/// Where in the way of a packet something odd was found, in the order in which a packet meets them.
public enum Layer {
    /// The capture file or the wire itself.
    CAPTURE,
    /// Packet timestamps.
    TIME,
    /// Link headers, VLAN tags, MPLS, PPPoE.
    LINK,
    /// IPv4, IPv6, their options, extension headers and fragments.
    NETWORK,
    /// What carries packets within packets: GRE, VXLAN, GENEVE, IP in IP.
    TUNNEL,
    /// TCP, UDP, ICMP, SCTP, IGMP.
    TRANSPORT
}
