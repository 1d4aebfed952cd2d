package vedette.testkit;

/// UDP. Its checksum covers the pseudo header of whatever carries it.
public final class UdpBuilder implements HeaderBuilder {

    private static final int PROTOCOL = 17;
    private static final int HEADER_LENGTH = 8;
    private static final int DERIVED = -1;

    private final int sourcePort;
    private final int destinationPort;
    private int length = DERIVED;
    private boolean brokenChecksum;
    private boolean noChecksum;

    private UdpBuilder(int sourcePort, int destinationPort) {
        this.sourcePort = sourcePort;
        this.destinationPort = destinationPort;
    }

    public static UdpBuilder udp(int sourcePort, int destinationPort) {
        return new UdpBuilder(sourcePort, destinationPort);
    }

    /// Lies about the length, header included.
    public UdpBuilder length(int value) {
        length = value;
        return this;
    }

    public UdpBuilder brokenChecksum() {
        brokenChecksum = true;
        return this;
    }

    public UdpBuilder noChecksum() {
        noChecksum = true;
        return this;
    }

    @Override
    public byte[] around(byte[] inner, HeaderBuilder content, HeaderBuilder carrier) {
        int wholeLength = HEADER_LENGTH + inner.length;
        byte[] head = new ByteWriter()
                .u16(sourcePort)
                .u16(destinationPort)
                .u16(length == DERIVED ? wholeLength : length)
                .toBytes();
        int checksum = Checksums.finish(
                carrier.pseudoHeaderSum(PROTOCOL, wholeLength) + Checksums.sum(head) + Checksums.sum(inner));
        return new ByteWriter().bytes(head).u16(asSent(checksum)).bytes(inner).toBytes();
    }

    private int asSent(int checksum) {
        if (noChecksum) {
            return 0;
        }
        int sent = brokenChecksum ? checksum ^ 0x0101 : checksum;
        return sent == 0 ? 0xFFFF : sent;
    }

    @Override
    public int ipProtocol() {
        return PROTOCOL;
    }
}
