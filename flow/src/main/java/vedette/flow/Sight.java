package vedette.flow;

import java.util.Arrays;
import vedette.capture.PacketBatch;
import vedette.decode.DecodedPacket;
import vedette.decode.IpProtocol;
import vedette.decode.header.TcpHeader;

/// How well each interface sees: bytes that a receiver acknowledged though we never saw them, and TCP conversations of
/// which only one side was seen. Owned by one shard.
///
/// A mirror port that copies one direction, a router that sends the other elsewhere, or a card that drops shows here
/// and nowhere else. A table of fixed size holds the conversations seen last, newer ones in place of older; what it
/// forgets is judged when it is forgotten. An attacker can make it forget, and so hide a loss, but not make one up. Two
/// conversations that compete for a place are always in the same shard, so the number of shards changes nothing.
final class Sight {

    /// Interfaces beyond this many share the last place.
    static final int MAX_INTERFACES = 64;

    private static final int CONVERSATIONS = ShardHash.PLACES;
    private static final int MIN_PACKETS = 3;

    /// A larger gap is no loss but a broken or forged acknowledgment.
    private static final int MAX_GAP = 1 << 24;

    private static final byte FIRST_SEEN = 1;
    private static final byte SECOND_SEEN = 2;

    private final ShardHash hash;
    private final long[] keys = new long[CONVERSATIONS];
    private final int[] firstNext = new int[CONVERSATIONS];
    private final int[] secondNext = new int[CONVERSATIONS];
    private final int[] packets = new int[CONVERSATIONS];
    private final byte[] sides = new byte[CONVERSATIONS];
    private final byte[] interfaceOf = new byte[CONVERSATIONS];

    private final long[] unseenBytes = new long[MAX_INTERFACES];
    private final long[] conversations = new long[MAX_INTERFACES];
    private final long[] oneSided = new long[MAX_INTERFACES];

    Sight(long seed) {
        hash = new ShardHash(seed);
    }

    void onPacket(DecodedPacket packet, PacketBatch batch, int i) {
        if (packet.protocol() != IpProtocol.TCP || !packet.hasTransport()) {
            return;
        }
        long key = hash.hash(packet);
        int place = ShardHash.placeOf(key);
        if (keys[place] != key) {
            judge(place);
            keys[place] = key;
            packets[place] = 0;
            sides[place] = 0;
            interfaceOf[place] = (byte) Math.min(batch.interfaceId(i), MAX_INTERFACES - 1);
        }
        packets[place]++;
        track(packet, place);
    }

    private void track(DecodedPacket packet, int place) {
        TcpHeader header = packet.tcp();
        int flags = packet.tcpFlags();
        int occupied = packet.payloadLength() + Integer.bitCount(flags & (TcpHeader.SYN | TcpHeader.FIN));
        int next = (int) header.sequence() + occupied;
        boolean isFirst = isFromFirst(packet);
        int[] own = isFirst ? firstNext : secondNext;
        int[] other = isFirst ? secondNext : firstNext;
        byte ownSeen = isFirst ? FIRST_SEEN : SECOND_SEEN;
        byte otherSeen = isFirst ? SECOND_SEEN : FIRST_SEEN;
        if ((sides[place] & ownSeen) == 0 || next - own[place] > 0) {
            own[place] = next;
        }
        sides[place] |= ownSeen;
        if ((flags & TcpHeader.ACK) != 0 && (sides[place] & otherSeen) != 0) {
            int acknowledged = (int) header.acknowledgment();
            int gap = acknowledged - other[place];
            if (gap > 0 && gap < MAX_GAP) {
                unseenBytes[interfaceOf[place]] += gap;
                other[place] = acknowledged;
            }
        }
    }

    private static boolean isFromFirst(DecodedPacket packet) {
        int byAddress = Long.compareUnsigned(packet.sourceLow(), packet.destinationLow());
        if (byAddress == 0) {
            byAddress = Long.compareUnsigned(packet.sourceHigh(), packet.destinationHigh());
        }
        return byAddress != 0 ? byAddress < 0 : packet.sourcePort() < packet.destinationPort();
    }

    private void judge(int place) {
        if (packets[place] >= MIN_PACKETS) {
            int at = interfaceOf[place];
            conversations[at]++;
            if (sides[place] != (FIRST_SEEN | SECOND_SEEN)) {
                oneSided[at]++;
            }
        }
    }

    /// What was seen so far, conversations that are still held included.
    SightReport report() {
        long[] allConversations = conversations.clone();
        long[] allOneSided = oneSided.clone();
        for (int place = 0; place < CONVERSATIONS; place++) {
            if (packets[place] >= MIN_PACKETS) {
                allConversations[interfaceOf[place]]++;
                if (sides[place] != (FIRST_SEEN | SECOND_SEEN)) {
                    allOneSided[interfaceOf[place]]++;
                }
            }
        }
        return new SightReport(
                Arrays.stream(unseenBytes).boxed().toList(),
                Arrays.stream(allConversations).boxed().toList(),
                Arrays.stream(allOneSided).boxed().toList());
    }
}
