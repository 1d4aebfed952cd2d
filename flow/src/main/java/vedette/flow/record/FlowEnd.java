package vedette.flow.record;

/// Why a row of a flow is put out.
public enum FlowEnd {
    /// It is not over: this is what it looks like so far.
    CHECKPOINT(0, "checkpoint", false),
    /// The part is over, the conversation goes on.
    PART(1, "part", false),
    /// Both sides said so, or one broke it off.
    CLOSED(2, "closed", true),
    /// Nothing was seen of it for as long as its protocol allows.
    IDLE(3, "idle", true),
    /// A new conversation began between the same ends.
    REUSED(4, "reused", true),
    /// The table was full, and this one could best be spared.
    SHED(5, "shed", true),
    /// There is no more input.
    INPUT_ENDED(6, "input_ended", true);

    private final int code;
    private final String label;
    private final boolean isFinal;

    FlowEnd(int code, String label, boolean isFinal) {
        this.code = code;
        this.label = label;
        this.isFinal = isFinal;
    }

    public String label() {
        return label;
    }

    /// Whether the conversation has ended with it.
    public boolean isFinal() {
        return isFinal;
    }

    private static final FlowEnd[] VALUES = values();

    /// What stands for it in a record.
    public int code() {
        return code;
    }

    static FlowEnd of(int code) {
        return VALUES[code];
    }
}
