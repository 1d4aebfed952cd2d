package vedette.testkit;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.ByteOrder;

/// A classic capture file in memory, in either byte order and with either unit of time.
public final class PcapBuilder {

    private static final long MICROSECONDS = 0xA1B2C3D4L;
    private static final long NANOSECONDS = 0xA1B23C4DL;

    private ByteOrder order = LITTLE_ENDIAN;
    private boolean nanoseconds;
    private int linkType = 1;
    private int snapLength = 262_144;
    private ByteWriter records = new ByteWriter(order);

    /// Turns the byte order to big-endian. Call it before any packet is added.
    public PcapBuilder bigEndian() {
        order = BIG_ENDIAN;
        records = new ByteWriter(order);
        return this;
    }

    public PcapBuilder nanoseconds() {
        nanoseconds = true;
        return this;
    }

    public PcapBuilder linkType(int value) {
        linkType = value;
        return this;
    }

    public PcapBuilder snapLength(int value) {
        snapLength = value;
        return this;
    }

    public PcapBuilder packet(long timestampNanos, byte[] bytes) {
        return packet(timestampNanos, bytes, bytes.length);
    }

    /// A packet of which `bytes` were captured, out of `wireLength`.
    public PcapBuilder packet(long timestampNanos, byte[] bytes, long wireLength) {
        long fraction = Math.floorMod(timestampNanos, 1_000_000_000L);
        return record(
                Math.floorDiv(timestampNanos, 1_000_000_000L),
                nanoseconds ? fraction : fraction / 1_000,
                bytes.length,
                wireLength,
                bytes);
    }

    /// A record whose four header fields are as given, true or not.
    public PcapBuilder record(long seconds, long fraction, long capturedLength, long wireLength, byte[] bytes) {
        records.u32(seconds).u32(fraction).u32(capturedLength).u32(wireLength).bytes(bytes);
        return this;
    }

    public byte[] build() {
        return new ByteWriter(order)
                .u32(nanoseconds ? NANOSECONDS : MICROSECONDS)
                .u16(2)
                .u16(4)
                .u32(0)
                .u32(0)
                .u32(snapLength)
                .u32(linkType)
                .bytes(records.toBytes())
                .toBytes();
    }
}
