package vedette.traces.plain;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.capture.PacketBatch;
import vedette.common.Oddity;
import vedette.decode.DecodedPacket;
import vedette.decode.Quote;

/// Copies what the decoder read of a packet, and reads of its bytes what the decoder leaves to others.
final class PacketCopier {

    private static final int UDP = 17;
    private static final int SCTP = 132;

    private PacketCopier() {}

    static PlainPacket copy(DecodedPacket packet, PacketBatch batch, int i, long trafficNanos) {
        MemorySegment buffer = batch.buffer(i);
        byte[] captured = bytes(buffer, packet.payloadStart(), packet.capturedPayloadLength());
        return new PlainPacket(
                Math.floorDiv(batch.timestampNanos(i), 1_000L),
                Math.floorDiv(trafficNanos, 1_000L),
                new End(packet.sourceHigh(), packet.sourceLow(), packet.sourcePort()),
                new End(packet.destinationHigh(), packet.destinationLow(), packet.destinationPort()),
                packet.protocol(),
                packet.vlans(),
                packet.tunnelId(),
                packet.icmpType(),
                packet.icmpCode(),
                packet.icmpIdentifier(),
                batch.interfaceId(i),
                packet.timeToLive(),
                packet.networkLength(),
                headerLength(packet),
                packet.payloadLength(),
                HexFormat.of().formatHex(captured),
                sameness(packet, buffer),
                packet.hasNote(Oddity.BAD_TCP_CHECKSUM),
                packet.hasTransport() && packet.protocol() == Tcp.PROTOCOL ? tcp(packet, batch, i) : null,
                packet.hasQuote() ? quoted(packet, batch, i, trafficNanos) : null);
    }

    private static long headerLength(DecodedPacket packet) {
        if (!packet.hasTransport()) {
            return 0;
        }
        return switch (packet.protocol()) {
            case Tcp.PROTOCOL -> packet.tcp().headerLength();
            case UDP, Icmp.V4, Icmp.V6 -> 8;
            case SCTP -> 12;
            default -> 0;
        };
    }

    private static List<Long> sameness(DecodedPacket packet, MemorySegment buffer) {
        long identification = packet.isIpv4() ? packet.ipv4().identification() : 0;
        long length = packet.networkLength();
        if (packet.isFragment()) {
            return List.of();
        }
        if (!packet.hasTransport()) {
            return identification == 0 ? List.of() : List.of(identification, length);
        }
        long start = packet.transportStart();
        return switch (packet.protocol()) {
            case Tcp.PROTOCOL ->
                List.of(
                        identification,
                        length,
                        packet.tcp().sequence(),
                        packet.tcp().acknowledgment(),
                        u16(buffer, start + 16));
            case UDP -> withoutSequence(identification, length, u16(buffer, start + 6));
            case Icmp.V4, Icmp.V6 -> withoutSequence(identification, length, u16(buffer, start + 2));
            default -> withoutSequence(identification, length, u16(buffer, start + 10));
        };
    }

    /// Nothing, where neither field was filled in.
    private static List<Long> withoutSequence(long identification, long length, long checksum) {
        return identification == 0 && checksum == 0 ? List.of() : List.of(identification, length, checksum);
    }

    private static Tcp tcp(DecodedPacket packet, PacketBatch batch, int i) {
        long options = packet.transportStart() + 20;
        long end = Math.min(packet.payloadStart(), batch.start(i) + batch.capturedLength(i));
        return new Tcp(
                packet.tcp().flags(),
                packet.tcp().sequence(),
                packet.tcp().acknowledgment(),
                packet.tcp().window(),
                windowScale(bytes(batch.buffer(i), options, (int) Math.max(0, end - options))));
    }

    private static int windowScale(byte[] options) {
        int place = 0;
        while (place < options.length && options[place] != 0) {
            if (options[place] == 1) {
                place++;
                continue;
            }
            int length = place + 1 < options.length ? options[place + 1] & 0xFF : 0;
            if (length < 2) {
                return -1;
            }
            if (options[place] == 3 && length == 3 && place + 2 < options.length) {
                return options[place + 2] & 0xFF;
            }
            place += length;
        }
        return -1;
    }

    private static @Nullable PlainPacket quoted(DecodedPacket packet, PacketBatch batch, int i, long trafficNanos) {
        Quote quote = packet.quote();
        long seen = Math.floorDiv(trafficNanos, 1_000L);
        return new PlainPacket(
                Math.floorDiv(batch.timestampNanos(i), 1_000L),
                seen,
                new End(quote.sourceHigh(), quote.sourceLow(), quote.sourcePort()),
                new End(quote.destinationHigh(), quote.destinationLow(), quote.destinationPort()),
                quote.protocol(),
                packet.vlans(),
                packet.tunnelId(),
                quote.icmpType(),
                quote.icmpCode(),
                quote.icmpIdentifier(),
                batch.interfaceId(i),
                0,
                0,
                0,
                0,
                "",
                List.of(),
                false,
                null,
                null);
    }

    private static byte[] bytes(MemorySegment buffer, long start, int length) {
        byte[] bytes = new byte[length];
        MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, start, bytes, 0, length);
        return bytes;
    }

    private static long u16(MemorySegment buffer, long place) {
        long upper = buffer.get(ValueLayout.JAVA_BYTE, place) & 0xFFL;
        long lower = buffer.get(ValueLayout.JAVA_BYTE, place + 1) & 0xFFL;
        return upper * 256 + lower;
    }
}
