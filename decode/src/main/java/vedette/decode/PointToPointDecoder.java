package vedette.decode;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.ValueLayout;
import vedette.common.Oddity;
import vedette.decode.header.Wire;

/// Reads the headers of links without addresses: PPP, HDLC, BSD loopback, and what netfilter logs.
final class PointToPointDecoder {

    private static final ValueLayout.OfShort LITTLE_U16 = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(LITTLE_ENDIAN);

    private static final int FAMILY_LENGTH = 4;
    private static final int CISCO_HDLC_LENGTH = 4;
    private static final int ADDRESS_AND_CONTROL = 0xFF03;

    private static final int PPP_IPV4 = 0x0021;
    private static final int PPP_IPV6 = 0x0057;
    private static final int PPP_MPLS_UNICAST = 0x0281;
    private static final int PPP_MPLS_MULTICAST = 0x0283;

    private static final int NFLOG_HEADER_LENGTH = 4;
    private static final int NFLOG_ITEM_HEADER_LENGTH = 4;
    private static final int NFLOG_PAYLOAD = 9;
    private static final int NFLOG_MAX_ITEMS = 64;

    private final Walk walk;

    PointToPointDecoder(Walk walk) {
        this.walk = walk;
    }

    /// Four bytes of address family, in the byte order of the machine that captured if `ofThatHost`.
    int loopback(boolean ofThatHost) {
        if (walk.limit - walk.position < FAMILY_LENGTH) {
            return walk.stop(Oddity.LOOPBACK_TRUNCATED_HEADER);
        }
        int family = (int) Wire.u32(walk.buffer, walk.position);
        if (ofThatHost && (family & 0xFFFF) == 0) {
            family = Integer.reverseBytes(family);
        }
        walk.position += FAMILY_LENGTH;
        return switch (family) {
            case 2 -> EtherType.IPV4;
            case 10, 24, 28, 30 -> EtherType.IPV6; // Linux, NetBSD, FreeBSD, Darwin
            default -> walk.stop(Oddity.LOOPBACK_UNKNOWN_FAMILY);
        };
    }

    /// PPP's protocol field, with or without address and control field, of one byte if its sender compressed it
    /// ([RFC 1661, section 2](https://www.rfc-editor.org/rfc/rfc1661#section-2)).
    int ppp() {
        if (walk.limit - walk.position >= 2 && Wire.u16(walk.buffer, walk.position) == ADDRESS_AND_CONTROL) {
            walk.position += 2;
        }
        if (walk.position >= walk.limit) {
            return walk.stop(Oddity.PPP_TRUNCATED_HEADER);
        }
        int protocol = Wire.u8(walk.buffer, walk.position);
        boolean isCompressed = (protocol & 1) != 0;
        if (isCompressed) {
            walk.position += 1;
            return carriedByPpp(protocol);
        }
        if (walk.limit - walk.position < 2) {
            return walk.stop(Oddity.PPP_TRUNCATED_HEADER);
        }
        protocol = Wire.u16(walk.buffer, walk.position);
        walk.position += 2;
        return carriedByPpp(protocol);
    }

    private static int carriedByPpp(int protocol) {
        return switch (protocol) {
            case PPP_IPV4 -> EtherType.IPV4;
            case PPP_IPV6 -> EtherType.IPV6;
            case PPP_MPLS_UNICAST -> EtherType.MPLS_UNICAST;
            case PPP_MPLS_MULTICAST -> EtherType.MPLS_MULTICAST;
            default -> Next.UNKNOWN;
        };
    }

    /// PPP in HDLC framing, or Cisco's HDLC, as the first byte says.
    int hdlc() {
        if (walk.limit - walk.position < CISCO_HDLC_LENGTH) {
            return walk.stop(Oddity.PPP_TRUNCATED_HEADER);
        }
        int address = Wire.u8(walk.buffer, walk.position);
        return address == 0x0F || address == 0x8F ? ciscoHdlc() : Next.PPP;
    }

    int ciscoHdlc() {
        if (walk.limit - walk.position < CISCO_HDLC_LENGTH) {
            return walk.stop(Oddity.PPP_TRUNCATED_HEADER);
        }
        int type = Wire.u16(walk.buffer, walk.position + 2);
        walk.position += CISCO_HDLC_LENGTH;
        return type < EtherType.SMALLEST ? Next.UNKNOWN : type;
    }

    /// A list of items, each with its length and type in the byte order of the machine that captured, which nothing
    /// tells: little-endian, as nearly all are.
    int netfilterLog() {
        long place = walk.position + NFLOG_HEADER_LENGTH;
        for (int i = 0; i < NFLOG_MAX_ITEMS && walk.limit - place >= NFLOG_ITEM_HEADER_LENGTH; i++) {
            int length = Short.toUnsignedInt(walk.buffer.get(LITTLE_U16, place));
            int type = Short.toUnsignedInt(walk.buffer.get(LITTLE_U16, place + 2));
            if (length < NFLOG_ITEM_HEADER_LENGTH) {
                break;
            }
            if ((type & 0x7FFF) == NFLOG_PAYLOAD) {
                walk.endAt(place + length);
                walk.position = place + NFLOG_ITEM_HEADER_LENGTH;
                return Next.IP_OF_EITHER_VERSION;
            }
            place += (length + 3) & ~3;
        }
        return walk.stop(Oddity.NFLOG_BROKEN_HEADER);
    }
}
