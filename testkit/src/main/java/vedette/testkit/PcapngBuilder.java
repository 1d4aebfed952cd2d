package vedette.testkit;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// A pcapng file in memory, block by block. A section may have the other byte order than the one before it.
public final class PcapngBuilder {

    private static final long SECTION_HEADER = 0x0A0D0D0AL;
    private static final long BYTE_ORDER_MAGIC = 0x1A2B3C4DL;
    private static final long UNKNOWN_SECTION_LENGTH = -1;

    private ByteOrder order = LITTLE_ENDIAN;
    private final ByteWriter file = new ByteWriter();

    public PcapngBuilder section() {
        return section(LITTLE_ENDIAN);
    }

    public PcapngBuilder bigEndianSection() {
        return section(BIG_ENDIAN);
    }

    /// An interface description, stamping in microseconds.
    public PcapngBuilder interfaceDescription(int linkType, int snapLength) {
        return interfaceDescription(linkType, snapLength, new Options(order));
    }

    public PcapngBuilder interfaceDescription(int linkType, int snapLength, Options options) {
        return block(1, body().u16(linkType).u16(0).u32(snapLength).bytes(options.toBytes()));
    }

    /// An enhanced packet; `timestamp` is in the interface's own unit.
    public PcapngBuilder enhancedPacket(int interfaceId, long timestamp, byte[] bytes) {
        return enhancedPacket(interfaceId, timestamp, bytes, bytes.length);
    }

    public PcapngBuilder enhancedPacket(int interfaceId, long timestamp, byte[] bytes, long wireLength) {
        return enhancedPacket(interfaceId, timestamp, bytes, wireLength, new Options(order));
    }

    public PcapngBuilder enhancedPacket(
            int interfaceId, long timestamp, byte[] bytes, long wireLength, Options options) {
        return block(
                6,
                body().u32(interfaceId)
                        .u32(timestamp >>> 32)
                        .u32(timestamp)
                        .u32(bytes.length)
                        .u32(wireLength)
                        .bytes(bytes)
                        .pad(4)
                        .bytes(options.toBytes()));
    }

    /// A simple packet, which has no time and belongs to the first interface.
    public PcapngBuilder simplePacket(byte[] bytes, long wireLength) {
        return block(3, body().u32(wireLength).bytes(bytes));
    }

    /// The obsolete packet block.
    public PcapngBuilder obsoletePacket(int interfaceId, int drops, long timestamp, byte[] bytes, long wireLength) {
        return block(
                2,
                body().u16(interfaceId)
                        .u16(drops)
                        .u32(timestamp >>> 32)
                        .u32(timestamp)
                        .u32(bytes.length)
                        .u32(wireLength)
                        .bytes(bytes));
    }

    /// A name resolution block with one IPv4 record.
    public PcapngBuilder nameResolution(String ipv4, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return block(
                4,
                body().u16(1)
                        .u16(4 + text.length + 1)
                        .bytes(Addresses.ip(ipv4))
                        .bytes(text)
                        .u8(0)
                        .pad(4)
                        .u32(0));
    }

    /// Interface statistics with the packets received and dropped.
    public PcapngBuilder interfaceStatistics(int interfaceId, long timestamp, long received, long dropped) {
        Options options = new Options(order).number64(4, received).number64(5, dropped);
        return block(
                5, body().u32(interfaceId).u32(timestamp >>> 32).u32(timestamp).bytes(options.toBytes()));
    }

    /// A decryption secrets block with a TLS key log.
    public PcapngBuilder decryptionSecrets(String keyLog) {
        byte[] text = keyLog.getBytes(StandardCharsets.UTF_8);
        return block(10, body().u32(0x544C534BL).u32(text.length).bytes(text).pad(4));
    }

    /// A custom block that copies may keep.
    public PcapngBuilder customBlock(long enterprise, byte[] data) {
        return block(0x0BADL, body().u32(enterprise).bytes(data));
    }

    /// Any block: its type, then `body`, padded, between the two lengths.
    public PcapngBuilder block(long type, byte[] body) {
        return block(type, body().bytes(body));
    }

    /// Bytes that need not be a block at all.
    public PcapngBuilder raw(byte[] bytes) {
        file.bytes(bytes);
        return this;
    }

    /// Options in the byte order of the section in hand.
    public Options options() {
        return new Options(order);
    }

    public byte[] build() {
        return file.toBytes();
    }

    private PcapngBuilder section(ByteOrder newOrder) {
        order = newOrder;
        return block(SECTION_HEADER, body().u32(BYTE_ORDER_MAGIC).u16(1).u16(0).u64(UNKNOWN_SECTION_LENGTH));
    }

    private ByteWriter body() {
        return new ByteWriter(order);
    }

    private PcapngBuilder block(long type, ByteWriter body) {
        byte[] padded = body.pad(4).toBytes();
        int length = 12 + padded.length;
        file.bytes(new ByteWriter(order)
                .u32(type)
                .u32(length)
                .bytes(padded)
                .u32(length)
                .toBytes());
        return this;
    }

    /// The options of one block, in the order they are added; the end mark is added last.
    public static final class Options {

        private final ByteOrder order;
        private final ByteWriter written;

        private Options(ByteOrder order) {
            this.order = order;
            written = new ByteWriter(order);
        }

        /// Interface: the unit of time; 6 is microseconds, 9 nanoseconds, `0x80 | n` is 2⁻ⁿ seconds.
        public Options timestampResolution(int value) {
            return option(9, new byte[] {(byte) value});
        }

        /// Interface: seconds to add to every timestamp.
        public Options timestampOffset(long seconds) {
            return number64(14, seconds);
        }

        /// Interface: its name.
        public Options interfaceName(String name) {
            return option(2, name.getBytes(StandardCharsets.UTF_8));
        }

        public Options comment(String text) {
            return option(1, text.getBytes(StandardCharsets.UTF_8));
        }

        public Options number64(int code, long value) {
            return option(code, new ByteWriter(order).u64(value).toBytes());
        }

        public Options option(int code, byte[] value) {
            written.u16(code).u16(value.length).bytes(value).pad(4);
            return this;
        }

        private byte[] toBytes() {
            if (written.length() == 0) {
                return new byte[0];
            }
            return new ByteWriter(order).bytes(written.toBytes()).u32(0).toBytes();
        }
    }
}
