package vedette.detect.flood;

/// How a host is flooded: what is counted each second, how much of it is let pass, and how much more is a flood.
enum Manner {
    HOLLOW(1, 20, 80, "TCP openings or strays that no payload came of", "below 20 a second"),
    UNANSWERED(2, 30, 100, "UDP conversations that nobody answers, at one port", "below 30 a second"),
    EVERY_PORT(3, 80, 250, "UDP packets with payload to ever other ports", "below 80 a second"),
    STREAM(4, 60, 300, "UDP packets one way, between hosts that have nothing else to do with each other", "few"),
    QUESTIONS(5, 50, 300, "UDP conversations that are answered", "below 50 a second"),
    ECHO(6, 8, 60, "ICMP packets", "one a second"),
    UNASKED(7, 20, 100, "answers over UDP that were not asked for", "none"),
    UNASKED_OPENING(8, 20, 80, "answers to openings of TCP that were not seen", "none"),
    OTHER(9, 40, 150, "packets one way of a protocol that is neither TCP, UDP nor ICMP", "few");

    private final int code;
    private final double allowance;
    private final double alarm;
    private final String feature;
    private final String usual;

    Manner(int code, double allowance, double alarm, String feature, String usual) {
        this.code = code;
        this.allowance = allowance;
        this.alarm = alarm;
        this.feature = feature;
        this.usual = usual;
    }

    /// Its number in what is written.
    int code() {
        return code;
    }

    static Manner of(int code) {
        return values()[code - 1];
    }

    /// So much a second is never a flood.
    double allowance() {
        return allowance;
    }

    /// A sum of so much beyond what is allowed is one.
    double alarm() {
        return alarm;
    }

    String feature() {
        return feature;
    }

    String usual() {
        return usual;
    }

    /// Whether what arrives are answers to somebody else's questions.
    boolean isReflected() {
        return this == UNASKED || this == UNASKED_OPENING;
    }

    /// Whether it is what busy clients of a busy server do as well, so that a capture's first seconds say nothing.
    boolean isOrdinary() {
        return this == QUESTIONS;
    }
}
