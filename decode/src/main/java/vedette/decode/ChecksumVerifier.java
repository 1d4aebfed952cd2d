package vedette.decode;

import java.lang.foreign.MemorySegment;
import vedette.common.Oddity;
import vedette.decode.header.Wire;

/// Judges the checksums of a decoded packet: IPv4 header, TCP, UDP, ICMP, ICMPv6, SCTP.
final class ChecksumVerifier {

    private static final int CORRECT = 0xFFFF;

    private final DecodedPacket packet;

    ChecksumVerifier(DecodedPacket packet) {
        this.packet = packet;
    }

    /// The notes for what is wrong, one bit each; none for what cannot be judged.
    long verify(MemorySegment buffer) {
        long wrong = 0;
        if (packet.isIpv4() && !isIpv4HeaderCorrect(buffer)) {
            wrong = Walk.bit(Oddity.BAD_IPV4_CHECKSUM);
        }
        return canJudgeTransport() ? wrong | transport(buffer) : wrong;
    }

    private boolean canJudgeTransport() {
        return packet.hasTransport()
                && !packet.isFragment()
                && !packet.has(DecodedPacket.IS_ROUTED)
                && packet.capturedEnd >= packet.networkEnd
                && !packet.hasNote(Oddity.OFFLOADED_LENGTH)
                && !packet.hasNote(Oddity.IP_LENGTH_EXCEEDS_FRAME)
                && !packet.hasNote(Oddity.UDP_LENGTH_EXCEEDS_PACKET)
                && !packet.hasNote(Oddity.UDP_LENGTH_TOO_SHORT);
    }

    private long transport(MemorySegment buffer) {
        return switch (packet.protocol) {
            case IpProtocol.TCP -> noteUnless(isPseudoSumCorrect(buffer), Oddity.BAD_TCP_CHECKSUM);
            case IpProtocol.UDP -> noteUnless(isUdpCorrect(buffer), Oddity.BAD_UDP_CHECKSUM);
            case IpProtocol.ICMP -> noteUnless(isIcmpCorrect(buffer), Oddity.BAD_ICMP_CHECKSUM);
            case IpProtocol.ICMPV6 -> noteUnless(isPseudoSumCorrect(buffer), Oddity.BAD_ICMPV6_CHECKSUM);
            case IpProtocol.SCTP -> noteUnless(isSctpCorrect(buffer), Oddity.BAD_SCTP_CHECKSUM);
            default -> 0;
        };
    }

    private static long noteUnless(boolean correct, Oddity oddity) {
        return correct ? 0 : Walk.bit(oddity);
    }

    private boolean isIpv4HeaderCorrect(MemorySegment buffer) {
        long start = packet.networkStart;
        return fold(sum(buffer, start, start + packet.ipv4.headerLength())) == CORRECT;
    }

    /// Zero means that the sender computed none.
    private boolean isUdpCorrect(MemorySegment buffer) {
        return packet.udp.checksum() == 0 || isPseudoSumCorrect(buffer);
    }

    private boolean isIcmpCorrect(MemorySegment buffer) {
        return fold(sum(buffer, packet.transportStart, packet.payloadEnd)) == CORRECT;
    }

    private boolean isPseudoSumCorrect(MemorySegment buffer) {
        long length = packet.payloadEnd - packet.transportStart;
        long sum = halves(packet.sourceHigh) + halves(packet.destinationHigh) + packet.protocol + halves(length);
        if (packet.isIpv4()) {
            sum += (packet.sourceLow & 0xFFFF_FFFFL) + (packet.destinationLow & 0xFFFF_FFFFL);
        } else {
            sum += halves(packet.sourceLow) + halves(packet.destinationLow);
        }
        return fold(sum + sum(buffer, packet.transportStart, packet.payloadEnd)) == CORRECT;
    }

    private boolean isSctpCorrect(MemorySegment buffer) {
        int expected = Crc32c.ofSctp(buffer, packet.transportStart, packet.payloadEnd);
        return Integer.reverseBytes(expected) == packet.sctp.checksum();
    }

    /// Adds 32-bit words, which folded give the sum of 16-bit words; a last byte alone counts as if a zero followed.
    private static long sum(MemorySegment buffer, long start, long end) {
        long sum = 0;
        long place = start;
        for (; place + 4 <= end; place += 4) {
            sum += Wire.u32(buffer, place);
        }
        if (place + 2 <= end) {
            sum += Wire.u16(buffer, place);
            place += 2;
        }
        return place < end ? sum + (Wire.u8(buffer, place) << 8) : sum;
    }

    private static long halves(long value) {
        return (value >>> 32) + (value & 0xFFFF_FFFFL);
    }

    private static int fold(long sum) {
        long folded = halves(sum);
        folded = (folded >>> 16) + (folded & 0xFFFF);
        folded = (folded >>> 16) + (folded & 0xFFFF);
        return (int) ((folded >>> 16) + (folded & 0xFFFF));
    }
}
