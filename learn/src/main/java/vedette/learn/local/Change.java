package vedette.learn.local;

/// How a model compares with the one before it.
public enum Change {
    BETTER("better"),
    /// No difference that chance could not have made, or none that matters.
    NO_WORSE("no worse"),
    WORSE("worse"),
    /// There are no rows to know by.
    UNKNOWN("not known");

    private final String label;

    Change(String label) {
        this.label = label;
    }

    /// For people and files.
    public String label() {
        return label;
    }
}
