package vedette.flow.packet;

import vedette.capture.PacketBatch;
import vedette.decode.DecodedPacket;
import vedette.decode.IpProtocol;

/// The headers of some packets of one shard, in columns. Owned by whoever holds it: a shard fills it, a writer reads
/// it.
public final class PacketBlock {

    /// As many packets as a block has room for.
    public static final int CAPACITY = 8_192;

    /// [#fragmentOffset] of a packet that is not a fragment.
    public static final int NO_FRAGMENT = -1;

    private static final long MICRO = 1_000;

    private final long[] micros = new long[CAPACITY];
    private final long[] conversation = new long[CAPACITY];
    private final long[] sourceHigh = new long[CAPACITY];
    private final long[] sourceLow = new long[CAPACITY];
    private final long[] destinationHigh = new long[CAPACITY];
    private final long[] destinationLow = new long[CAPACITY];
    /// The source port in the upper half.
    private final int[] ports = new int[CAPACITY];
    private final int[] sequence = new int[CAPACITY];
    private final int[] acknowledgment = new int[CAPACITY];
    private final int[] length = new int[CAPACITY];
    private final int[] payload = new int[CAPACITY];
    /// The window in the upper half, then the time to live, then the protocol.
    private final int[] small = new int[CAPACITY];
    /// TCP's flags in the upper half, then the outer VLAN.
    private final int[] flags = new int[CAPACITY];
    private final int[] identification = new int[CAPACITY];
    private final int[] fragment = new int[CAPACITY];
    private int size;

    public PacketBlock() {}

    public int size() {
        return size;
    }

    public boolean isFull() {
        return size == CAPACITY;
    }

    public void clear() {
        size = 0;
    }

    /// Adds a packet of IP that was read to its transport header. Its conversation is still to be told.
    void add(DecodedPacket packet, PacketBatch batch, int i) {
        int at = size++;
        micros[at] = Math.floorDiv(batch.timestampNanos(i), MICRO);
        conversation[at] = 0;
        sourceHigh[at] = packet.sourceHigh();
        sourceLow[at] = packet.sourceLow();
        destinationHigh[at] = packet.destinationHigh();
        destinationLow[at] = packet.destinationLow();
        ports[at] = packet.sourcePort() << 16 | packet.destinationPort();
        length[at] = packet.networkLength();
        payload[at] = packet.payloadLength();
        flags[at] = packet.tcpFlags() << 16 | (packet.outerVlan() & 0xFFFF);
        identification[at] = packet.identification();
        fragment[at] = packet.isFragment() ? packet.fragmentOffset() : NO_FRAGMENT;
        boolean isTcp = packet.protocol() == IpProtocol.TCP && packet.hasTransport();
        sequence[at] = isTcp ? (int) packet.tcp().sequence() : 0;
        acknowledgment[at] = isTcp ? (int) packet.tcp().acknowledgment() : 0;
        int window = isTcp ? packet.tcp().window() : 0;
        small[at] = window << 16 | packet.timeToLive() << 8 | packet.protocol();
    }

    void conversation(int at, long number) {
        conversation[at] = number;
    }

    /// In microseconds since 1970.
    public long micros(int at) {
        return micros[at];
    }

    /// The number by which all rows of its conversation are known.
    public long conversation(int at) {
        return conversation[at];
    }

    /// IPv4 is mapped into IPv6, as in [DecodedPacket]; likewise the others.
    public long sourceHigh(int at) {
        return sourceHigh[at];
    }

    public long sourceLow(int at) {
        return sourceLow[at];
    }

    public long destinationHigh(int at) {
        return destinationHigh[at];
    }

    public long destinationLow(int at) {
        return destinationLow[at];
    }

    /// Of TCP, UDP and SCTP, else 0.
    public int sourcePort(int at) {
        return ports[at] >>> 16;
    }

    public int destinationPort(int at) {
        return ports[at] & 0xFFFF;
    }

    /// What IP carries.
    public int protocol(int at) {
        return small[at] & 0xFF;
    }

    /// The length of the IP packet, header included.
    public int length(int at) {
        return length[at];
    }

    public int payloadLength(int at) {
        return payload[at];
    }

    /// All nine flags of TCP; 0 without.
    public int tcpFlags(int at) {
        return flags[at] >>> 16;
    }

    /// Of TCP, as on the wire; likewise the acknowledgment and the window.
    public long sequence(int at) {
        return Integer.toUnsignedLong(sequence[at]);
    }

    public long acknowledgment(int at) {
        return Integer.toUnsignedLong(acknowledgment[at]);
    }

    public int window(int at) {
        return small[at] >>> 16;
    }

    public int timeToLive(int at) {
        return small[at] >>> 8 & 0xFF;
    }

    /// IPv4's, else 0.
    public int identification(int at) {
        return identification[at];
    }

    /// Where the fragment begins in its datagram, in bytes, or [#NO_FRAGMENT].
    public int fragmentOffset(int at) {
        return fragment[at];
    }

    /// The first VLAN tag's id, or [DecodedPacket#NO_VLAN].
    public int vlan(int at) {
        return (short) flags[at];
    }
}
