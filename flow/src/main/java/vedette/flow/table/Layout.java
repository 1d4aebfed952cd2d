package vedette.flow.table;

/// Where each number of a flow lies in its record.
///
/// What most packets touch lies together, in five lines of 64 bytes: the first two, two of the packet's direction and
/// one of its side. "Forward" is from the initiator to the responder. Times within a part are unsigned microseconds
/// since
/// the part began; a part is shorter than what 32 bits hold ([FlowConfig]).
///
/// | bytes | what |
/// |---|---|
/// | 0-63 | the key, and when the flow was last seen |
/// | 64-127 | the part: numbers of both directions together |
/// | 128-191 | times active and idle, when the conversation began, the place in the wheel |
/// | 192-319, 320-447 | the part: forward, backward |
/// | 448-511, 512-575 | the conversation: what tracking a side of TCP needs, forward, backward |
/// | 576-639 | the conversation: history, handshake, first payload |
/// | 640-703 | the conversation: parts before this one, and what the last tick saw |
/// | 704-959 | the part's first 32 packets, where wanted |
final class Layout {

    static final int RECORD = 704;
    static final int SEQUENCE_PACKETS = 32;
    static final int SEQUENCE_ENTRY = 8;
    static final int RECORD_WITH_SEQUENCE = RECORD + SEQUENCE_PACKETS * SEQUENCE_ENTRY;

    // Key. The initiator's end comes first.
    static final int SOURCE_HIGH = 0;
    static final int SOURCE_LOW = 8;
    static final int DESTINATION_HIGH = 16;
    static final int DESTINATION_LOW = 24;
    static final int TUNNEL = 32;
    static final int VLANS = 40;
    /// The initiator's port in the upper half.
    static final int PORTS = 44;
    static final int PROTOCOL = 48;
    /// The kind of ICMP message that begins such a conversation, else 0.
    static final int KIND = 49;
    static final int STATE = 50;
    static final int TAG = 52;
    /// The latest packet's time, in microseconds since 1970.
    static final int LAST = 56;

    // The part, both directions.
    static final int PART_START = 64;
    static final int GAP_SQUARES = 72;
    static final int GAP_MIN = 80;
    static final int GAP_MAX = 84;
    static final int FINS = 88;
    static final int SYNS = 92;
    static final int ACKS = 96;
    static final int CWRS = 100;
    static final int ECES = 104;
    static final int PAUSES = 108;
    static final int ACTIVE_START = 112;
    static final int PART = 116;
    /// Traffic time when the flow was last seen, in microseconds: what decides when it ends.
    static final int SEEN = 120;

    // The part, active and idle times: each a block.
    static final int ACTIVE = 128;
    static final int IDLE = 152;
    static final int SPELLS = 0;
    static final int SPELL_SUM = 4;
    static final int SPELL_SQUARES = 8;
    static final int SPELL_MIN = 16;
    static final int SPELL_MAX = 20;

    static final int CONVERSATION_START = 176;
    static final int WHEEL_NEXT = 184;
    static final int WHEEL_PREVIOUS = 188;

    // The part, a direction: each a block.
    static final int FORWARD = 192;
    static final int BACKWARD = 320;
    static final int DIRECTION_LENGTH = 128;
    static final int PACKETS = 0;
    static final int PAYLOAD_MIN = 4;
    static final int PAYLOAD_SUM = 8;
    static final int PAYLOAD_SQUARES = 16;
    static final int HEADER_BYTES = 24;
    static final int IP_BYTES = 32;
    static final int FIRST = 40;
    static final int LATEST = 44;
    static final int OWN_GAP_SQUARES = 48;
    static final int OWN_GAP_MIN = 56;
    static final int OWN_GAP_MAX = 60;
    static final int PAYLOAD_MAX = 64;
    static final int PSHS = 68;
    static final int URGS = 72;
    static final int RSTS = 76;
    static final int WINDOW = 80;
    static final int DATA_PACKETS = 84;
    static final int BULK_START = 88;
    static final int BULK_LATEST = 92;
    static final int BULK_RUN_PACKETS = 96;
    static final int BULK_RUN_BYTES = 100;
    static final int BULKS = 104;
    static final int BULK_PACKETS = 108;
    static final int BULK_BYTES = 112;
    static final int BULK_TIME = 120;
    static final int HEADER_MIN = 124;
    static final int HEADER_MAX = 126;

    // The conversation, a side: each a block.
    static final int FORWARD_SIDE = 448;
    static final int BACKWARD_SIDE = 512;
    static final int SIDE_LENGTH = 64;
    static final int NEXT_SEQUENCE = 0;
    static final int INITIAL_SEQUENCE = 4;
    /// Two holes in what was seen of the byte stream: begin and end of each.
    static final int HOLES = 8;
    static final int RETRANSMITTED_PACKETS = 24;
    static final int DUPLICATE_PACKETS = 28;
    static final int RETRANSMITTED_BYTES = 32;
    static final int MISSED_BYTES = 40;
    static final int OUT_OF_ORDER_PACKETS = 48;
    static final int LETTERS = 52;
    static final int TTL_MIN = 54;
    static final int TTL_MAX = 55;
    /// The interface that the side's latest packet came from.
    static final int INTERFACE = 56;
    static final int PRINTABLE = 57;
    static final int ENTROPY = 58;
    static final int FINGERPRINT = 60;

    // The conversation: life, handshake, first payloads.
    static final int HISTORY = 576;
    static final int HISTORY_CAPACITY = 20;
    /// Which place of the table the record lies in.
    static final int SLOT = 596;
    static final int HISTORY_LENGTH = 600;
    static final int FORWARD_TCP_STATE = 601;
    static final int BACKWARD_TCP_STATE = 602;
    /// Times since the conversation began, in microseconds and one more; 0 where it did not come to that.
    static final int SYN_ACK_TIME = 604;
    static final int ESTABLISHED_TIME = 608;
    static final int FORWARD_DATA_TIME = 612;
    static final int BACKWARD_DATA_TIME = 616;
    static final int ICMP_TYPE = 620;
    static final int ICMP_CODE = 621;
    static final int ERROR_TYPE = 622;
    static final int ERROR_CODE = 623;
    static final int ICMP_ERRORS = 624;
    static final int CHECKPOINTS = 628;
    static final int FORWARD_WINDOW_SCALE = 630;
    static final int BACKWARD_WINDOW_SCALE = 631;
    static final int TICK_FORWARD_PACKETS = 632;
    static final int TICK_BACKWARD_PACKETS = 636;

    // The conversation's parts before this one.
    static final int EARLIER_FORWARD_PACKETS = 640;
    static final int EARLIER_BACKWARD_PACKETS = 648;
    static final int EARLIER_FORWARD_PAYLOAD = 656;
    static final int EARLIER_BACKWARD_PAYLOAD = 664;
    static final int EARLIER_FORWARD_BYTES = 672;
    static final int EARLIER_BACKWARD_BYTES = 680;

    // What the last tick saw, in the low 32 bits: enough to tell what was added since.
    static final int TICK_FORWARD_BYTES = 688;
    static final int TICK_BACKWARD_BYTES = 692;
    static final int TICK_FORWARD_PAYLOAD = 696;
    static final int TICK_BACKWARD_PAYLOAD = 700;

    static final int SEQUENCE = RECORD;
    static final int ENTRY_LENGTH = 0;
    static final int ENTRY_FLAGS = 2;
    static final int ENTRY_GAP = 4;

    private Layout() {}
}
