package vedette.testkit;

/// The fixed IPv6 header. Extension headers are builders of their own: see [Ipv6Extensions].
public final class Ipv6Builder implements HeaderBuilder {

    private static final int DERIVED = -1;

    private final byte[] source;
    private final byte[] destination;
    private int hopLimit = 64;
    private int trafficClass;
    private int flowLabel;
    private int nextHeader = DERIVED;
    private int payloadLength = DERIVED;
    private int version = 6;

    private Ipv6Builder(byte[] source, byte[] destination) {
        this.source = source;
        this.destination = destination;
    }

    public static Ipv6Builder ipv6(String source, String destination) {
        return new Ipv6Builder(Addresses.ip(source), Addresses.ip(destination));
    }

    public Ipv6Builder hopLimit(int value) {
        hopLimit = value;
        return this;
    }

    public Ipv6Builder trafficClass(int value) {
        trafficClass = value;
        return this;
    }

    public Ipv6Builder flowLabel(int value) {
        flowLabel = value;
        return this;
    }

    public Ipv6Builder nextHeader(int value) {
        nextHeader = value;
        return this;
    }

    /// Lies about the length, or sets it to zero as offload and jumbograms do.
    public Ipv6Builder payloadLength(int value) {
        payloadLength = value;
        return this;
    }

    public Ipv6Builder version(int value) {
        version = value;
        return this;
    }

    @Override
    public byte[] around(byte[] inner, HeaderBuilder content, HeaderBuilder carrier) {
        return new ByteWriter()
                .u32((long) version << 28 | (long) trafficClass << 20 | flowLabel)
                .u16(payloadLength == DERIVED ? inner.length : payloadLength)
                .u8(nextHeader == DERIVED ? content.ipProtocol() : nextHeader)
                .u8(hopLimit)
                .bytes(source)
                .bytes(destination)
                .bytes(inner)
                .toBytes();
    }

    @Override
    public int etherType() {
        return 0x86DD;
    }

    @Override
    public int ipProtocol() {
        return 41;
    }

    @Override
    public int pppProtocol() {
        return 0x0057;
    }

    @Override
    public long pseudoHeaderSum(int protocol, int length) {
        return Checksums.sum(source) + Checksums.sum(destination) + protocol + (length >>> 16) + (length & 0xFFFF);
    }
}
