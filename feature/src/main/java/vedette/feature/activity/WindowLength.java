package vedette.feature.activity;

/// The lengths of windows. All end at multiples of ten seconds of the epoch, and one of each length ends at each.
public enum WindowLength {
    TEN_SECONDS(1),
    ONE_MINUTE(6),
    FIVE_MINUTES(30);

    /// The longest, in slots.
    static final int MAX_SLOTS = FIVE_MINUTES.slots;

    private final int slots;

    WindowLength(int slots) {
        this.slots = slots;
    }

    int slots() {
        return slots;
    }

    public int seconds() {
        return slots * Slots.TICKS;
    }
}
