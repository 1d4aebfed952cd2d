package vedette.decode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vedette.common.Oddity;

/// What the TCP and UDP packets of a capture file carry, each in a buffer of its own that ends with it.
public final class TracePayloads {

    /// What one packet carries.
    ///
    /// @param frame the packet's number in its file, from 1
    /// @param bytes the captured payload, from [CapturedBytes#START]
    public record Payload(int frame, boolean isTcp, int sourcePort, int destinationPort, MemorySegment bytes) {

        public long start() {
            return CapturedBytes.START;
        }

        public long limit() {
            return bytes.byteSize();
        }

        public boolean hasPort(int port) {
            return sourcePort == port || destinationPort == port;
        }
    }

    private TracePayloads() {}

    /// The payloads of a file, fragments and packets without any left out.
    public static List<Payload> of(Path file) {
        try {
            Decoding decoding = new Decoding();
            List<Payload> payloads = new ArrayList<>();
            for (TracePackets.Packet packet :
                    PcapngPackets.isPcapng(file) ? PcapngPackets.of(file) : TracePackets.of(file)) {
                byte[] bytes = packet.bytes().array();
                Oddity oddity = decoding.decode(packet.linkType(), bytes, packet.wireLength(), 0);
                if (oddity == Oddity.NONE && carries(decoding.packet)) {
                    payloads.add(payload(packet.number(), decoding, bytes));
                }
            }
            return payloads;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean carries(DecodedPacket packet) {
        boolean isCarrier = packet.protocol() == IpProtocol.TCP || packet.protocol() == IpProtocol.UDP;
        return isCarrier && packet.hasTransport() && !packet.isFragment() && packet.capturedPayloadLength() > 0;
    }

    private static Payload payload(int frame, Decoding decoding, byte[] bytes) {
        DecodedPacket packet = decoding.packet;
        int start = (int) decoding.inPacket(packet.payloadStart(), bytes.length);
        int length = packet.capturedPayloadLength();
        byte[] payload = MemorySegment.ofArray(bytes).asSlice(start, length).toArray(ValueLayout.JAVA_BYTE);
        return new Payload(
                frame,
                packet.protocol() == IpProtocol.TCP,
                packet.sourcePort(),
                packet.destinationPort(),
                CapturedBytes.of(payload));
    }
}
