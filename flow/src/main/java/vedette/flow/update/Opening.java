package vedette.flow.update;

import vedette.decode.IpProtocol;
import vedette.decode.header.TcpHeader;
import vedette.flow.record.Layout;
import vedette.flow.record.Memory;
import vedette.flow.record.State;

/// Who began a conversation, told from its first packet, and put right if a later one shows that it was the other.
public final class Opening {

    private static final int PRIVILEGED_PORTS = 1024;

    /// Later than this, a SYN that comes the wrong way says nothing about who began.
    private static final int MAX_PACKETS_BEFORE_TURN = 8;

    private Opening() {}

    /// Whether whoever received the first packet began.
    public static boolean isTurned(PendingPackets packets, int i) {
        int protocol = packets.protocol[i];
        boolean isIcmp = protocol == IpProtocol.ICMP || protocol == IpProtocol.ICMPV6;
        if (isIcmp) {
            return IcmpKind.isAnswer(protocol, packets.icmpType[i]);
        }
        if ((packets.facts[i] & PendingPackets.IS_TCP) != 0 && (packets.flags[i] & TcpHeader.SYN) != 0) {
            return (packets.flags[i] & TcpHeader.ACK) != 0;
        }
        return packets.ports[i] >>> 16 < PRIVILEGED_PORTS
                && (packets.ports[i] & 0xFFFF) >= PRIVILEGED_PORTS
                && packets.ports[i] >>> 16 != 0;
    }

    /// Whether a packet shows that the two ends of a flow are the wrong way round.
    public static boolean turns(long record, PendingPackets packets, int i, boolean isForward) {
        int flags = packets.flags[i];
        if ((packets.facts[i] & PendingPackets.IS_TCP) == 0 || (flags & TcpHeader.SYN) == 0) {
            return false;
        }
        boolean isFromResponder = (flags & TcpHeader.ACK) != 0;
        if (isFromResponder != isForward) {
            return false;
        }
        long syns = Memory.u32(record + Layout.SYNS);
        long before = Memory.u32(record + Layout.FORWARD + Layout.PACKETS)
                + Memory.u32(record + Layout.BACKWARD + Layout.PACKETS);
        return syns == 0 && before < MAX_PACKETS_BEFORE_TURN && Memory.i32(record + Layout.PART) == 0;
    }

    /// Puts a new record's key where the initiator's end comes first.
    public static void writeKey(long record, PendingPackets packets, int i, boolean isTurned) {
        Memory.put64(record + (isTurned ? Layout.DESTINATION_HIGH : Layout.SOURCE_HIGH), packets.sourceHigh[i]);
        Memory.put64(record + (isTurned ? Layout.DESTINATION_LOW : Layout.SOURCE_LOW), packets.sourceLow[i]);
        Memory.put64(record + (isTurned ? Layout.SOURCE_HIGH : Layout.DESTINATION_HIGH), packets.destinationHigh[i]);
        Memory.put64(record + (isTurned ? Layout.SOURCE_LOW : Layout.DESTINATION_LOW), packets.destinationLow[i]);
        int ports = packets.ports[i];
        Memory.put32(record + Layout.PORTS, isTurned ? Integer.rotateLeft(ports, 16) : ports);
        Memory.put64(record + Layout.TUNNEL, packets.tunnel[i]);
        Memory.put32(record + Layout.VLANS, packets.vlans[i]);
        Memory.put8(record + Layout.PROTOCOL, packets.protocol[i]);
        Memory.put8(record + Layout.KIND, packets.kind[i]);
        Memory.put8(record + Layout.ICMP_TYPE, packets.icmpType[i]);
        Memory.put8(record + Layout.ICMP_CODE, packets.icmpCode[i]);
    }

    /// Lets the two ends of a flow change places, with all that was counted of them.
    public static void turn(long record, boolean hasSequence) {
        if (hasSequence) {
            FirstPackets.turn(record);
        }
        swap(record + Layout.SOURCE_HIGH, record + Layout.DESTINATION_HIGH, 16);
        Memory.put32(record + Layout.PORTS, Integer.rotateLeft(Memory.i32(record + Layout.PORTS), 16));
        swap(record + Layout.FORWARD, record + Layout.BACKWARD, Layout.DIRECTION_LENGTH);
        swap(record + Layout.FORWARD_SIDE, record + Layout.BACKWARD_SIDE, Layout.SIDE_LENGTH);
        swap(record + Layout.EARLIER_FORWARD_PACKETS, record + Layout.EARLIER_BACKWARD_PACKETS, Long.BYTES);
        swap(record + Layout.EARLIER_FORWARD_PAYLOAD, record + Layout.EARLIER_BACKWARD_PAYLOAD, Long.BYTES);
        swap(record + Layout.EARLIER_FORWARD_BYTES, record + Layout.EARLIER_BACKWARD_BYTES, Long.BYTES);
        turnBytes(record + Layout.FORWARD_TCP_STATE);
        turnBytes(record + Layout.FORWARD_WINDOW_SCALE);
        Memory.put16(record + Layout.STATE, Memory.u16(record + Layout.STATE) & ~State.PASSED);
        Memory.put64(record + Layout.SYN_ACK_TIME, 0);
        Memory.put64(record + Layout.FORWARD_DATA_TIME, 0);
        History.turned(record);
    }

    private static void turnBytes(long pair) {
        Memory.put16(pair, Memory.u16(pair) >>> 8 | Memory.u16(pair) << 8);
    }

    private static void swap(long one, long other, int bytes) {
        for (int at = 0; at < bytes; at += Long.BYTES) {
            long kept = Memory.i64(one + at);
            Memory.put64(one + at, Memory.i64(other + at));
            Memory.put64(other + at, kept);
        }
    }
}
