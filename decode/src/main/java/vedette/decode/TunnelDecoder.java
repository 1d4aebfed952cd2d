package vedette.decode;

import vedette.common.Oddity;
import vedette.decode.header.GeneveHeader;
import vedette.decode.header.GreHeader;
import vedette.decode.header.VxlanHeader;
import vedette.decode.header.Wire;

/// Enters packets within packets: GRE, ERSPAN, PPTP, IP in IP, VXLAN, GENEVE, GTP-U, Teredo.
///
/// A fragment is never entered, as its other fragments could not be: all of them stay with the packet around.
final class TunnelDecoder {

    static final int MAX_TUNNELS = 8;

    private static final int VXLAN_PORT = 4789;
    private static final int VXLAN_OLD_LINUX_PORT = 8472;
    private static final int GENEVE_PORT = 6081;
    private static final int GTP_USER_PORT = 2152;
    private static final int TEREDO_PORT = 3544;

    private static final int IP_IN_IP = 1;
    private static final int GRE = 2;
    private static final int ERSPAN = 3;
    private static final int VXLAN = 4;
    private static final int GENEVE = 5;
    private static final int GTP_USER = 6;
    private static final int TEREDO = 7;
    private static final int MPLS_IN_IP = 8;
    private static final int ETHERNET_IN_IP = 9;
    private static final int PPTP = 10;

    private static final int ERSPAN_2_LENGTH = 8;
    private static final int ERSPAN_3_LENGTH = 12;
    private static final int ERSPAN_3_SUBHEADER_LENGTH = 8;

    private static final int GTP_LENGTH = 8;
    private static final int GTP_VERSION_1_USER_PACKET = 0x30FF;
    private static final int GTP_OPTIONAL_FIELDS = 0x07;
    private static final int GTP_EXTENSION_FIELD = 0x04;
    private static final int GTP_MAX_EXTENSIONS = 8;

    private static final int TEREDO_ORIGIN_LENGTH = 8;

    private final Walk walk;
    private final DecodedPacket packet;
    private final GreHeader gre = new GreHeader();
    private final VxlanHeader vxlan = new VxlanHeader();
    private final GeneveHeader geneve = new GeneveHeader();

    TunnelDecoder(Walk walk, DecodedPacket packet) {
        this.walk = walk;
        this.packet = packet;
    }

    /// Looks behind the network header. The packet is left at that header if this answers [Next#DONE].
    int inIp(int protocol) {
        packet.payload(walk.position, walk.end);
        if (packet.isFragment()) {
            return Next.DONE;
        }
        return switch (protocol) {
            case IpProtocol.IPV4 -> enter(IP_IN_IP, 0, walk.position, EtherType.IPV4);
            case IpProtocol.IPV6 -> enter(IP_IN_IP, 0, walk.position, EtherType.IPV6);
            case IpProtocol.GRE -> gre();
            case IpProtocol.MPLS -> enter(MPLS_IN_IP, 0, walk.position, EtherType.MPLS_UNICAST);
            case IpProtocol.ETHERNET -> enter(ETHERNET_IN_IP, 0, walk.position, Next.ETHERNET);
            default -> Next.DONE;
        };
    }

    /// Looks behind a UDP header just read. A port is only a hint: what is not of the tunnel's form stays UDP.
    int inUdp() {
        if (packet.isFragment()) {
            return Next.DONE;
        }
        return switch (packet.word & 0xFFFF) {
            case VXLAN_PORT, VXLAN_OLD_LINUX_PORT -> vxlan();
            case GENEVE_PORT -> geneve();
            case GTP_USER_PORT -> gtpUser();
            case TEREDO_PORT -> teredo();
            default -> packet.word >>> 16 == TEREDO_PORT ? teredo() : Next.DONE;
        };
    }

    private int enter(int kind, long key, long start, int next) {
        if (packet.tunnelDepth >= walk.tunnelLimit) {
            if (walk.tunnelLimit == MAX_TUNNELS) {
                walk.note(Oddity.NESTED_TOO_DEEP);
            }
            return Next.DONE;
        }
        packet.tunnelDepth++;
        packet.tunnelId = within(packet.tunnelId, (long) kind << 56 | key);
        if (next == Next.ETHERNET || next == EtherType.TRANSPARENT_ETHERNET_BRIDGING) {
            packet.vlans = DecodedPacket.NO_VLANS;
        }
        packet.beginNetwork();
        walk.position = start;
        return next;
    }

    /// The identity of a tunnel within others, so that the same network number in another tunnel is another network.
    private static long within(long outer, long tunnel) {
        return outer * 0x9E37_79B9_7F4A_7C15L + tunnel;
    }

    private int gre() {
        Oddity oddity = gre.wrap(walk.buffer, walk.position, walk.limit);
        if (oddity != Oddity.NONE) {
            walk.note(oddity);
            return Next.DONE;
        }
        long start = walk.position + gre.length();
        if (start == walk.end) {
            return Next.DONE; // a keep-alive or a mere acknowledgment
        }
        if (gre.version() == 1) {
            return enter(PPTP, 0, start, Next.PPP); // each direction has a call id of its own
        }
        return switch (gre.protocolType()) {
            case EtherType.ERSPAN_2 -> erspan(start, gre.hasSequence() ? ERSPAN_2_LENGTH : 0); // type I has no header
            case EtherType.ERSPAN_3 -> erspan(start, erspan3Length(start));
            default -> enter(GRE, gre.key(), start, gre.protocolType());
        };
    }

    private int erspan(long start, int length) {
        return start + length > walk.limit ? Next.DONE : enter(ERSPAN, 0, start + length, Next.ETHERNET);
    }

    /// The last bit of a type III header tells whether a subheader follows.
    private int erspan3Length(long start) {
        boolean hasSubheader =
                start + ERSPAN_3_LENGTH <= walk.limit && (Wire.u8(walk.buffer, start + ERSPAN_3_LENGTH - 1) & 1) != 0;
        return hasSubheader ? ERSPAN_3_LENGTH + ERSPAN_3_SUBHEADER_LENGTH : ERSPAN_3_LENGTH;
    }

    private int vxlan() {
        long start = packet.payloadStart;
        if (!vxlan.wrap(walk.buffer, start, walk.limit)) {
            return Next.DONE;
        }
        return enter(VXLAN, vxlan.networkId(), start + VxlanHeader.LENGTH, Next.ETHERNET);
    }

    private int geneve() {
        long start = packet.payloadStart;
        if (!geneve.wrap(walk.buffer, start, walk.limit)) {
            return Next.DONE;
        }
        return enter(GENEVE, geneve.networkId(), start + geneve.length(), geneve.protocolType());
    }

    /// GTP-U version 1 (3GPP TS 29.281, section 5.1). Each direction has an endpoint number of its own, so it is no
    /// key.
    private int gtpUser() {
        long start = packet.payloadStart;
        if (walk.limit - start < GTP_LENGTH) {
            return Next.DONE;
        }
        int flagsAndType = Wire.u16(walk.buffer, start);
        if ((flagsAndType & 0xF0FF) != GTP_VERSION_1_USER_PACKET) {
            return Next.DONE;
        }
        int flags = flagsAndType >>> 8;
        long content = (flags & GTP_OPTIONAL_FIELDS) == 0 ? start + GTP_LENGTH : endOfGtpExtensions(start, flags);
        return content >= walk.limit ? Next.DONE : enter(GTP_USER, 0, content, Next.IP_OF_EITHER_VERSION);
    }

    private long endOfGtpExtensions(long start, int flags) {
        long end = start + GTP_LENGTH + 4;
        if ((flags & GTP_EXTENSION_FIELD) == 0) {
            return end;
        }
        for (int i = 0; i < GTP_MAX_EXTENSIONS && end < walk.limit; i++) {
            int nextType = Wire.u8(walk.buffer, end - 1);
            if (nextType == 0) {
                return end;
            }
            int words = Wire.u8(walk.buffer, end);
            if (words == 0) {
                break;
            }
            end += words * 4L;
        }
        return walk.limit;
    }

    /// Teredo ([RFC 4380, section 5.1.1](https://www.rfc-editor.org/rfc/rfc4380#section-5.1.1)): an IPv6 packet, bare
    /// or behind an origin indication.
    private int teredo() {
        long start = packet.payloadStart;
        if (walk.limit - start > TEREDO_ORIGIN_LENGTH && Wire.u16(walk.buffer, start) == 0) {
            start += TEREDO_ORIGIN_LENGTH;
        }
        if (start >= walk.limit || Wire.u8(walk.buffer, start) >>> 4 != 6) {
            return Next.DONE;
        }
        return enter(TEREDO, 0, start, EtherType.IPV6);
    }
}
