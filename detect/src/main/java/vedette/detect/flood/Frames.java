package vedette.detect.flood;

import vedette.detect.Kind;
import vedette.flow.fact.Http2Fact;

/// Which frames of HTTP/2 a service is flooded with: what is counted each second, how much of it is let pass, and how
/// much more is a flood.
enum Frames {
    REQUESTS(1, Kind.FLOOD, 50, 400, "requests over HTTP/2", "below 50 a second"),
    RESETS(2, Kind.FLOOD, 10, 80, "streams of HTTP/2 that were reset", "a few, when somebody leaves a page"),
    CONTINUATIONS(3, Kind.FLOOD, 10, 80, "continued heads of HTTP/2", "none: heads fit into one frame"),
    IDLE(4, Kind.FLOOD, 15, 120, "pings, settings and empty frames of HTTP/2", "a few for each connection"),
    TINY_WINDOWS(
            5, Kind.SLOW_CONNECTIONS, 0.1, 8, "connections that let next to nothing be sent", "64 KiB or more at once");

    /// Less than this on a stream, in bytes, is what only somebody lets be sent who wants to wait.
    private static final long TINY = 1_024;

    private final int code;
    private final Kind kind;
    private final double allowance;
    private final double alarm;
    private final String feature;
    private final String usual;

    Frames(int code, Kind kind, double allowance, double alarm, String feature, String usual) {
        this.code = code;
        this.kind = kind;
        this.allowance = allowance;
        this.alarm = alarm;
        this.feature = feature;
        this.usual = usual;
    }

    /// How much of it the packet holds. Resets count whoever sends them: a server can be made to.
    long count(Http2Fact fact) {
        if (this == RESETS) {
            return fact.resets();
        }
        if (fact.isFromServer()) {
            return 0;
        }
        return switch (this) {
            case REQUESTS -> fact.streams();
            case CONTINUATIONS -> fact.continuations();
            case IDLE -> fact.idle();
            default -> fact.hasPreface() && fact.initialWindow() >= 0 && fact.initialWindow() < TINY ? 1 : 0;
        };
    }

    /// Its number in what is written.
    int code() {
        return code;
    }

    static Frames of(int code) {
        return values()[code - 1];
    }

    Kind kind() {
        return kind;
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
}
