package vedette.flow.record;

/// Where each number of a flow lies in its record.
///
/// What most packets touch lies together, in five lines of 64 bytes: the first two, two of the packet's direction and
/// one of its side. "Forward" is from the initiator to the responder. Times within a part are unsigned microseconds
/// since the part began; a part is shorter than what 32 bits hold.
///
/// | bytes | what |
/// |---|---|
/// | 0-63 | the key, and when the flow was last seen |
/// | 64-127 | the part: numbers of both directions together |
/// | 128-191 | times active and idle, when the conversation began, the place in the wheel |
/// | 192-319, 320-447 | the part: forward, backward |
/// | 448-511, 512-575 | the conversation: what tracking a side of TCP needs, forward, backward |
/// | 576-639 | the conversation: history, handshake, first payload |
/// | 640-703 | the conversation: parts before this one |
/// | 704-959 | the part's first 32 packets, where wanted |
public final class Layout {

    public static final int RECORD = 704;
    public static final int SEQUENCE_PACKETS = 32;
    public static final int SEQUENCE_ENTRY = 8;
    public static final int RECORD_WITH_SEQUENCE = RECORD + SEQUENCE_PACKETS * SEQUENCE_ENTRY;

    // Key. The initiator's end comes first.
    public static final int SOURCE_HIGH = 0;
    public static final int SOURCE_LOW = 8;
    public static final int DESTINATION_HIGH = 16;
    public static final int DESTINATION_LOW = 24;
    public static final int TUNNEL = 32;
    public static final int VLANS = 40;
    /// The initiator's port in the upper half.
    public static final int PORTS = 44;
    public static final int PROTOCOL = 48;
    /// The kind of ICMP message that begins such a conversation, else 0.
    public static final int KIND = 49;
    public static final int STATE = 50;
    public static final int TAG = 52;
    /// The latest packet's time, in microseconds since 1970.
    public static final int LAST = 56;

    // The part, both directions.
    public static final int PART_START = 64;
    public static final int GAP_SQUARES = 72;
    public static final int GAP_MIN = 80;
    public static final int GAP_MAX = 84;
    public static final int FINS = 88;
    public static final int SYNS = 92;
    public static final int ACKS = 96;
    public static final int CWRS = 100;
    public static final int ECES = 104;
    public static final int PAUSES = 108;
    public static final int ACTIVE_START = 112;
    public static final int PART = 116;
    /// Traffic time when the flow was last seen, in microseconds: what decides when it ends.
    public static final int SEEN = 120;

    // The part, active and idle times: each a block.
    public static final int ACTIVE = 128;
    public static final int IDLE = 152;
    public static final int SPELLS = 0;
    public static final int SPELL_SUM = 4;
    public static final int SPELL_SQUARES = 8;
    public static final int SPELL_MIN = 16;
    public static final int SPELL_MAX = 20;

    public static final int CONVERSATION_START = 176;
    public static final int WHEEL_NEXT = 184;
    public static final int WHEEL_PREVIOUS = 188;

    // The part, a direction: each a block.
    public static final int FORWARD = 192;
    public static final int BACKWARD = 320;
    public static final int DIRECTION_LENGTH = 128;
    public static final int PACKETS = 0;
    public static final int PAYLOAD_MIN = 4;
    public static final int PAYLOAD_SUM = 8;
    public static final int PAYLOAD_SQUARES = 16;
    public static final int HEADER_BYTES = 24;
    public static final int IP_BYTES = 32;
    public static final int FIRST = 40;
    public static final int LATEST = 44;
    public static final int OWN_GAP_SQUARES = 48;
    public static final int OWN_GAP_MIN = 56;
    public static final int OWN_GAP_MAX = 60;
    public static final int PAYLOAD_MAX = 64;
    public static final int PSHS = 68;
    public static final int URGS = 72;
    public static final int RSTS = 76;
    public static final int WINDOW = 80;
    public static final int DATA_PACKETS = 84;
    public static final int BULK_START = 88;
    public static final int BULK_LATEST = 92;
    public static final int BULK_RUN_PACKETS = 96;
    public static final int BULK_RUN_BYTES = 100;
    public static final int BULKS = 104;
    public static final int BULK_PACKETS = 108;
    public static final int BULK_BYTES = 112;
    public static final int BULK_TIME = 120;
    public static final int HEADER_MIN = 124;
    public static final int HEADER_MAX = 126;

    // The conversation, a side: each a block.
    public static final int FORWARD_SIDE = 448;
    public static final int BACKWARD_SIDE = 512;
    public static final int SIDE_LENGTH = 64;
    public static final int NEXT_SEQUENCE = 0;
    public static final int INITIAL_SEQUENCE = 4;
    /// Two holes in what was seen of the byte stream: begin and end of each.
    public static final int HOLES = 8;
    public static final int RETRANSMITTED_PACKETS = 24;
    public static final int DUPLICATE_PACKETS = 28;
    public static final int RETRANSMITTED_BYTES = 32;
    public static final int MISSED_BYTES = 40;
    public static final int OUT_OF_ORDER_PACKETS = 48;
    public static final int LETTERS = 52;
    public static final int TTL_MIN = 54;
    public static final int TTL_MAX = 55;
    /// The interface that the side's latest packet came from.
    public static final int INTERFACE = 56;
    public static final int PRINTABLE = 57;
    public static final int ENTROPY = 58;
    public static final int FINGERPRINT = 60;

    // The conversation: life, handshake, first payloads.
    public static final int HISTORY = 576;
    public static final int HISTORY_CAPACITY = 20;
    /// Which place of the table the record lies in.
    public static final int SLOT = 596;
    public static final int HISTORY_LENGTH = 600;
    public static final int FORWARD_TCP_STATE = 601;
    public static final int BACKWARD_TCP_STATE = 602;
    /// Times since the conversation began, in microseconds and one more; 0 where it did not come to that.
    public static final int SYN_ACK_TIME = 604;
    public static final int ESTABLISHED_TIME = 608;
    public static final int FORWARD_DATA_TIME = 612;
    public static final int BACKWARD_DATA_TIME = 616;
    public static final int ICMP_TYPE = 620;
    public static final int ICMP_CODE = 621;
    public static final int ERROR_TYPE = 622;
    public static final int ERROR_CODE = 623;
    public static final int ICMP_ERRORS = 624;
    public static final int CHECKPOINTS = 628;
    public static final int FORWARD_WINDOW_SCALE = 630;
    public static final int BACKWARD_WINDOW_SCALE = 631;
    /// The flow's entry among those that changed since the last tick.
    public static final int CHANGE = 632;
    /// What the conversation is in truth, for whoever asks that: its label's number, 0 before anybody did.
    public static final int LABEL = 636;

    // The conversation's parts before this one.
    public static final int EARLIER_FORWARD_PACKETS = 640;
    public static final int EARLIER_BACKWARD_PACKETS = 648;
    public static final int EARLIER_FORWARD_PAYLOAD = 656;
    public static final int EARLIER_BACKWARD_PAYLOAD = 664;
    public static final int EARLIER_FORWARD_BYTES = 672;
    public static final int EARLIER_BACKWARD_BYTES = 680;

    public static final int SEQUENCE = RECORD;
    public static final int ENTRY_LENGTH = 0;
    public static final int ENTRY_FLAGS = 2;
    public static final int ENTRY_GAP = 4;

    private Layout() {}
}
