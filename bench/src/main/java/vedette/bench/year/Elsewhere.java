package vedette.bench.year;

import java.nio.ByteBuffer;

/// Gives everybody outside another address in each round of a recording, so that tables meet ever new ones; hosts
/// inside
/// keep theirs. Checksums stay true (RFC 1624). Packets of IPv6 and ARP stay as they are.
final class Elsewhere {

    private static final int ETHERNET = 14;
    private static final int IPV4 = 0x0800;
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int TCP_CHECKSUM = 16;
    private static final int UDP_CHECKSUM = 6;
    private static final int SOURCE = 12;
    private static final int DESTINATION = 16;

    private Elsewhere() {}

    /// Changes a copy of a frame.
    static void move(byte[] frame, int round) {
        ByteBuffer packet = ByteBuffer.wrap(frame);
        if (frame.length < ETHERNET + 20 || packet.getShort(12) != IPV4) {
            return;
        }
        move(packet, ETHERNET + SOURCE, round);
        move(packet, ETHERNET + DESTINATION, round);
    }

    private static void move(ByteBuffer packet, int at, int round) {
        int address = packet.getInt(at);
        if (isInside(address)) {
            return;
        }
        int third = address >>> 8 & 0xFF;
        int moved = (address & 0xFFFF_00FF) | (((third + round) & 0xFF) << 8);
        packet.putInt(at, moved);
        correct(packet, ETHERNET + 10, address, moved);
        int transport = ETHERNET + (packet.get(ETHERNET) & 0xF) * 4;
        boolean isFirst = (packet.getShort(ETHERNET + 6) & 0x1FFF) == 0;
        int protocol = packet.get(ETHERNET + 9);
        if (isFirst && protocol == TCP) {
            correct(packet, transport + TCP_CHECKSUM, address, moved);
        } else if (isFirst && protocol == UDP && checksum(packet, transport + UDP_CHECKSUM) != 0) {
            correct(packet, transport + UDP_CHECKSUM, address, moved);
        }
    }

    /// Private networks, groups and broadcasts, and those that nobody has.
    private static boolean isInside(int address) {
        int first = address >>> 24;
        int second = address >>> 16 & 0xFF;
        return first == 0
                || first == 10
                || first == 127
                || (first == 169 && second == 254)
                || (first == 172 && second >= 16 && second < 32)
                || (first == 192 && second == 168)
                || first >= 224;
    }

    private static int checksum(ByteBuffer packet, int at) {
        return at + 2 <= packet.limit() ? Short.toUnsignedInt(packet.getShort(at)) : 0;
    }

    private static void correct(ByteBuffer packet, int at, int before, int after) {
        if (at + 2 > packet.limit()) {
            return;
        }
        long sum = ~checksum(packet, at) & 0xFFFF;
        sum += (~before >>> 16) + (~before & 0xFFFF);
        sum += (after >>> 16) + (after & 0xFFFF);
        while (sum >>> 16 != 0) {
            sum = (sum & 0xFFFF) + (sum >>> 16);
        }
        packet.putShort(at, (short) ~sum);
    }
}
