package vedette.flow.update;

import vedette.decode.IpProtocol;
import vedette.decode.header.TcpHeader;
import vedette.flow.record.FlowEnd;
import vedette.flow.record.Layout;
import vedette.flow.record.Memory;
import vedette.flow.record.State;

/// Adds packets to the record of their flow. Owned by one shard.
public final class FlowUpdate {

    /// Later than this, a packet like the one before is no copy of it.
    private static final long REPEAT_MICROS = 50_000;

    private final PendingPackets packets;
    private final FirstPackets firstPackets = new FirstPackets();
    private final boolean isSequenceKept;
    private final long activityGap;

    /// @param activityGap the longest gap in a time that counts as active, in microseconds
    public FlowUpdate(PendingPackets packets, long activityGap, boolean isSequenceKept) {
        this.packets = packets;
        this.isSequenceKept = isSequenceKept;
        this.activityGap = activityGap;
    }

    /// Touches what a packet will touch, but for the first line, which is here already.
    public static long fetch(long record, PendingPackets packets, int i) {
        // One port and one address tell the direction nearly always, and a wrong guess costs only time.
        boolean isForward = Memory.i32(record + Layout.PORTS) == packets.ports[i]
                && Memory.i64(record + Layout.SOURCE_LOW) == packets.sourceLow[i];
        long direction = direction(record, isForward);
        long sum = Memory.i64(record + Layout.PART_START)
                + Memory.i64(direction)
                + Memory.i64(direction + Layout.PAYLOAD_MAX)
                + Memory.i64(side(record, isForward));
        return packets.payload[i] > 0 ? sum + Memory.i64(direction(record, !isForward) + Layout.PAYLOAD_MAX) : sum;
    }

    /// Whether a packet is of this flow, in either direction.
    public static boolean isOf(long record, PendingPackets packets, int i) {
        int key = packets.protocol[i] | packets.kind[i] << 8;
        if (Memory.u16(record + Layout.PROTOCOL) != key
                || Memory.i64(record + Layout.TUNNEL) != packets.tunnel[i]
                || Memory.i32(record + Layout.VLANS) != packets.vlans[i]) {
            return false;
        }
        return isForward(record, packets, i) || isBackward(record, packets, i);
    }

    public static boolean isForward(long record, PendingPackets packets, int i) {
        return Memory.i32(record + Layout.PORTS) == packets.ports[i]
                && Memory.i64(record + Layout.SOURCE_LOW) == packets.sourceLow[i]
                && Memory.i64(record + Layout.DESTINATION_LOW) == packets.destinationLow[i]
                && Memory.i64(record + Layout.SOURCE_HIGH) == packets.sourceHigh[i]
                && Memory.i64(record + Layout.DESTINATION_HIGH) == packets.destinationHigh[i];
    }

    private static boolean isBackward(long record, PendingPackets packets, int i) {
        return Memory.i32(record + Layout.PORTS) == Integer.rotateLeft(packets.ports[i], 16)
                && Memory.i64(record + Layout.SOURCE_LOW) == packets.destinationLow[i]
                && Memory.i64(record + Layout.DESTINATION_LOW) == packets.sourceLow[i]
                && Memory.i64(record + Layout.SOURCE_HIGH) == packets.destinationHigh[i]
                && Memory.i64(record + Layout.DESTINATION_HIGH) == packets.sourceHigh[i];
    }

    /// Whether another interface has just brought this packet.
    public boolean isCopy(long record, int i, boolean isForward) {
        return isRepeat(record, i, isForward)
                && Memory.u8(side(record, isForward) + Layout.INTERFACE) != packets.interfaceId[i];
    }

    private boolean isRepeat(long record, int i, boolean isForward) {
        long direction = direction(record, isForward);
        int print = packets.fingerprint[i];
        return print != 0
                && print == Memory.i32(side(record, isForward) + Layout.FINGERPRINT)
                && Memory.i32(direction + Layout.PACKETS) != 0
                && packets.micros[i] - Memory.i64(record + Layout.PART_START) - Memory.u32(direction + Layout.LATEST)
                        <= REPEAT_MICROS;
    }

    /// An error that somebody sent about a packet of the flow.
    public void addError(long record, int i) {
        Memory.add32(record + Layout.ICMP_ERRORS, 1);
        Memory.put8(record + Layout.ERROR_TYPE, packets.flags[i] >>> 8);
        Memory.put8(record + Layout.ERROR_CODE, packets.flags[i] & 0xFF);
        Memory.put64(record + Layout.SEEN, packets.now[i]);
    }

    public void addPacket(long record, int i, boolean isForward) {
        if ((Memory.u16(record + Layout.STATE) & State.HAS_PACKET) == 0) {
            beginAt(record, packets.micros[i]);
        }
        long last = Memory.i64(record + Layout.LAST);
        long micros = Math.max(last, packets.micros[i]);
        boolean isFirst = isSilent(record, isForward);
        if ((packets.facts[i] & PendingPackets.IS_TCP) != 0) {
            addTcp(record, i, isForward, isFirst, micros);
        } else {
            addOther(record, i, isForward);
        }
        addToSide(record, i, isForward, isFirst, micros);
        PartNumbers.add(record, packets, i, isForward, micros, activityGap);
        if (isSequenceKept) {
            firstPackets.add(record, packets, i, isForward, micros - last);
        }
        Memory.put64(record + Layout.SEEN, packets.now[i]);
    }

    /// The part's first packet says when it began; before it only errors were seen, or nothing.
    private static void beginAt(long record, long micros) {
        if (Memory.i64(record + Layout.EARLIER_FORWARD_PACKETS) + Memory.i64(record + Layout.EARLIER_BACKWARD_PACKETS)
                == 0) {
            Memory.put64(record + Layout.CONVERSATION_START, micros);
        }
        Memory.put64(record + Layout.PART_START, micros);
        Memory.put64(record + Layout.LAST, micros);
    }

    private void addTcp(long record, int i, boolean isForward, boolean isFirst, long micros) {
        boolean isDuplicate = isRepeat(record, i, isForward);
        TcpLife.onPacket(record, packets, i, isForward, isFirst, micros);
        TcpSequence.onPacket(record, packets, i, isForward, isFirst, isDuplicate);
        if ((packets.flags[i] & TcpHeader.SYN) != 0) {
            int scale = isForward ? Layout.FORWARD_WINDOW_SCALE : Layout.BACKWARD_WINDOW_SCALE;
            Memory.put8(record + scale, packets.windowScale[i] + 1);
        }
    }

    private void addOther(long record, int i, boolean isForward) {
        if (isRepeat(record, i, isForward)) {
            Memory.add32(side(record, isForward) + Layout.DUPLICATE_PACKETS, 1);
        }
        if (packets.payload[i] > 0 && packets.protocol[i] == IpProtocol.UDP) {
            History.note(record, isForward, History.DATA);
        }
    }

    private void addToSide(long record, int i, boolean isForward, boolean isFirst, long micros) {
        long side = side(record, isForward);
        int timeToLive = packets.timeToLive[i];
        if (isFirst || timeToLive < Memory.u8(side + Layout.TTL_MIN)) {
            Memory.put8(side + Layout.TTL_MIN, timeToLive);
        }
        if (isFirst || timeToLive > Memory.u8(side + Layout.TTL_MAX)) {
            Memory.put8(side + Layout.TTL_MAX, timeToLive);
        }
        Memory.put32(side + Layout.FINGERPRINT, packets.fingerprint[i]);
        Memory.put8(side + Layout.INTERFACE, packets.interfaceId[i]);
        if (packets.payload[i] > 0) {
            addDataTime(record, isForward, micros);
        }
    }

    private static void addDataTime(long record, boolean isForward, long micros) {
        int state = Memory.u16(record + Layout.STATE);
        boolean hasAsked = (state & State.ASKED) != 0;
        if (isForward && !hasAsked) {
            TcpLife.time(record, Layout.FORWARD_DATA_TIME, micros);
            TcpLife.pass(record, State.ASKED);
        } else if (!isForward && hasAsked && (state & State.ANSWERED) == 0) {
            TcpLife.time(record, Layout.BACKWARD_DATA_TIME, micros);
            TcpLife.pass(record, State.ANSWERED);
        }
    }

    /// Whether a side has sent nothing in the whole conversation.
    private static boolean isSilent(long record, boolean isForward) {
        // The part is looked at first, as most have packets and what was before them lies elsewhere.
        return Memory.i32(direction(record, isForward) + Layout.PACKETS) == 0
                && Memory.i64(record + (isForward ? Layout.EARLIER_FORWARD_PACKETS : Layout.EARLIER_BACKWARD_PACKETS))
                        == 0;
    }

    /// Completes what is only known when no more packets come.
    public static void closePart(long record, FlowEnd reason) {
        PartNumbers.endActivity(record, Memory.i64(record + Layout.PART_START));
        Memory.put16(record + Layout.STATE, reason.code() << State.END_SHIFT);
    }

    /// Adds the part to those before it and begins another.
    public static void beginPart(long record, int length) {
        Memory.add64(record + Layout.EARLIER_FORWARD_PACKETS, Memory.u32(record + Layout.FORWARD + Layout.PACKETS));
        Memory.add64(record + Layout.EARLIER_BACKWARD_PACKETS, Memory.u32(record + Layout.BACKWARD + Layout.PACKETS));
        Memory.add64(record + Layout.EARLIER_FORWARD_PAYLOAD, Memory.i64(record + Layout.FORWARD + Layout.PAYLOAD_SUM));
        Memory.add64(
                record + Layout.EARLIER_BACKWARD_PAYLOAD, Memory.i64(record + Layout.BACKWARD + Layout.PAYLOAD_SUM));
        Memory.add64(record + Layout.EARLIER_FORWARD_BYTES, Memory.i64(record + Layout.FORWARD + Layout.IP_BYTES));
        Memory.add64(record + Layout.EARLIER_BACKWARD_BYTES, Memory.i64(record + Layout.BACKWARD + Layout.IP_BYTES));
        Memory.add32(record + Layout.PART, 1);
        int state = Memory.u16(record + Layout.STATE);
        Memory.put16(record + Layout.STATE, state & ~(State.HAS_PACKET | State.HAS_GAP));
        Memory.clear(record + Layout.GAP_SQUARES, Layout.PART - Layout.GAP_SQUARES);
        Memory.clear(record + Layout.ACTIVE, Layout.CONVERSATION_START - Layout.ACTIVE);
        Memory.clear(record + Layout.FORWARD, Layout.FORWARD_SIDE - Layout.FORWARD);
        Memory.clear(record + Layout.SEQUENCE, length - Layout.SEQUENCE);
    }

    private static long direction(long record, boolean isForward) {
        return record + (isForward ? Layout.FORWARD : Layout.BACKWARD);
    }

    private static long side(long record, boolean isForward) {
        return record + (isForward ? Layout.FORWARD_SIDE : Layout.BACKWARD_SIDE);
    }
}
