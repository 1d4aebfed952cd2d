package vedette.decode;

import vedette.common.Oddity;
import vedette.decode.header.EthernetHeader;
import vedette.decode.header.LinuxSll2Header;
import vedette.decode.header.LinuxSllHeader;
import vedette.decode.header.MplsLabel;
import vedette.decode.header.PppoeHeader;
import vedette.decode.header.VlanTag;
import vedette.decode.header.Wire;

/// Reads what lies before the network header: the link's own header, VLAN tags, MPLS labels, PPPoE, ARP.
final class LinkDecoder {

    private static final int MAX_802_3_LENGTH = 1500;
    private static final int MAX_MPLS_LABELS = 16;
    private static final int LLC_LENGTH = 3;
    private static final int SNAP_LENGTH = 8;
    private static final long SNAP = 0xAAAA03;
    private static final int PSEUDO_WIRE_CONTROL_WORD = 4;

    private final Walk walk;
    private final DecodedPacket packet;
    private final EthernetHeader ethernet = new EthernetHeader();
    private final VlanTag vlan = new VlanTag();
    private final MplsLabel mpls = new MplsLabel();
    private final PppoeHeader pppoe = new PppoeHeader();
    private final LinuxSllHeader sll = new LinuxSllHeader();
    private final LinuxSll2Header sll2 = new LinuxSll2Header();
    private final PointToPointDecoder pointToPoint;

    LinkDecoder(Walk walk, DecodedPacket packet) {
        this.walk = walk;
        this.packet = packet;
        pointToPoint = new PointToPointDecoder(walk);
    }

    /// Reads the header the capture itself begins each packet with.
    int begin(int linkType) {
        return switch (linkType) {
            case LinkType.ETHERNET -> ethernet();
            case LinkType.LINUX_SLL -> linuxSll();
            case LinkType.LINUX_SLL2 -> linuxSll2();
            case LinkType.RAW, LinkType.RAW_BSD, LinkType.RAW_OPENBSD -> Next.IP_OF_EITHER_VERSION;
            case LinkType.IPV4 -> EtherType.IPV4;
            case LinkType.IPV6 -> EtherType.IPV6;
            case LinkType.NULL -> pointToPoint.loopback(true);
            case LinkType.LOOP -> pointToPoint.loopback(false);
            case LinkType.PPP -> Next.PPP;
            case LinkType.PPP_HDLC -> pointToPoint.hdlc();
            case LinkType.CISCO_HDLC -> pointToPoint.ciscoHdlc();
            case LinkType.PPP_ETHER -> pppoe();
            case LinkType.NFLOG -> pointToPoint.netfilterLog();
            default -> walk.stop(Oddity.UNSUPPORTED_LINK_TYPE);
        };
    }

    int ethernet() {
        Oddity oddity = ethernet.wrap(walk.buffer, walk.position, walk.limit);
        if (oddity != Oddity.NONE) {
            return walk.stop(oddity);
        }
        packet.sourceMac = ethernet.source();
        packet.destinationMac = ethernet.destination();
        walk.position += EthernetHeader.LENGTH;
        return typeOrLength(ethernet.type());
    }

    /// Reads the header that an Ethernet type or a step of our own announces, as long as it belongs to the link.
    int decode(int next) {
        return switch (next) {
            case EtherType.VLAN, EtherType.SERVICE_VLAN, EtherType.OLD_SERVICE_VLAN -> vlan();
            case EtherType.MPLS_UNICAST, EtherType.MPLS_MULTICAST -> mpls();
            case EtherType.PPPOE_SESSION -> pppoe();
            case EtherType.ARP -> arp();
            case EtherType.PPP, Next.PPP -> pointToPoint.ppp();
            case EtherType.TRANSPARENT_ETHERNET_BRIDGING, Next.ETHERNET -> ethernet();
            case Next.LLC -> llc();
            case Next.IP_OF_EITHER_VERSION -> ipOfEitherVersion();
            default -> unknown(next);
        };
    }

    /// Leaves alone what is no business of ours.
    private int unknown(int next) {
        packet.beginUnknown(next == Next.UNKNOWN ? 0 : next, walk.position, walk.end);
        return Next.DONE;
    }

    private int typeOrLength(int type) {
        if (type >= EtherType.SMALLEST) {
            return type;
        }
        if (type > MAX_802_3_LENGTH) {
            return Next.UNKNOWN;
        }
        walk.endAt(walk.position + type);
        return Next.LLC;
    }

    private int vlan() {
        Oddity oddity = vlan.wrap(walk.buffer, walk.position, walk.limit);
        if (oddity != Oddity.NONE) {
            return walk.stop(oddity);
        }
        packet.addVlan(vlan.id());
        walk.position += VlanTag.LENGTH;
        return typeOrLength(vlan.type());
    }

    private int llc() {
        long available = walk.limit - walk.position;
        if (available < LLC_LENGTH) {
            return walk.stop(Oddity.LLC_TRUNCATED_HEADER);
        }
        int accessPoints = Wire.u16(walk.buffer, walk.position);
        int control = Wire.u8(walk.buffer, walk.position + 2);
        if ((accessPoints << 8 | control) != SNAP) {
            return Next.UNKNOWN;
        }
        if (available < SNAP_LENGTH) {
            return walk.stop(Oddity.LLC_TRUNCATED_HEADER);
        }
        long organizationAndType = Wire.u64(walk.buffer, walk.position) & 0xFF_FFFF_FFFFL;
        walk.position += SNAP_LENGTH;
        long organization = organizationAndType >>> 16;
        boolean isEncapsulatedEthernet = organization == 0 || organization == 0x0000F8;
        int type = (int) organizationAndType & 0xFFFF;
        return isEncapsulatedEthernet && type >= EtherType.SMALLEST ? type : Next.UNKNOWN;
    }

    private int linuxSll() {
        Oddity oddity = sll.wrap(walk.buffer, walk.position, walk.limit);
        if (oddity != Oddity.NONE) {
            return walk.stop(oddity);
        }
        packet.sourceMac = sll.source();
        walk.position += LinuxSllHeader.LENGTH;
        return cooked(sll.protocolType());
    }

    private int linuxSll2() {
        Oddity oddity = sll2.wrap(walk.buffer, walk.position, walk.limit);
        if (oddity != Oddity.NONE) {
            return walk.stop(oddity);
        }
        packet.sourceMac = sll2.source();
        walk.position += LinuxSll2Header.LENGTH;
        return cooked(sll2.protocolType());
    }

    /// Linux names frames that have no Ethernet type by small numbers of its own.
    private static int cooked(int protocolType) {
        if (protocolType == EtherType.LLC) {
            return Next.LLC;
        }
        return protocolType < EtherType.SMALLEST ? Next.UNKNOWN : protocolType;
    }

    private int pppoe() {
        Oddity oddity = pppoe.wrap(walk.buffer, walk.position, walk.limit);
        if (oddity != Oddity.NONE) {
            return walk.stop(oddity);
        }
        walk.position += PppoeHeader.LENGTH;
        walk.endAt(walk.position + pppoe.payloadLength());
        return Next.PPP;
    }

    private int mpls() {
        for (int i = 0; i < MAX_MPLS_LABELS; i++) {
            Oddity oddity = mpls.wrap(walk.buffer, walk.position, walk.limit);
            if (oddity != Oddity.NONE) {
                return walk.stop(oddity);
            }
            walk.position += MplsLabel.LENGTH;
            if (mpls.isBottom()) {
                return behindLabels();
            }
        }
        return walk.stop(Oddity.MPLS_TOO_MANY_LABELS);
    }

    /// Nothing names what follows the labels; routers themselves go by the first four bits
    /// ([RFC 4385, section 3](https://www.rfc-editor.org/rfc/rfc4385#section-3)).
    private int behindLabels() {
        if (walk.position >= walk.limit) {
            return Next.UNKNOWN;
        }
        int version = Wire.u8(walk.buffer, walk.position) >>> 4;
        if (version == 4 || version == 6) {
            return version == 4 ? EtherType.IPV4 : EtherType.IPV6;
        }
        if (version == 0 && looksLikeEthernet(walk.position + PSEUDO_WIRE_CONTROL_WORD)) {
            walk.position += PSEUDO_WIRE_CONTROL_WORD;
            return Next.ETHERNET;
        }
        return looksLikeEthernet(walk.position) ? Next.ETHERNET : Next.UNKNOWN;
    }

    private boolean looksLikeEthernet(long start) {
        if (ethernet.wrap(walk.buffer, start, walk.limit) != Oddity.NONE) {
            return false;
        }
        return switch (ethernet.type()) {
            case EtherType.IPV4,
                    EtherType.IPV6,
                    EtherType.ARP,
                    EtherType.VLAN,
                    EtherType.SERVICE_VLAN,
                    EtherType.MPLS_UNICAST -> true;
            default -> false;
        };
    }

    private int arp() {
        Oddity oddity = packet.arp.wrap(walk.buffer, walk.position, walk.limit);
        packet.beginUnknown(EtherType.ARP, walk.position, walk.end);
        if (oddity == Oddity.ARP_TRUNCATED_HEADER) {
            return walk.stop(oddity);
        }
        if (oddity == Oddity.ARP_UNUSUAL_ADDRESSES) {
            packet.etherType = 0; // so that nobody reads the addresses
            walk.note(oddity);
            return Next.DONE;
        }
        packet.addresses(packet.arp.senderProtocol(), packet.arp.targetProtocol());
        return Next.DONE;
    }

    private int ipOfEitherVersion() {
        if (walk.position >= walk.limit) {
            return walk.stop(Oddity.IPV4_TRUNCATED_HEADER);
        }
        return switch (Wire.u8(walk.buffer, walk.position) >>> 4) {
            case 4 -> EtherType.IPV4;
            case 6 -> EtherType.IPV6;
            default -> walk.stop(Oddity.UNKNOWN_IP_VERSION);
        };
    }
}
