package vedette.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import vedette.common.Oddity;
import vedette.common.OddityCounters;
import vedette.decode.DecodedPacket;
import vedette.decode.Decoder;

/// No packet makes the decoder throw or read beyond its bytes, and what it says of a packet is possible.
class DecoderFuzzTest {

    private final Decoder decoder = new Decoder(new OddityCounters(), 1);

    @FuzzTest(maxDuration = "60s")
    void anyPacketCanBeDecoded(FuzzedDataProvider data) {
        int[] linkTypes = {1, 0, 9, 12, 14, 50, 51, 101, 104, 108, 113, 228, 229, 239, 276};
        int linkType = linkTypes[data.consumeInt(0, linkTypes.length - 1)];
        int more = data.consumeInt(0, 2_000);
        long nanos = data.consumeLong();
        byte[] bytes = data.consumeRemainingAsBytes();
        try (Arena arena = Arena.ofConfined()) {
            // The buffer ends where the packet ends, so that a read beyond it is an error at once.
            MemorySegment buffer = arena.allocate(Math.max(bytes.length, 1), 1).asSlice(0, bytes.length);
            MemorySegment.copy(MemorySegment.ofArray(bytes), 0, buffer, 0, bytes.length);
            Oddity stopped = decoder.decode(linkType, buffer, 0, bytes.length, bytes.length + more, nanos);
            if (stopped == Oddity.NONE) {
                decoder.verifyChecksums();
            }
            check(decoder.packet(), bytes.length);
        }
    }

    private static void check(DecodedPacket packet, int length) {
        if (packet.payloadLength() < 0
                || packet.capturedPayloadLength() < 0
                || packet.capturedPayloadLength() > length
                || packet.capturedPayloadLength() > packet.payloadLength()) {
            throw new AssertionError("a payload of " + packet.payloadLength() + " bytes, of which "
                    + packet.capturedPayloadLength() + " were captured, in a packet of " + length);
        }
        if (packet.hasTransport() && packet.transportStart() > length) {
            throw new AssertionError("a transport header beyond the packet");
        }
    }
}
