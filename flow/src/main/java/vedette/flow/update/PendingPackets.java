package vedette.flow.update;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import vedette.capture.PacketBatch;
import vedette.common.Oddity;
import vedette.decode.DecodedPacket;
import vedette.decode.IpProtocol;
import vedette.decode.Quote;
import vedette.decode.header.TcpHeader;

/// What a flow is told of its packets, in columns: up to a batch of them, so that the table can fetch all their records
/// from memory at once before it works on the first.
///
/// An ICMP error stands here with the ends of the packet it quotes. Owned by one shard.
public final class PendingPackets {

    public static final int CAPACITY = PacketBatch.CAPACITY;

    public static final int IS_ERROR = 1;
    public static final int IS_TCP = 1 << 1;
    public static final int IS_CHECKSUM_WRONG = 1 << 2;

    private static final long ADDRESS_MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;
    private static final long PORT_MULTIPLIER = 0xC2B2_AE3D_27D4_EB4FL;
    private static final long MICRO = 1_000;

    final long[] sourceHigh = new long[CAPACITY];
    final long[] sourceLow = new long[CAPACITY];
    final long[] destinationHigh = new long[CAPACITY];
    final long[] destinationLow = new long[CAPACITY];
    final long[] tunnel = new long[CAPACITY];
    public final long[] hash = new long[CAPACITY];
    /// The packet's time and the traffic's, in microseconds.
    public final long[] micros = new long[CAPACITY];
    public final long[] now = new long[CAPACITY];
    final int[] vlans = new int[CAPACITY];
    /// The source port in the upper half.
    public final int[] ports = new int[CAPACITY];
    public final int[] protocol = new int[CAPACITY];
    public final int[] kind = new int[CAPACITY];
    final int[] icmpType = new int[CAPACITY];
    final int[] icmpCode = new int[CAPACITY];
    public final int[] facts = new int[CAPACITY];
    public final int[] payload = new int[CAPACITY];
    final int[] header = new int[CAPACITY];
    final int[] ipBytes = new int[CAPACITY];
    public final int[] flags = new int[CAPACITY];
    final int[] window = new int[CAPACITY];
    final int[] windowScale = new int[CAPACITY];
    public final int[] sequence = new int[CAPACITY];
    final int[] timeToLive = new int[CAPACITY];
    /// The same for copies of one packet; 0 if nothing tells packets of this kind apart.
    final int[] fingerprint = new int[CAPACITY];
    final int[] interfaceId = new int[CAPACITY];
    /// Where the captured payload lies, until the batch is worked off.
    final MemorySegment[] buffer = new MemorySegment[CAPACITY];
    final long[] payloadStart = new long[CAPACITY];
    final int[] payloadCaptured = new int[CAPACITY];

    private final long seed;
    private int size;

    public PendingPackets(long seed) {
        this.seed = seed;
        Arrays.fill(buffer, MemorySegment.NULL);
    }

    public int size() {
        return size;
    }

    public boolean isFull() {
        return size == CAPACITY;
    }

    public void clear() {
        size = 0;
    }

    public void add(DecodedPacket packet, PacketBatch batch, int i) {
        int at = size++;
        micros[at] = Math.floorDiv(batch.timestampNanos(i), MICRO);
        now[at] = Math.floorDiv(batch.trafficNanos(i), MICRO);
        tunnel[at] = packet.tunnelId();
        vlans[at] = packet.vlans();
        if (packet.hasQuote()) {
            addError(at, packet);
        } else {
            addPacket(at, packet);
            interfaceId[at] = batch.interfaceId(i) & 0xFF;
            buffer[at] = batch.buffer(i);
            payloadStart[at] = packet.payloadStart();
            payloadCaptured[at] = packet.capturedPayloadLength();
        }
        hash[at] = hash(at);
    }

    private void addError(int at, DecodedPacket packet) {
        Quote quote = packet.quote();
        facts[at] = IS_ERROR;
        sourceHigh[at] = quote.sourceHigh();
        sourceLow[at] = quote.sourceLow();
        destinationHigh[at] = quote.destinationHigh();
        destinationLow[at] = quote.destinationLow();
        protocol[at] = quote.protocol();
        int type = quote.icmpType();
        int code = quote.icmpCode();
        key(at, quote.sourcePort() << 16 | quote.destinationPort(), quote.icmpIdentifier(), type, code);
        flags[at] = packet.icmpType() << 8 | packet.icmpCode();
    }

    private void addPacket(int at, DecodedPacket packet) {
        facts[at] = 0;
        sourceHigh[at] = packet.sourceHigh();
        sourceLow[at] = packet.sourceLow();
        destinationHigh[at] = packet.destinationHigh();
        destinationLow[at] = packet.destinationLow();
        protocol[at] = packet.protocol();
        int type = packet.icmpType();
        int code = packet.icmpCode();
        key(at, packet.sourcePort() << 16 | packet.destinationPort(), packet.icmpIdentifier(), type, code);
        payload[at] = packet.payloadLength();
        header[at] = packet.hasTransport() ? packet.headerLength() : 0;
        ipBytes[at] = packet.networkLength();
        timeToLive[at] = packet.timeToLive();
        if (packet.protocol() == IpProtocol.TCP && packet.hasTransport()) {
            addTcp(at, packet.tcp(), packet);
        } else {
            flags[at] = 0;
            window[at] = 0;
            fingerprint[at] = fingerprintWithoutTcp(packet);
        }
    }

    private void key(int at, int portsOf, int identifier, int type, int code) {
        boolean isIcmp = protocol[at] == IpProtocol.ICMP || protocol[at] == IpProtocol.ICMPV6;
        ports[at] = isIcmp ? identifier << 16 | identifier : portsOf;
        kind[at] = isIcmp ? IcmpKind.of(protocol[at], type) : 0;
        icmpType[at] = type;
        icmpCode[at] = code;
    }

    private void addTcp(int at, TcpHeader tcp, DecodedPacket packet) {
        facts[at] = IS_TCP | (packet.hasNote(Oddity.BAD_TCP_CHECKSUM) ? IS_CHECKSUM_WRONG : 0);
        flags[at] = packet.tcpFlags();
        window[at] = tcp.window();
        sequence[at] = (int) tcp.sequence();
        windowScale[at] = (packet.tcpFlags() & TcpHeader.SYN) == 0 ? -1 : packet.tcpWindowScale();
        int print = packet.identification() << 16 ^ tcp.checksum();
        print = print * 31 + (int) tcp.sequence();
        print = print * 31 + (int) tcp.acknowledgment();
        print = print * 31 + (packet.networkLength() << 9 | packet.tcpFlags());
        fingerprint[at] = packet.isFragment() ? 0 : print;
    }

    private static int fingerprintWithoutTcp(DecodedPacket packet) {
        if (packet.isFragment()) {
            return 0;
        }
        int checksum = packet.hasTransport() ? transportChecksum(packet) : 0;
        int both = packet.identification() << 16 | checksum;
        return both == 0 ? 0 : both * 31 + packet.networkLength();
    }

    private static int transportChecksum(DecodedPacket packet) {
        return switch (packet.protocol()) {
            case IpProtocol.UDP -> packet.udp().checksum();
            case IpProtocol.ICMP, IpProtocol.ICMPV6 -> packet.icmp().checksum();
            case IpProtocol.SCTP -> packet.sctp().checksum() & 0xFFFF;
            default -> 0;
        };
    }

    /// The same for both directions, and for errors about either.
    private long hash(int at) {
        long source = end(sourceHigh[at], sourceLow[at], ports[at] >>> 16);
        long destination = end(destinationHigh[at], destinationLow[at], ports[at] & 0xFFFF);
        long rest = tunnel[at] * PORT_MULTIPLIER + vlans[at] + ((long) protocol[at] << 40) + ((long) kind[at] << 48);
        return mix(source + destination + rest);
    }

    private long end(long high, long low, int port) {
        return mix((high * ADDRESS_MULTIPLIER) ^ (low + seed) ^ (port * PORT_MULTIPLIER));
    }

    /// The finaliser of MurmurHash3 with Stafford's constants: each bit of the input reaches each of the output.
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 31);
    }
}
