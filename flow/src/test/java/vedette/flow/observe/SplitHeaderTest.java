package vedette.flow.observe;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.PacketBuilder.bytes;
import static vedette.testkit.PacketBuilder.packet;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.capture.PacketBatch;
import vedette.common.Oddity;
import vedette.decode.Decoder;
import vedette.decode.IpProtocol;
import vedette.flow.fact.Fact;
import vedette.flow.fact.ProbeFact;
import vedette.flow.sample.TickFacts;

/// What is told of headers of TCP that are split over fragments.
class SplitHeaderTest {

    private static final int ETHERNET = 1;

    private final FactReader reader = new FactReader(17);
    private final Decoder decoder = Decoder.ofShard();

    private void split(int identification, int port) {
        byte[] start = {(byte) 0xC0, 1, (byte) (port >>> 8), (byte) port, 0, 0, 0, 1};
        byte[] frame = packet(
                ethernet(),
                ipv4("198.51.100.9", "10.0.0.2")
                        .identification(identification)
                        .fragment(0, true)
                        .protocol(IpProtocol.TCP),
                bytes(start));
        MemorySegment memory = Arena.ofAuto().allocate(frame.length);
        MemorySegment.copy(frame, 0, memory, JAVA_BYTE, 0, frame.length);
        PacketBatch batch = new PacketBatch();
        int i = batch.add(memory, 0, frame.length, frame.length, 5_000);
        batch.origin(i, 0, ETHERNET, 0);
        Oddity stopped = decoder.decode(ETHERNET, memory, 0, frame.length, frame.length, 5_000);
        reader.onPacket(decoder.packet(), stopped, batch, i);
    }

    @Test
    void givenHeadersThatAreSplit_thenEachIsToldWithItsPort() {
        split(1, 80);
        split(2, 443);

        TickFacts facts = new TickFacts();
        facts.merge(List.of(reader.close()));
        assertThat(facts.all())
                .extracting(Fact::ends)
                .extracting(ends -> ends.serverPort())
                .containsExactlyInAnyOrder(80, 443);
        assertThat(facts.all())
                .allSatisfy(fact -> assertThat(fact)
                        .isInstanceOfSatisfying(
                                ProbeFact.class,
                                probe -> assertThat(probe.shape()).isEqualTo(ProbeFact.Shape.TINY_FRAGMENT)));
    }
}
