package vedette.testkit;

/// ICMP for IPv4 and for IPv6; what an error quotes is whatever follows it.
public final class IcmpBuilder implements HeaderBuilder {

    private static final int ICMP = 1;
    private static final int ICMPV6 = 58;

    private final int protocol;
    private final int type;
    private final int code;
    private long rest;
    private boolean brokenChecksum;

    private IcmpBuilder(int protocol, int type, int code) {
        this.protocol = protocol;
        this.type = type;
        this.code = code;
    }

    public static IcmpBuilder icmp(int type, int code) {
        return new IcmpBuilder(ICMP, type, code);
    }

    public static IcmpBuilder icmpv6(int type, int code) {
        return new IcmpBuilder(ICMPV6, type, code);
    }

    /// Identifier and sequence number of an echo.
    public IcmpBuilder echo(int identifier, int sequence) {
        rest = (long) identifier << 16 | sequence;
        return this;
    }

    public IcmpBuilder brokenChecksum() {
        brokenChecksum = true;
        return this;
    }

    @Override
    public byte[] around(byte[] inner, HeaderBuilder content, HeaderBuilder carrier) {
        byte[] tail = new ByteWriter().u32(rest).bytes(inner).toBytes();
        long pseudo = protocol == ICMPV6 ? carrier.pseudoHeaderSum(protocol, 4 + tail.length) : 0;
        int checksum = Checksums.finish(pseudo + (type << 8 | code) + Checksums.sum(tail));
        return new ByteWriter()
                .u8(type)
                .u8(code)
                .u16(brokenChecksum ? checksum ^ 0x0101 : checksum)
                .bytes(tail)
                .toBytes();
    }

    @Override
    public int ipProtocol() {
        return protocol;
    }
}
