package vedette.testkit;

/// The common header of SCTP; chunks are whatever follows it.
public final class SctpBuilder implements HeaderBuilder {

    private final int sourcePort;
    private final int destinationPort;
    private long verificationTag = 1;
    private boolean brokenChecksum;

    private SctpBuilder(int sourcePort, int destinationPort) {
        this.sourcePort = sourcePort;
        this.destinationPort = destinationPort;
    }

    public static SctpBuilder sctp(int sourcePort, int destinationPort) {
        return new SctpBuilder(sourcePort, destinationPort);
    }

    public SctpBuilder verificationTag(long value) {
        verificationTag = value;
        return this;
    }

    public SctpBuilder brokenChecksum() {
        brokenChecksum = true;
        return this;
    }

    @Override
    public byte[] around(byte[] inner, HeaderBuilder content, HeaderBuilder carrier) {
        int checksum = Checksums.sctp(withChecksum(0, inner));
        return withChecksum(brokenChecksum ? checksum ^ 1 : checksum, inner);
    }

    private byte[] withChecksum(int checksum, byte[] inner) {
        return new ByteWriter()
                .u16(sourcePort)
                .u16(destinationPort)
                .u32(verificationTag)
                .u32(checksum)
                .bytes(inner)
                .toBytes();
    }

    @Override
    public int ipProtocol() {
        return 132;
    }
}
