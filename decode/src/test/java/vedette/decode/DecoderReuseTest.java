package vedette.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.PacketBuilder.packet;
import static vedette.testkit.PacketBuilder.payload;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import vedette.common.OddityCounters;
import vedette.testkit.Ipv4Builder;
import vedette.testkit.UdpBuilder;

class DecoderReuseTest {

    private final Decoder decoder = new Decoder(new OddityCounters(), 1);

    @Test
    void whenAPacketWithoutANetworkHeaderFollowsALongOne_thenItsPayloadEndsWhereItsOwnBytesDo() {
        decode(packet(ethernet(), Ipv4Builder.ipv4("10.0.0.1", "10.0.0.2"), UdpBuilder.udp(1, 2), payload(1_000)), 0);
        byte[] unknown = new byte[60];
        unknown[12] = (byte) 0x88;
        unknown[13] = (byte) 0xCC;

        decode(unknown, 40);

        assertThat(decoder.packet().payloadLength()).isEqualTo(86);
        assertThat(decoder.packet().capturedPayloadLength()).isEqualTo(46);
    }

    /// @param cut how many bytes more the packet had on the wire
    private void decode(byte[] bytes, int cut) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(bytes.length);
            MemorySegment.copy(MemorySegment.ofArray(bytes), 0, buffer, 0, bytes.length);
            decoder.decode(1, buffer, 0, bytes.length, bytes.length + cut, 0);
        }
    }
}
