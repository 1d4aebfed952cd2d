package vedette.feature;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import vedette.decode.IpProtocol;
import vedette.flow.record.FlowView;

/// The [community id](https://github.com/corelight/community-id-spec), version 1: one name for a conversation that all
/// tools give it which know the two addresses, the protocol and the ports.
///
/// ```text
/// "1:" + base64(sha1(seed, 2 bytes | smaller address | larger address | protocol | 0 | its port | the other's port))
/// ```
///
/// Addresses are put as 4 or 16 bytes. Protocols without ports leave both out.
public final class CommunityId {

    private static final int LONGEST = 2 + 16 + 16 + 2 + 4;
    private static final long IPV4_MAPPED = 0xFFFFL;

    /// The seed that everybody uses who has not chosen another.
    public static final CommunityId DEFAULT = new CommunityId(0);

    private final short seed;

    /// Ids with a seed.
    ///
    /// @param seed the same on all sensors whose ids are to match
    public CommunityId(int seed) {
        if (seed < 0 || seed > 0xFFFF) {
            throw new IllegalArgumentException("the seed of community ids must be in [0, 65535], was " + seed);
        }
        this.seed = (short) seed;
    }

    /// One end of a conversation.
    ///
    /// @param high an address as two longs, IPv4 mapped into IPv6
    /// @param port for ICMP the message's type in the one end and its code in the other
    public record End(long high, long low, int port) {

        private boolean isAfter(End other) {
            int order = Long.compareUnsigned(high, other.high);
            if (order == 0) {
                order = Long.compareUnsigned(low, other.low);
            }
            return order > 0 || (order == 0 && port > other.port);
        }

        private End withPort(int newPort) {
            return new End(high, low, newPort);
        }
    }

    public String of(FlowView flow) {
        int protocol = flow.protocol();
        boolean isIcmp = flow.isIcmp();
        return of(
                new End(flow.sourceHigh(), flow.sourceLow(), isIcmp ? flow.icmpType() : flow.sourcePort()),
                new End(
                        flow.destinationHigh(),
                        flow.destinationLow(),
                        isIcmp ? flow.icmpCode() : flow.destinationPort()),
                protocol);
    }

    /// Which of the ends comes first makes no difference, but for ICMP messages that nothing answers.
    public String of(End source, End destination, int protocol) {
        End first = source;
        End second = destination;
        boolean canSwap = true;
        if (protocol == IpProtocol.ICMP || protocol == IpProtocol.ICMPV6) {
            IcmpPorts ports = IcmpPorts.of(protocol, source.port, destination.port);
            first = source.withPort(ports.source());
            second = destination.withPort(ports.destination());
            canSwap = !ports.isOneWay();
        }
        return canSwap && first.isAfter(second) ? digest(second, first, protocol) : digest(first, second, protocol);
    }

    private String digest(End first, End second, int protocol) {
        ByteBuffer input = ByteBuffer.allocate(LONGEST).putShort(seed);
        put(input, first);
        put(input, second);
        input.put((byte) protocol).put((byte) 0);
        if (hasPorts(protocol)) {
            input.putShort((short) first.port).putShort((short) second.port);
        }
        MessageDigest sha1 = sha1();
        sha1.update(input.flip());
        return "1:" + Base64.getEncoder().encodeToString(sha1.digest());
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-1", e);
        }
    }

    private static void put(ByteBuffer input, End end) {
        if (end.high == 0 && end.low >>> 32 == IPV4_MAPPED) {
            input.putInt((int) end.low);
        } else {
            input.putLong(end.high).putLong(end.low);
        }
    }

    private static boolean hasPorts(int protocol) {
        return switch (protocol) {
            case IpProtocol.TCP, IpProtocol.UDP, IpProtocol.SCTP, IpProtocol.ICMP, IpProtocol.ICMPV6 -> true;
            default -> false;
        };
    }
}
