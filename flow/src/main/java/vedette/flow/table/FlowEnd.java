package vedette.flow.table;

/// Why a row of a flow is put out.
public enum FlowEnd {
    /// It is not over: this is what it looks like so far.
    CHECKPOINT("checkpoint", false),
    /// The part is over, the conversation goes on.
    PART("part", false),
    /// Both sides said so, or one broke it off.
    CLOSED("closed", true),
    /// Nothing was seen of it for as long as its protocol allows.
    IDLE("idle", true),
    /// A new conversation began between the same ends.
    REUSED("reused", true),
    /// The table was full, and this one could best be spared.
    SHED("shed", true),
    /// There is no more input.
    INPUT_ENDED("input_ended", true);

    private final String label;
    private final boolean isFinal;

    FlowEnd(String label, boolean isFinal) {
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

    static FlowEnd of(int ordinal) {
        return VALUES[ordinal];
    }
}
