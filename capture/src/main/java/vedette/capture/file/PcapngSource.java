package vedette.capture.file;

import vedette.capture.CaptureStatistics;
import vedette.capture.PacketBatch;
import vedette.common.Oddity;
import vedette.common.OddityCounters;

/// Packets of a pcapng file: sections of blocks, each with its own byte order and interfaces.
///
/// ```
///  block:  type u32 | total length u32 | body, padded to 32 bits | total length u32
/// ```
///
/// See [the format's description](https://www.ietf.org/archive/id/draft-ietf-opsawg-pcapng-02.html). A block of a kind
/// that is not needed is passed over, whatever its length.
final class PcapngSource extends FileSource {

    static final int SECTION_HEADER = 0x0A0D0D0A;
    static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;

    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int INTERFACE_STATISTICS = 5;
    private static final int ENHANCED_PACKET = 6;
    private static final int BLOCK_HEADER = 8;
    private static final int MIN_BLOCK = 12;
    private static final int SECTION_PREFIX = 16;

    private final PcapngInterfaces described;
    private long toSkip;

    PcapngSource(String name, Bytes bytes, OddityCounters oddities) {
        super(bytes, oddities);
        described = new PcapngInterfaces(name, interfaces, oddities);
    }

    @Override
    Step step(PacketBatch batch) {
        if (toSkip > 0) {
            return skip();
        }
        if (bytes.available() < BLOCK_HEADER) {
            return need(BLOCK_HEADER);
        }
        long block = bytes.position;
        int type = bytes.s32(block);
        if (type == SECTION_HEADER) {
            return section(block);
        }
        long length = bytes.u32(block + 4);
        if (length < MIN_BLOCK) {
            return stop(Oddity.ABSURD_RECORD_LENGTH);
        }
        length = (length + 3) & ~3L; // some writers forget to count the padding
        if (!isWanted(type)) {
            toSkip = length;
            return skip();
        }
        if (length > MAX_RECORD) {
            return stop(Oddity.ABSURD_RECORD_LENGTH);
        }
        if (bytes.available() < length) {
            return need(length);
        }
        bytes.position = block + length;
        if (bytes.u32(block + length - 4) != bytes.u32(block + 4)) {
            oddities.increment(Oddity.BROKEN_BLOCK);
        }
        take(batch, type, block, block + length - 4);
        return Step.TAKEN;
    }

    private static boolean isWanted(int type) {
        return switch (type) {
            case INTERFACE_DESCRIPTION,
                    PACKET,
                    SIMPLE_PACKET,
                    INTERFACE_STATISTICS,
                    ENHANCED_PACKET,
                    TickMark.BLOCK_TYPE -> true;
            default -> false;
        };
    }

    private Step skip() {
        long now = Math.min(toSkip, bytes.available());
        bytes.position += now;
        toSkip -= now;
        return toSkip == 0 ? Step.TAKEN : need(1);
    }

    /// A section begins: its byte order counts from here, and its interfaces are numbered anew.
    private Step section(long block) {
        if (bytes.available() < SECTION_PREFIX) {
            return need(SECTION_PREFIX);
        }
        int magic = bytes.s32(block + BLOCK_HEADER);
        if (magic == Integer.reverseBytes(BYTE_ORDER_MAGIC)) {
            bytes.isBigEndian = !bytes.isBigEndian;
        } else if (magic != BYTE_ORDER_MAGIC) {
            return stop(Oddity.BROKEN_BLOCK);
        }
        long length = bytes.u32(block + 4);
        int major = bytes.u16(block + 12);
        if (length < MIN_BLOCK + SECTION_PREFIX || major != 1) {
            return stop(Oddity.BROKEN_BLOCK);
        }
        described.beginSection();
        toSkip = (length + 3) & ~3L;
        return skip();
    }

    /// @param end where the block's body ends, padding included
    private void take(PacketBatch batch, int type, long block, long end) {
        switch (type) {
            case ENHANCED_PACKET -> enhancedPacket(batch, block, end);
            case PACKET -> obsoletePacket(batch, block, end);
            case SIMPLE_PACKET -> simplePacket(batch, block, end);
            case INTERFACE_DESCRIPTION -> described.add(bytes, block + BLOCK_HEADER, end);
            case INTERFACE_STATISTICS -> described.statistics(bytes, block + BLOCK_HEADER, end);
            case TickMark.BLOCK_TYPE -> TickMark.read(bytes, block + BLOCK_HEADER, end, batch);
            default -> throw new AssertionError("not wanted: " + type);
        }
    }

    private void enhancedPacket(PacketBatch batch, long block, long end) {
        long body = block + BLOCK_HEADER;
        if (end - body < 20) {
            oddities.increment(Oddity.BROKEN_BLOCK);
            return;
        }
        packet(batch, bytes.s32(body), body + 4, end);
    }

    private void obsoletePacket(PacketBatch batch, long block, long end) {
        long body = block + BLOCK_HEADER;
        if (end - body < 20) {
            oddities.increment(Oddity.BROKEN_BLOCK);
            return;
        }
        packet(batch, bytes.u16(body), body + 4, end);
    }

    /// The part that both kinds of packet block share: timestamp, two lengths, the packet.
    private void packet(PacketBatch batch, int localInterface, long body, long end) {
        int capturedLength = bytes.s32(body + 8);
        int wireLength = bytes.s32(body + 12);
        long start = body + 16;
        if (capturedLength < 0 || capturedLength > end - start) {
            oddities.increment(Oddity.BROKEN_BLOCK);
            return;
        }
        if (!described.isKnown(localInterface)) {
            oddities.increment(Oddity.UNKNOWN_INTERFACE);
            return;
        }
        long units = bytes.u32(body) << 32 | bytes.u32(body + 4);
        int i = add(batch, start, capturedLength, Math.max(wireLength, 0), described.nanos(localInterface, units));
        batch.origin(i, described.id(localInterface), described.linkType(localInterface), 0);
    }

    /// A packet without a timestamp or an interface: it belongs to the first, and is given time zero.
    private void simplePacket(PacketBatch batch, long block, long end) {
        long body = block + BLOCK_HEADER;
        if (end - body < 4) {
            oddities.increment(Oddity.BROKEN_BLOCK);
            return;
        }
        if (!described.isKnown(0)) {
            oddities.increment(Oddity.UNKNOWN_INTERFACE);
            return;
        }
        int wireLength = Math.max(bytes.s32(body), 0);
        int snapLength = described.snapLength(0);
        long kept = Math.min(end - body - 4, snapLength > 0 ? Math.min(snapLength, wireLength) : wireLength);
        int i = add(batch, body + 4, (int) kept, wireLength, 0);
        batch.origin(i, described.id(0), described.linkType(0), 0);
    }

    @Override
    CaptureStatistics losses() {
        return described.losses();
    }
}
