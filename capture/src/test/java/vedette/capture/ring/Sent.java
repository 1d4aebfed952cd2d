package vedette.capture.ring;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import vedette.capture.CaptureInterface;
import vedette.capture.PacketBatch;

/// Puts packets into a ring: a second apart, each with its own number in its first bytes.
final class Sent {

    static final long SECOND = 1_000_000_000L;
    static final List<CaptureInterface> WIRE = List.of(new CaptureInterface("eth7", 1, 0));

    private final PacketRing ring;
    private final PacketBatch batch = new PacketBatch();
    private final PacketEnds ends = new PacketEnds();
    private int count;

    Sent(PacketRing ring) {
        this.ring = ring;
    }

    /// Sends the next packet, from one host to another.
    void packet(int source, int destination, int bytes, boolean isEarly) {
        MemorySegment packet = Arena.ofAuto().allocate(bytes, 8);
        packet.set(ValueLayout.JAVA_INT_UNALIGNED, 0, count);
        batch.clear();
        batch.add(packet, 0, bytes, bytes + 4, count * SECOND);
        batch.origin(0, 0, 1, 0);
        ends.clear();
        ends.source(0, source);
        ends.destination(0, destination);
        ends.transport(6, 1_024, 80);
        ends.conversation(source * 1_000L + destination);
        ring.add(batch, 0, ends, isEarly, WIRE);
        count++;
    }

    /// Closes the tick after the last packet, and waits until the ring has it.
    void settle() throws InterruptedException {
        ring.tick(count * SECOND);
        ring.await(count * SECOND);
    }

    /// The same where there are no more packets.
    void settleLater() throws InterruptedException {
        ring.end();
        ring.await(Long.MAX_VALUE);
    }

    /// All packets of a host.
    static Wanted of(int host) {
        return of(host, 0, Long.MAX_VALUE);
    }

    static Wanted of(int host, long from, long to) {
        return new Wanted() {
            @Override
            public long fromNanos() {
                return from;
            }

            @Override
            public long toNanos() {
                return to;
            }

            @Override
            public boolean mayBeAmong(HostFilter hosts) {
                return hosts.mayHave(0, host);
            }

            @Override
            public boolean wants(RingPacket packet) {
                return packet.sourceLow() == host || packet.destinationLow() == host;
            }
        };
    }
}
