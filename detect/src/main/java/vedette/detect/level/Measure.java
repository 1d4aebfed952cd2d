package vedette.detect.level;

/// What a host's level is measured by, each hour.
enum Measure {
    /// To anybody.
    SENT("bytes sent in a day", 1_000_000),
    BEGUN("conversations begun in a day", 200),
    FAILED("failed conversations in a day", 40),
    /// Whom it began conversations with, without repetition in an hour.
    PEERS("hosts it began conversations with, hour by hour", 24);

    private final String words;
    private final double little;

    Measure(String words, double little) {
        this.words = words;
        this.little = little;
    }

    /// What a day's sum of it is called.
    String words() {
        return words;
    }

    /// So much in a day is little: twice as much is nothing to speak of.
    double little() {
        return little;
    }
}
