package vedette.flow;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import vedette.capture.PacketBatch;
import vedette.testkit.HeaderBuilder;
import vedette.testkit.PacketBuilder;

/// A packet of a test: its time and its bytes, as hexadecimal digits so that two can be compared.
record Frame(long nanos, String hex, int wireLength, int linkType, int interfaceId) {

    static final long SECOND = TickClock.TICK_NANOS;

    private static final int ETHERNET = 1;

    static Frame at(long nanos, HeaderBuilder... headers) {
        return of(nanos, PacketBuilder.packet(headers));
    }

    static Frame of(long nanos, byte[] bytes) {
        return new Frame(nanos, HexFormat.of().formatHex(bytes), bytes.length, ETHERNET, 0);
    }

    static Frame of(PacketBatch batch, int i) {
        byte[] bytes =
                batch.buffer(i).asSlice(batch.start(i), batch.capturedLength(i)).toArray(JAVA_BYTE);
        return new Frame(
                batch.timestampNanos(i),
                HexFormat.of().formatHex(bytes),
                batch.wireLength(i),
                batch.linkType(i),
                batch.interfaceId(i));
    }

    Frame from(int otherInterface) {
        return new Frame(nanos, hex, wireLength, linkType, otherInterface);
    }

    Frame ofLinkType(int other) {
        return new Frame(nanos, hex, wireLength, other, interfaceId);
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    void addTo(PacketBatch batch) {
        byte[] bytes = bytes();
        MemorySegment memory = Arena.ofAuto().allocate(Math.max(1, bytes.length));
        MemorySegment.copy(bytes, 0, memory, JAVA_BYTE, 0, bytes.length);
        int i = batch.add(memory, 0, bytes.length, wireLength, nanos);
        batch.origin(i, interfaceId, linkType, 0);
    }
}
