package vedette.flow.table;

/// Bits of a record's state word.
final class State {

    /// The record holds a flow that packets can still be added to.
    static final int LIVE = 1;
    /// The conversation is over; what still comes of it is added.
    static final int CLOSED = 1 << 1;
    /// Packets were added since the last tick.
    static final int TOUCHED = 1 << 2;
    /// The flow began since the last tick.
    static final int NEW = 1 << 3;
    /// It was reported as failed.
    static final int FAILED = 1 << 4;
    /// Why it is put out, in three bits.
    static final int END_SHIFT = 8;

    /// In a sequence's flags: the packet went backward.
    static final int ENTRY_BACKWARD = 1 << 15;

    private State() {}
}
