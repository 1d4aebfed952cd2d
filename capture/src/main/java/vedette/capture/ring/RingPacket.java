package vedette.capture.ring;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import vedette.capture.PacketBatch;

/// A view of one packet in the ring: what was told of it, and behind that its bytes. Owned by one thread.
///
/// ```
///  length u32 | captured u32 | wire u32 | link type u16, protocol u8, early u8 | number u64 | stamp u64 | traffic u64
///  | source 16 | destination 16 | ports 2 * u16 | interface u32 | conversation u64 | the packet, padded to 64 bits
/// ```
public final class RingPacket {

    static final int HEADER = 88;

    /// No packet is kept longer: a record must fit into a block.
    static final int MOST_CAPTURED = 256 << 10;

    private static final int LENGTH = 0;
    private static final int CAPTURED = 4;
    private static final int WIRE = 8;
    private static final int KIND = 12;
    private static final int NUMBER = 16;
    private static final int STAMP = 24;
    private static final int TRAFFIC = 32;
    private static final int SOURCE = 40;
    private static final int DESTINATION = 56;
    private static final int PORTS = 72;
    private static final int INTERFACE = 76;
    private static final int CONVERSATION = 80;

    private static final int EARLY = 1 << 24;

    private MemorySegment memory = MemorySegment.NULL;
    private long at;

    RingPacket() {}

    void moveTo(MemorySegment newMemory, long offset) {
        memory = newMemory;
        at = offset;
    }

    /// How long the record of a packet is of which so much was captured.
    static int lengthFor(int captured) {
        return HEADER + ((Math.min(captured, MOST_CAPTURED) + 7) & ~7);
    }

    /// Writes the packet at place `i` of the batch.
    ///
    /// @return how long its record is
    static int write(
            MemorySegment memory, long at, PacketBatch batch, int i, PacketEnds ends, boolean isEarly, long number) {
        int captured = Math.min(batch.capturedLength(i), MOST_CAPTURED);
        int length = lengthFor(captured);
        memory.set(JAVA_INT_UNALIGNED, at + LENGTH, length);
        memory.set(JAVA_INT_UNALIGNED, at + CAPTURED, captured);
        memory.set(JAVA_INT_UNALIGNED, at + WIRE, batch.wireLength(i));
        int kind = (isEarly ? EARLY : 0) | (ends.protocol & 0xFF) << 16 | (batch.linkType(i) & 0xFFFF);
        memory.set(JAVA_INT_UNALIGNED, at + KIND, kind);
        memory.set(JAVA_LONG_UNALIGNED, at + NUMBER, number);
        memory.set(JAVA_LONG_UNALIGNED, at + STAMP, batch.timestampNanos(i));
        memory.set(JAVA_LONG_UNALIGNED, at + TRAFFIC, batch.trafficNanos(i));
        memory.set(JAVA_LONG_UNALIGNED, at + SOURCE, ends.sourceHigh);
        memory.set(JAVA_LONG_UNALIGNED, at + SOURCE + 8, ends.sourceLow);
        memory.set(JAVA_LONG_UNALIGNED, at + DESTINATION, ends.destinationHigh);
        memory.set(JAVA_LONG_UNALIGNED, at + DESTINATION + 8, ends.destinationLow);
        memory.set(JAVA_INT_UNALIGNED, at + PORTS, ends.ports);
        memory.set(JAVA_INT_UNALIGNED, at + INTERFACE, batch.interfaceId(i));
        memory.set(JAVA_LONG_UNALIGNED, at + CONVERSATION, ends.conversation);
        MemorySegment.copy(batch.buffer(i), batch.start(i), memory, at + HEADER, captured);
        return length;
    }

    int length() {
        return memory.get(JAVA_INT_UNALIGNED, at + LENGTH);
    }

    /// How much there is of it.
    public int capturedLength() {
        return memory.get(JAVA_INT_UNALIGNED, at + CAPTURED);
    }

    private int kind() {
        return memory.get(JAVA_INT_UNALIGNED, at + KIND);
    }

    /// Whether it is of the beginning of its conversation.
    public boolean isEarly() {
        return (kind() & EARLY) != 0;
    }

    /// What IP carries.
    public int protocol() {
        return kind() >>> 16 & 0xFF;
    }

    /// Packets have rising numbers, without gaps where none was left out.
    public long number() {
        return memory.get(JAVA_LONG_UNALIGNED, at + NUMBER);
    }

    /// What time it was in the traffic when it came, in nanoseconds since 1970: never less than of the one before.
    public long trafficNanos() {
        return memory.get(JAVA_LONG_UNALIGNED, at + TRAFFIC);
    }

    public long sourceHigh() {
        return memory.get(JAVA_LONG_UNALIGNED, at + SOURCE);
    }

    public long sourceLow() {
        return memory.get(JAVA_LONG_UNALIGNED, at + SOURCE + 8);
    }

    public long destinationHigh() {
        return memory.get(JAVA_LONG_UNALIGNED, at + DESTINATION);
    }

    public long destinationLow() {
        return memory.get(JAVA_LONG_UNALIGNED, at + DESTINATION + 8);
    }

    public int sourcePort() {
        return memory.get(JAVA_INT_UNALIGNED, at + PORTS) >>> 16;
    }

    public int destinationPort() {
        return memory.get(JAVA_INT_UNALIGNED, at + PORTS) & 0xFFFF;
    }

    /// The same in both directions.
    public long conversation() {
        return memory.get(JAVA_LONG_UNALIGNED, at + CONVERSATION);
    }

    /// Adds the packet as it was captured; its bytes are not copied.
    void addTo(PacketBatch batch) {
        int place = batch.add(
                memory,
                at + HEADER,
                capturedLength(),
                memory.get(JAVA_INT_UNALIGNED, at + WIRE),
                memory.get(JAVA_LONG_UNALIGNED, at + STAMP));
        batch.origin(place, memory.get(JAVA_INT_UNALIGNED, at + INTERFACE), kind() & 0xFFFF, 0);
    }

    void copyTo(MemorySegment target, long offset) {
        MemorySegment.copy(memory, at, target, offset, length());
    }
}
