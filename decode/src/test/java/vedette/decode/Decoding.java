package vedette.decode;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import vedette.common.Oddity;
import vedette.common.OddityCounters;
import vedette.testkit.HeaderBuilder;
import vedette.testkit.PacketBuilder;

/// A decoder and a native buffer that ends with the packet, so that a read beyond it fails.
final class Decoding {

    static final long CLIENT = 0xFFFF_0A00_0001L;
    static final long SERVER = 0xFFFF_C0A8_0002L;

    private static final long CAPACITY = 1L << 17;

    final OddityCounters oddities = new OddityCounters();
    final Decoder decoder = new Decoder(oddities, 7);
    final DecodedPacket packet = decoder.packet();

    private final MemorySegment memory = Arena.ofAuto().allocate(CAPACITY, 8);

    Oddity decode(HeaderBuilder... headers) {
        return decode(LinkType.ETHERNET, PacketBuilder.packet(headers));
    }

    Oddity decode(int linkType, byte[] bytes) {
        return decode(linkType, bytes, bytes.length, 0);
    }

    Oddity decode(int linkType, byte[] bytes, int wireLength, long timestampNanos) {
        long start = CAPACITY - bytes.length;
        MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, start, bytes.length);
        return decoder.decode(linkType, memory, start, bytes.length, wireLength, timestampNanos);
    }

    /// Where in the packet an offset of the buffer is.
    long inPacket(long offset, int packetLength) {
        return offset - (CAPACITY - packetLength);
    }

    /// Sender, receiver, protocol and both ports, as people write them.
    String tuple() {
        return address(packet.sourceHigh(), packet.sourceLow()) + " " + packet.sourcePort() + " > "
                + address(packet.destinationHigh(), packet.destinationLow()) + " " + packet.destinationPort() + " "
                + packet.protocol();
    }

    static String address(long high, long low) {
        if (high == 0 && low >>> 32 == 0xFFFF) {
            return (low >>> 24 & 0xFF) + "." + (low >>> 16 & 0xFF) + "." + (low >>> 8 & 0xFF) + "." + (low & 0xFF);
        }
        return Long.toHexString(high) + ":" + Long.toHexString(low);
    }
}
