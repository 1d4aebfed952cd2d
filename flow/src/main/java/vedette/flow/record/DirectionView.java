package vedette.flow.record;

/// What one direction of a flow has sent: a view that moves with its [FlowView]. Owned by the thread that reads.
///
/// Numbers are of the part, the stretch of the conversation that the row is about, unless they say otherwise. What a
/// direction without packets has no value for reads as 0.
public final class DirectionView {

    private final int block;
    private final int side;
    private final int earlierPackets;
    private final int earlierPayload;
    private final int earlierBytes;
    private final int tcpState;
    private final int windowScale;
    private long record;

    private DirectionView(int block, int side, int earlierOffset, int tcpState, int windowScale) {
        this.block = block;
        this.side = side;
        earlierPackets = Layout.EARLIER_FORWARD_PACKETS + earlierOffset;
        earlierPayload = Layout.EARLIER_FORWARD_PAYLOAD + earlierOffset;
        earlierBytes = Layout.EARLIER_FORWARD_BYTES + earlierOffset;
        this.tcpState = tcpState;
        this.windowScale = windowScale;
    }

    static DirectionView forward() {
        return new DirectionView(
                Layout.FORWARD, Layout.FORWARD_SIDE, 0, Layout.FORWARD_TCP_STATE, Layout.FORWARD_WINDOW_SCALE);
    }

    static DirectionView backward() {
        return new DirectionView(
                Layout.BACKWARD,
                Layout.BACKWARD_SIDE,
                Long.BYTES,
                Layout.BACKWARD_TCP_STATE,
                Layout.BACKWARD_WINDOW_SCALE);
    }

    void moveTo(long newRecord) {
        record = newRecord;
    }

    private int i32(int offset) {
        return Memory.i32(record + block + offset);
    }

    private long u32(int offset) {
        return Memory.u32(record + block + offset);
    }

    private long i64(int offset) {
        return Memory.i64(record + block + offset);
    }

    public int packets() {
        return i32(Layout.PACKETS);
    }

    /// Payload as sent: no header, no padding, whatever was captured of it.
    public long payloadBytes() {
        return i64(Layout.PAYLOAD_SUM);
    }

    /// The sum of the squares of the packets' payload lengths.
    public long payloadSquares() {
        return i64(Layout.PAYLOAD_SQUARES);
    }

    public int payloadMin() {
        return i32(Layout.PAYLOAD_MIN);
    }

    public int payloadMax() {
        return i32(Layout.PAYLOAD_MAX);
    }

    /// Packets that carried payload.
    public int dataPackets() {
        return i32(Layout.DATA_PACKETS);
    }

    /// The transport headers, options included.
    public long headerBytes() {
        return i64(Layout.HEADER_BYTES);
    }

    public int headerMin() {
        return Memory.u16(record + block + Layout.HEADER_MIN);
    }

    public int headerMax() {
        return Memory.u16(record + block + Layout.HEADER_MAX);
    }

    /// The IP packets, their headers included.
    public long ipBytes() {
        return i64(Layout.IP_BYTES);
    }

    /// From this direction's first packet to its last, in microseconds: also the sum of the gaps between them.
    public long span() {
        return u32(Layout.LATEST) - u32(Layout.FIRST);
    }

    /// The first packet's time since the part began, in microseconds.
    public long first() {
        return u32(Layout.FIRST);
    }

    /// The sum of the squares of the gaps between one packet of this direction and the next, in microseconds squared.
    public long gapSquares() {
        return i64(Layout.OWN_GAP_SQUARES);
    }

    public long gapMin() {
        return u32(Layout.OWN_GAP_MIN);
    }

    public long gapMax() {
        return u32(Layout.OWN_GAP_MAX);
    }

    public int pshFlags() {
        return i32(Layout.PSHS);
    }

    public int urgFlags() {
        return i32(Layout.URGS);
    }

    public int rstFlags() {
        return i32(Layout.RSTS);
    }

    /// The window of the first packet as it was sent, before any scaling; 0 without TCP.
    public int initialWindow() {
        return i32(Layout.WINDOW);
    }

    /// Runs of at least four packets with payload, none more than a second after the one before and with no run of the
    /// other direction between.
    public int bulks() {
        return i32(Layout.BULKS);
    }

    public int bulkPackets() {
        return i32(Layout.BULK_PACKETS);
    }

    public long bulkBytes() {
        return i64(Layout.BULK_BYTES);
    }

    /// How long all those runs took, in microseconds.
    public long bulkTime() {
        return u32(Layout.BULK_TIME);
    }

    private long conversationU32(int offset) {
        return Memory.u32(record + side + offset);
    }

    /// Of the conversation: packets that brought nothing new because their bytes had been sent before.
    public long retransmittedPackets() {
        return conversationU32(Layout.RETRANSMITTED_PACKETS);
    }

    /// Of the conversation: bytes of payload that had been sent before.
    public long retransmittedBytes() {
        return Memory.i64(record + side + Layout.RETRANSMITTED_BYTES);
    }

    /// Of the conversation: packets that came after a later one.
    public long outOfOrderPackets() {
        return conversationU32(Layout.OUT_OF_ORDER_PACKETS);
    }

    /// Of the conversation: the same packet seen again, as a mirror port gives it that copies both ways through.
    public long duplicatePackets() {
        return conversationU32(Layout.DUPLICATE_PACKETS);
    }

    /// Of the conversation: bytes that must have been sent, because later ones were seen, and were not seen.
    public long missedBytes() {
        return Memory.i64(record + side + Layout.MISSED_BYTES)
                + holeLength(Layout.HOLES)
                + holeLength(Layout.HOLES + Long.BYTES);
    }

    private long holeLength(int hole) {
        return Integer.toUnsignedLong(
                Memory.i32(record + side + hole + Integer.BYTES) - Memory.i32(record + side + hole));
    }

    public int timeToLiveMin() {
        return Memory.u8(record + side + Layout.TTL_MIN);
    }

    public int timeToLiveMax() {
        return Memory.u8(record + side + Layout.TTL_MAX);
    }

    /// By how many bits this side's window counts more than it says; -1 if it did not say, or was not seen to.
    public int windowScale() {
        return Memory.u8(record + windowScale) - 1;
    }

    /// Of the conversation's first payload: its entropy in thousandths of a bit per byte; -1 without payload, or where
    /// sequences are not kept.
    public int payloadEntropyMilli() {
        return Memory.u16(record + side + Layout.ENTROPY) - 1;
    }

    /// Of the conversation's first payload: the share of printable bytes in two-hundredths; -1 as above.
    public int payloadPrintable() {
        return Memory.u8(record + side + Layout.PRINTABLE) - 1;
    }

    public TcpState tcpState() {
        return TcpState.of(Memory.u8(record + tcpState));
    }

    /// Of the conversation so far.
    public long conversationPackets() {
        return Memory.i64(record + earlierPackets) + Integer.toUnsignedLong(packets());
    }

    public long conversationPayloadBytes() {
        return Memory.i64(record + earlierPayload) + payloadBytes();
    }

    public long conversationIpBytes() {
        return Memory.i64(record + earlierBytes) + ipBytes();
    }
}
