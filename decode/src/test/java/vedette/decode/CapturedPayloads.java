package vedette.decode;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vedette.testkit.Corpus;

/// What the packets of a public capture carry above TCP, UDP or ICMP.
final class CapturedPayloads {

    /// One packet's payload, of ICMPv6 with its header, in a buffer of its own that ends with it.
    record Payload(int protocol, int sourcePort, int destinationPort, MemorySegment bytes) {

        long limit() {
            return bytes.byteSize();
        }
    }

    private CapturedPayloads() {}

    /// The payloads of a capture in the folder `pcaps` of `VEDETTE_TEST_DATA`; those without any bytes are
    /// left out. The test is skipped if there is no such file.
    static List<Payload> of(String name) throws IOException {
        assumeTrue(Corpus.folder().isPresent(), "VEDETTE_TEST_DATA names no folder of captures");
        Path file = Corpus.folder().orElseThrow().resolve("pcaps").resolve(name);
        assumeTrue(Files.isReadable(file), name + " is not among the captures");
        Decoding decoding = new Decoding();
        DecodedPacket packet = decoding.packet;
        List<Payload> payloads = new ArrayList<>();
        for (TracePackets.Packet one : TracePackets.of(file)) {
            byte[] bytes = one.bytes().array();
            decoding.decode(one.linkType(), bytes, one.wireLength(), 0);
            boolean isIcmp = packet.protocol() == IpProtocol.ICMPV6;
            if (packet.hasTransport() && (isIcmp || packet.capturedPayloadLength() > 0)) {
                long start = isIcmp ? packet.transportStart() : packet.payloadStart();
                long end = packet.payloadStart() + packet.capturedPayloadLength();
                int from = (int) decoding.inPacket(start, bytes.length);
                byte[] payload = Arrays.copyOfRange(bytes, from, from + (int) (end - start));
                payloads.add(new Payload(
                        packet.protocol(),
                        packet.sourcePort(),
                        packet.destinationPort(),
                        MemorySegment.ofArray(payload)));
            }
        }
        return payloads;
    }
}
