package vedette.detect.guessing;

import vedette.flow.record.DirectionView;
import vedette.flow.record.FlowView;

/// What an encrypted conversation over SSH looks like from outside, and what that says of the log-ins in it.
///
/// Before a log-in each side sends its banner, two messages that agree on a key, and one that asks for the log-in, or
/// answers. A guess adds one or two small packets each way, and a wait, as servers take their time to refuse. Once a
/// log-in is granted a session has to be opened, asked for something and closed, which takes at least three packets
/// more each way than a guess does, all at once.
///
/// @param out packets of the client with payload
/// @param in packets of the server with payload
/// @param bytes payload of the side that sent more
/// @param spanMicros from the server's first packet to its last
/// @param waits how many pauses of like length make up most of that
/// @param roundTripMicros what the network takes; 0 where it is not known
record SshShape(int out, int in, long bytes, long spanMicros, double waits, long roundTripMicros) {

    /// What was read of a conversation.
    enum Verdict {
        /// It was over before there was a log-in.
        NO_LOGIN,
        /// It has one log-in or more, and nothing came of them.
        REFUSED,
        /// Something was done after a log-in.
        SESSION,
        /// It may be one or the other.
        UNSURE
    }

    /// Fewer packets are a banner and an agreement on a key.
    private static final int LEAST_OUT = 6;

    private static final int LEAST_IN = 4;

    /// One guess takes so many at most.
    private static final int ONE_OUT = 9;

    private static final int ONE_IN = 8;

    /// What the server sends before it has heard of a user.
    private static final int BEFORE = 4;

    private static final int MOST_GUESSES = 8;

    /// Who has a session says things that are not answered.
    private static final int MOST_MORE = 3;

    /// A server takes so long at least to refuse a password, and so long at most.
    private static final long LEAST_WAIT = 200_000;

    private static final long MOST_WAIT = 7_000_000;
    private static final long ROUND_TRIPS = 3;

    /// More is work that is done.
    private static final long MOST_BYTES = 6_000;

    static SshShape of(FlowView flow) {
        DirectionView in = flow.backward();
        double squares = (double) in.gapSquares();
        double span = (double) in.span();
        return new SshShape(
                flow.forward().dataPackets(),
                in.dataPackets(),
                Math.max(flow.forward().payloadBytes(), in.payloadBytes()),
                in.span(),
                squares > 0 ? span * span / squares : 0,
                Math.max(0, flow.handshakeTime()));
    }

    Verdict verdict() {
        if (bytes > MOST_BYTES) {
            return Verdict.SESSION;
        }
        if (out < LEAST_OUT || in < LEAST_IN) {
            return Verdict.NO_LOGIN;
        }
        if (guesses() > 0) {
            return Verdict.REFUSED;
        }
        return out > ONE_OUT && in > ONE_IN ? Verdict.SESSION : Verdict.UNSURE;
    }

    /// How many guesses it holds, if it holds nothing else.
    int guesses() {
        if (out <= ONE_OUT && in <= ONE_IN) {
            return 1;
        }
        int waited = (int) Math.round(waits);
        int small = in - BEFORE;
        boolean isSeries = waited >= 2
                && waited <= MOST_GUESSES
                && small <= 2 * waited + 2
                && out - in <= MOST_MORE
                && spanMicros >= waited * Math.max(LEAST_WAIT, ROUND_TRIPS * roundTripMicros)
                && spanMicros <= waited * MOST_WAIT;
        return isSeries ? Math.clamp(small - 1, 1, waited) : 0;
    }
}
