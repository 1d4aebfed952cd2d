package vedette.testkit;

/// TCP with options. Its checksum covers the pseudo header of whatever carries it.
public final class TcpBuilder implements HeaderBuilder {

    public static final int FIN = 0x001;
    public static final int SYN = 0x002;
    public static final int RST = 0x004;
    public static final int PSH = 0x008;
    public static final int ACK = 0x010;
    public static final int URG = 0x020;
    public static final int ECE = 0x040;
    public static final int CWR = 0x080;
    public static final int AE = 0x100;

    private static final int PROTOCOL = 6;
    private static final int DERIVED = -1;

    private final int sourcePort;
    private final int destinationPort;
    private byte[] options = {};
    private int flags = ACK;
    private long sequence = 1;
    private long acknowledgment;
    private int window = 65_535;
    private int headerWords = DERIVED;
    private boolean brokenChecksum;

    private TcpBuilder(int sourcePort, int destinationPort) {
        this.sourcePort = sourcePort;
        this.destinationPort = destinationPort;
    }

    public static TcpBuilder tcp(int sourcePort, int destinationPort) {
        return new TcpBuilder(sourcePort, destinationPort);
    }

    public TcpBuilder flags(int value) {
        flags = value;
        return this;
    }

    public TcpBuilder sequence(long value) {
        sequence = value;
        return this;
    }

    public TcpBuilder acknowledgment(long value) {
        acknowledgment = value;
        return this;
    }

    public TcpBuilder window(int value) {
        window = value;
        return this;
    }

    /// Options, a multiple of four bytes.
    public TcpBuilder options(byte... value) {
        options = value.clone();
        return this;
    }

    /// Lies about the header length, in words of four bytes.
    public TcpBuilder headerWords(int value) {
        headerWords = value;
        return this;
    }

    public TcpBuilder brokenChecksum() {
        brokenChecksum = true;
        return this;
    }

    @Override
    public byte[] around(byte[] inner, HeaderBuilder content, HeaderBuilder carrier) {
        int words = headerWords == DERIVED ? 5 + options.length / 4 : headerWords;
        byte[] head = new ByteWriter()
                .u16(sourcePort)
                .u16(destinationPort)
                .u32(sequence)
                .u32(acknowledgment)
                .u16(words << 12 | flags)
                .u16(window)
                .toBytes();
        byte[] tail = new ByteWriter().u16(0).bytes(options).bytes(inner).toBytes();
        long pseudo = carrier.pseudoHeaderSum(PROTOCOL, head.length + 2 + tail.length);
        int checksum = Checksums.finish(pseudo + Checksums.sum(head) + Checksums.sum(tail));
        return new ByteWriter()
                .bytes(head)
                .u16(brokenChecksum ? checksum ^ 0x0101 : checksum)
                .bytes(tail)
                .toBytes();
    }

    @Override
    public int ipProtocol() {
        return PROTOCOL;
    }
}
