package vedette.testkit;

/// IPv4 with options and fragment fields. Protocol, lengths and checksum follow from what it carries unless set.
public final class Ipv4Builder implements HeaderBuilder {

    private static final int DERIVED = -1;

    private final byte[] source;
    private final byte[] destination;
    private byte[] options = {};
    private int timeToLive = 64;
    private int trafficClass;
    private int identification;
    private int flagsAndOffset;
    private int protocol = DERIVED;
    private int totalLength = DERIVED;
    private int headerWords = DERIVED;
    private int version = 4;
    private boolean brokenChecksum;

    private Ipv4Builder(byte[] source, byte[] destination) {
        this.source = source;
        this.destination = destination;
    }

    public static Ipv4Builder ipv4(String source, String destination) {
        return new Ipv4Builder(Addresses.ip(source), Addresses.ip(destination));
    }

    /// Options, a multiple of four bytes.
    public Ipv4Builder options(byte... value) {
        options = value.clone();
        return this;
    }

    public Ipv4Builder timeToLive(int value) {
        timeToLive = value;
        return this;
    }

    public Ipv4Builder trafficClass(int value) {
        trafficClass = value;
        return this;
    }

    public Ipv4Builder identification(int value) {
        identification = value;
        return this;
    }

    public Ipv4Builder dontFragment() {
        flagsAndOffset |= 0x4000;
        return this;
    }

    /// Makes it a fragment that begins at `offset` bytes, a multiple of eight, of its datagram's payload.
    public Ipv4Builder fragment(int offset, boolean moreFragments) {
        flagsAndOffset = offset / 8 | (moreFragments ? 0x2000 : 0);
        return this;
    }

    public Ipv4Builder protocol(int value) {
        protocol = value;
        return this;
    }

    /// Lies about the length, or sets it to zero as segmentation offload does.
    public Ipv4Builder totalLength(int value) {
        totalLength = value;
        return this;
    }

    /// Lies about the header length, in words of four bytes.
    public Ipv4Builder headerWords(int value) {
        headerWords = value;
        return this;
    }

    public Ipv4Builder version(int value) {
        version = value;
        return this;
    }

    public Ipv4Builder brokenChecksum() {
        brokenChecksum = true;
        return this;
    }

    @Override
    public byte[] around(byte[] inner, HeaderBuilder content, HeaderBuilder carrier) {
        int headerLength = 20 + options.length;
        byte[] head = new ByteWriter()
                .u8(version << 4 | (headerWords == DERIVED ? headerLength / 4 : headerWords))
                .u8(trafficClass)
                .u16(totalLength == DERIVED ? headerLength + inner.length : totalLength)
                .u16(identification)
                .u16(flagsAndOffset)
                .u8(timeToLive)
                .u8(protocol == DERIVED ? content.ipProtocol() : protocol)
                .toBytes();
        byte[] tail =
                new ByteWriter().bytes(source).bytes(destination).bytes(options).toBytes();
        int checksum = Checksums.finish(Checksums.sum(head) + Checksums.sum(tail));
        return new ByteWriter()
                .bytes(head)
                .u16(brokenChecksum ? checksum ^ 0x0101 : checksum)
                .bytes(tail)
                .bytes(inner)
                .toBytes();
    }

    @Override
    public int etherType() {
        return 0x0800;
    }

    @Override
    public int ipProtocol() {
        return 4;
    }

    @Override
    public int pppProtocol() {
        return 0x0021;
    }

    @Override
    public long pseudoHeaderSum(int carried, int length) {
        return Checksums.sum(source) + Checksums.sum(destination) + carried + length;
    }
}
