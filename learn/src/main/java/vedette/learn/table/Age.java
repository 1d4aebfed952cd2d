package vedette.learn.table;

/// How old a flow was when its row was made: a living flow has rows at several ages, and another when it is over.
public enum Age {
    /// The data do not say whether the flow was over.
    NOT_SAID(0, "not said"),
    UP_TO_ONE(1, "up to 1 s"),
    UP_TO_FIVE(2, "up to 5 s"),
    UP_TO_THIRTY(3, "up to 30 s"),
    LATER(4, "later"),
    /// It was over.
    ENDED(5, "ended");

    private static final Age[] ALL = values();
    private static final float ONE = 1;
    private static final float FIVE = 5;
    private static final float THIRTY = 30;

    private final int code;
    private final String label;

    Age(int code, String label) {
        this.code = code;
        this.label = label;
    }

    /// Of a flow that was still alive when it was so old.
    ///
    /// @param seconds above 0; whatever is not is taken for a flow that was over if it is 0, else for nothing said
    public static Age ofSeconds(float seconds) {
        if (!(seconds > 0)) {
            return seconds == 0 ? ENDED : NOT_SAID;
        }
        if (seconds <= ONE) {
            return UP_TO_ONE;
        }
        if (seconds <= FIVE) {
            return UP_TO_FIVE;
        }
        return seconds <= THIRTY ? UP_TO_THIRTY : LATER;
    }

    /// For people and files.
    public String label() {
        return label;
    }

    /// Whether the flow was alive.
    public boolean isLiving() {
        return this != NOT_SAID && this != ENDED;
    }

    /// The code by which a table keeps it.
    byte code() {
        return (byte) code;
    }

    static Age of(byte code) {
        return ALL[code];
    }
}
