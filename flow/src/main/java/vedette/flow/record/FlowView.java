package vedette.flow.record;

import java.nio.charset.StandardCharsets;
import vedette.decode.IpProtocol;

/// A flow as it stands in its table: a view that is moved from record to record and read in between.
///
/// A row is about a *part* of a *conversation*. The conversation is everything between two ends until it closes, falls
/// silent or the input ends; a part is a stretch of it of bounded length, and a conversation shorter than that has one.
/// Times are in microseconds. Owned by the thread that reads, and valid until it moves on.
public final class FlowView {

    private final DirectionView forward = DirectionView.forward();
    private final DirectionView backward = DirectionView.backward();
    private final byte[] history = new byte[Layout.HISTORY_CAPACITY];
    private long record;
    private boolean hasSequence;

    /// Moves the view to the record at this address.
    public void moveTo(long newRecord, boolean withSequence) {
        record = newRecord;
        hasSequence = withSequence;
        forward.moveTo(newRecord);
        backward.moveTo(newRecord);
    }

    long record() {
        return record;
    }

    boolean hasSequence() {
        return hasSequence;
    }

    private long u32(int offset) {
        return Memory.u32(record + offset);
    }

    /// From the initiator to the responder.
    public DirectionView forward() {
        return forward;
    }

    /// From the responder to the initiator.
    public DirectionView backward() {
        return backward;
    }

    /// The initiator's address. IPv4 is mapped into IPv6, as in [DecodedPacket].
    public long sourceHigh() {
        return Memory.i64(record + Layout.SOURCE_HIGH);
    }

    public long sourceLow() {
        return Memory.i64(record + Layout.SOURCE_LOW);
    }

    public long destinationHigh() {
        return Memory.i64(record + Layout.DESTINATION_HIGH);
    }

    public long destinationLow() {
        return Memory.i64(record + Layout.DESTINATION_LOW);
    }

    public int sourcePort() {
        return Memory.i32(record + Layout.PORTS) >>> 16;
    }

    public int destinationPort() {
        return Memory.i32(record + Layout.PORTS) & 0xFFFF;
    }

    public int protocol() {
        return Memory.u8(record + Layout.PROTOCOL);
    }

    public boolean isTcp() {
        return protocol() == IpProtocol.TCP;
    }

    public boolean isUdp() {
        return protocol() == IpProtocol.UDP;
    }

    public boolean isIcmp() {
        return protocol() == IpProtocol.ICMP || protocol() == IpProtocol.ICMPV6;
    }

    /// The first VLAN tag's id, or [DecodedPacket#NO_VLAN].
    public int outerVlan() {
        return (short) (Memory.i32(record + Layout.VLANS) >>> 16);
    }

    public int innerVlan() {
        return (short) Memory.i32(record + Layout.VLANS);
    }

    /// Which tunnel it came through; 0 for none.
    public long tunnelId() {
        return Memory.i64(record + Layout.TUNNEL);
    }

    /// Of the first packet of an ICMP conversation, else -1.
    public int icmpType() {
        return isIcmp() ? Memory.u8(record + Layout.ICMP_TYPE) : -1;
    }

    public int icmpCode() {
        return isIcmp() ? Memory.u8(record + Layout.ICMP_CODE) : -1;
    }

    /// How many ICMP errors were sent about packets of this conversation. They are not among its packets.
    public long icmpErrors() {
        return u32(Layout.ICMP_ERRORS);
    }

    /// Of the latest such error; -1 without.
    public int icmpErrorType() {
        return icmpErrors() == 0 ? -1 : Memory.u8(record + Layout.ERROR_TYPE);
    }

    public int icmpErrorCode() {
        return icmpErrors() == 0 ? -1 : Memory.u8(record + Layout.ERROR_CODE);
    }

    /// When the part began, in microseconds since 1970.
    public long start() {
        return Memory.i64(record + Layout.PART_START);
    }

    /// The part's latest packet.
    public long last() {
        return Memory.i64(record + Layout.LAST);
    }

    /// From the part's first packet to its last; also the sum of the gaps between them.
    public long duration() {
        return last() - start();
    }

    public long conversationStart() {
        return Memory.i64(record + Layout.CONVERSATION_START);
    }

    public long conversationDuration() {
        return last() - conversationStart();
    }

    /// Which part of its conversation this is, from 0.
    public int part() {
        return Memory.i32(record + Layout.PART);
    }

    /// Of the part, both directions.
    public long packets() {
        return Integer.toUnsignedLong(forward.packets()) + Integer.toUnsignedLong(backward.packets());
    }

    /// The sum of the squares of the gaps between any two packets in a row, in microseconds squared.
    public long gapSquares() {
        return Memory.i64(record + Layout.GAP_SQUARES);
    }

    public long gapMin() {
        return u32(Layout.GAP_MIN);
    }

    public long gapMax() {
        return u32(Layout.GAP_MAX);
    }

    public long finFlags() {
        return u32(Layout.FINS);
    }

    public long synFlags() {
        return u32(Layout.SYNS);
    }

    public long ackFlags() {
        return u32(Layout.ACKS);
    }

    public long cwrFlags() {
        return u32(Layout.CWRS);
    }

    public long eceFlags() {
        return u32(Layout.ECES);
    }

    /// Gaps of more than a second, which divide the part into one more subflow than there are.
    public long pauses() {
        return u32(Layout.PAUSES);
    }

    /// Times without a gap longer than the activity time-out; the last one lasts until the last packet.
    public Spells active() {
        return new Spells(record + Layout.ACTIVE);
    }

    /// Gaps longer than the activity time-out.
    public Spells idle() {
        return new Spells(record + Layout.IDLE);
    }

    /// From the initiator's first SYN to the responder's first SYN with ACK; -1 where that was not seen.
    public long synAckTime() {
        return u32(Layout.SYN_ACK_TIME) - 1;
    }

    /// From the initiator's first SYN to its first packet with ACK and without SYN after the answer; -1 where that was
    /// not seen.
    public long handshakeTime() {
        return u32(Layout.ESTABLISHED_TIME) - 1;
    }

    /// From the initiator's first payload to the responder's first after it; -1 where there was none.
    public long responseTime() {
        long answered = u32(Layout.BACKWARD_DATA_TIME);
        return answered == 0 ? -1 : answered - u32(Layout.FORWARD_DATA_TIME);
    }

    /// What happened in the conversation, in Zeek's letters: the initiator's large, the responder's small.
    public String history() {
        int length = Memory.u8(record + Layout.HISTORY_LENGTH);
        for (int i = 0; i < length; i++) {
            history[i] = (byte) Memory.u8(record + Layout.HISTORY + i);
        }
        return new String(history, 0, length, StandardCharsets.US_ASCII);
    }

    /// Why this row was put out.
    public FlowEnd end() {
        return FlowEnd.of(Memory.u16(record + Layout.STATE) >>> State.END_SHIFT & 0x7);
    }

    /// How old the conversation was when this was put out because it is still alive, in whole seconds: 1, 5, 30, then
    /// whole minutes; 0 if the row is of a part that is over.
    public int checkpointAge() {
        int passed = Memory.u16(record + Layout.CHECKPOINTS);
        return end() == FlowEnd.CHECKPOINT && passed > 0 ? CheckpointAge.seconds(passed - 1) : 0;
    }

    /// How many of the part's first packets are known one by one; none unless sequences are kept.
    public int sequenceLength() {
        return hasSequence ? (int) Math.min(packets(), Layout.SEQUENCE_PACKETS) : 0;
    }

    /// The payload length of the part's i-th packet, negative if it went backward. An empty packet that went backward
    /// cannot be told by its length; its direction is in [#isSequenceBackward].
    public int sequencePayload(int i) {
        int length = Memory.u16(entry(i) + Layout.ENTRY_LENGTH);
        return isSequenceBackward(i) ? -length : length;
    }

    public boolean isSequenceBackward(int i) {
        return (Memory.u16(entry(i) + Layout.ENTRY_FLAGS) & State.ENTRY_BACKWARD) != 0;
    }

    /// TCP's nine flags of that packet.
    public int sequenceFlags(int i) {
        return Memory.u16(entry(i) + Layout.ENTRY_FLAGS) & 0x1FF;
    }

    /// How long after the packet before it that packet came, in microseconds.
    public long sequenceGap(int i) {
        return Memory.u32(entry(i) + Layout.ENTRY_GAP);
    }

    private long entry(int i) {
        return record + Layout.SEQUENCE + (long) i * Layout.SEQUENCE_ENTRY;
    }
}
