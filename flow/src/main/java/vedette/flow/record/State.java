package vedette.flow.record;

/// Bits of a record's state word.
public final class State {

    /// The record holds a flow that packets can still be added to.
    public static final int LIVE = 1;
    /// The conversation is over; what still comes of it is added.
    public static final int CLOSED = 1 << 1;
    /// Packets were added since the last tick.
    public static final int TOUCHED = 1 << 2;
    /// The flow began since the last tick.
    public static final int NEW = 1 << 3;
    /// It was reported as failed.
    public static final int FAILED = 1 << 4;
    /// There is nothing more to be learnt of the handshake.
    public static final int HANDSHAKE_PASSED = 1 << 5;
    /// The initiator's first payload was seen.
    public static final int ASKED = 1 << 6;
    /// And the responder's first after it.
    public static final int ANSWERED = 1 << 7;

    /// What need not be looked for any more. It stands in the record's first line to leave others untouched.
    public static final int PASSED = HANDSHAKE_PASSED | ASKED | ANSWERED;

    /// Why it is put out, in three bits.
    public static final int END_SHIFT = 8;

    /// The part has a packet.
    public static final int HAS_PACKET = 1 << 11;
    /// The part has two packets or more, so there is a gap between them.
    public static final int HAS_GAP = 1 << 12;

    /// In a sequence's flags: the packet went backward.
    public static final int ENTRY_BACKWARD = 1 << 15;

    private State() {}
}
