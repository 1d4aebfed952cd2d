package vedette.store.packets;

import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.PacketBuilder.packet;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.TcpBuilder.tcp;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import vedette.capture.PacketBatch;
import vedette.common.OddityCounters;
import vedette.decode.Decoder;
import vedette.flow.packet.PacketBlock;
import vedette.flow.packet.PacketLog;
import vedette.store.Samples;

/// Blocks of packets as a shard would give them: a packet of TCP every millisecond, the sequence its number.
public final class PacketSamples {

    private static final int ETHERNET = 1;

    private PacketSamples() {}

    /// A block of packets between two ends, the first of which was sent so many microseconds after the samples begin.
    public static PacketBlock block(String from, String to, long micros, int count) {
        List<PacketBlock> given = new ArrayList<>();
        PacketLog log = new PacketLog(
                block -> {
                    given.add(block);
                    return new PacketBlock();
                },
                _ -> 0xABC);
        Decoder decoder = new Decoder(new OddityCounters(), 1);
        PacketBatch batch = new PacketBatch();
        try (Arena arena = Arena.ofConfined()) {
            for (int number = 0; number < count; number++) {
                byte[] bytes =
                        packet(ethernet(), ipv4(from, to), tcp(40_000, 443).sequence(number), payload(number % 100));
                MemorySegment memory = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
                long nanos = (Samples.START_MICROS + micros + number * 1_000L) * 1_000;
                batch.clear();
                batch.add(memory, 0, bytes.length, bytes.length, nanos);
                decoder.decode(ETHERNET, memory, 0, bytes.length, bytes.length, nanos);
                log.add(decoder.packet(), batch, 0);
                log.settle(0);
            }
        }
        log.handOver();
        return given.getFirst();
    }

    /// A block of packets between the same two hosts.
    public static PacketBlock block(long micros, int count) {
        return block("10.0.0.1", "192.0.2.9", micros, count);
    }
}
