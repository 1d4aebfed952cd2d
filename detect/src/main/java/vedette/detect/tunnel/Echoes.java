package vedette.detect.tunnel;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import vedette.detect.state.Codec;
import vedette.detect.state.RecentHashes;
import vedette.flow.fact.EchoFact;

/// What two hosts put into the pings between them, fading within minutes.
final class Echoes {

    static final Codec<Echoes> CODEC = new Codec<>() {
        @Override
        public void write(Echoes value, DataOutput out) throws IOException {
            value.write(out);
        }

        @Override
        public Echoes read(DataInput in) throws IOException {
            return new Echoes(in);
        }
    };

    private static final int MOST_QUESTIONS = 128;
    private static final int MOST_CONTENTS = 32;
    private static final int MOST_LENGTHS = 8;
    private static final double MINUTES = 300;

    /// How fast what is known of entropies fades with each question.
    private static final double FADING = 0.95;

    /// By so much, in bits, does the entropy of random bytes differ from one packet to the next: short
    /// packets, and for long ones divided by their length.
    private static final double SHORT = 0.09;

    private static final double LONG = 16;

    private final RecentHashes questions = new RecentHashes(MOST_QUESTIONS);
    private final RecentHashes contents = new RecentHashes(MOST_CONTENTS);
    private final RecentHashes lengthsOut = new RecentHashes(MOST_LENGTHS);
    private final RecentHashes lengthsIn = new RecentHashes(MOST_LENGTHS);
    private long since;
    private long last;
    private double answers;
    private double ownAnswers;
    private double bytesIn;
    private double bytesOut;
    private double entropy;
    private double variance;
    private double length;
    private boolean hasNews;

    Echoes(long second) {
        since = second;
        last = second;
    }

    private Echoes(DataInput in) throws IOException {
        questions.read(in);
        contents.read(in);
        lengthsOut.read(in);
        lengthsIn.read(in);
        since = in.readLong();
        last = in.readLong();
        answers = in.readDouble();
        ownAnswers = in.readDouble();
        bytesIn = in.readDouble();
        bytesOut = in.readDouble();
        entropy = in.readDouble();
        variance = in.readDouble();
        length = in.readDouble();
    }

    private void write(DataOutput out) throws IOException {
        questions.write(out);
        contents.write(out);
        lengthsOut.write(out);
        lengthsIn.write(out);
        out.writeLong(since);
        out.writeLong(last);
        out.writeDouble(answers);
        out.writeDouble(ownAnswers);
        out.writeDouble(bytesIn);
        out.writeDouble(bytesOut);
        out.writeDouble(entropy);
        out.writeDouble(variance);
        out.writeDouble(length);
    }

    void add(EchoFact echo, long second) {
        fade(second);
        long hash = RecentHashes.hash(echo.identifier(), echo.sequence(), echo.payloadHash(), echo.payloadLength());
        if (echo.isResponse()) {
            answer(echo, hash);
        } else {
            questions.isNew(hash);
            if (contents.isNew(RecentHashes.hash(echo.payloadHash(), echo.payloadLength()))) {
                ask(echo);
            }
        }
    }

    private void fade(long second) {
        if (second > last) {
            double left = StrictMath.exp((last - second) / MINUTES);
            answers *= left;
            ownAnswers *= left;
            bytesIn *= left;
            bytesOut *= left;
            last = second;
        }
    }

    private void answer(EchoFact echo, long hash) {
        answers++;
        if (questions.knows(hash)) {
            return;
        }
        ownAnswers++;
        bytesIn += echo.payloadLength();
        lengthsIn.isNew(echo.payloadLength());
        hasNews = true;
    }

    private void ask(EchoFact echo) {
        bytesOut += echo.payloadLength();
        lengthsOut.isNew(echo.payloadLength());
        double bits = echo.entropyMilli() / 1_000.0;
        if (length == 0) {
            entropy = bits;
        } else {
            double off = bits - entropy;
            entropy += (1 - FADING) * off;
            variance = FADING * (variance + (1 - FADING) * off * off);
        }
        length = length == 0 ? echo.payloadLength() : FADING * length + (1 - FADING) * echo.payloadLength();
        hasNews = true;
    }

    /// How the entropy of questions differs from one to the next, where that of random bytes has 1. That of a
    /// pattern with a time stamp in it has far less.
    double variety() {
        double random = Math.min(SHORT, LONG / Math.max(1, length));
        return StrictMath.sqrt(variance) / random;
    }

    /// Answers that return something else than was asked.
    double ownAnswers() {
        return ownAnswers;
    }

    /// The share of answers that return something else than was asked.
    double ownShare() {
        return answers == 0 ? 0 : ownAnswers / answers;
    }

    /// Bytes in answers that were not in questions.
    double bytesIn() {
        return bytesIn;
    }

    /// Bytes in questions, each content once.
    double bytesOut() {
        return bytesOut;
    }

    int lengthsOut() {
        return lengthsOut.size();
    }

    int lengthsIn() {
        return lengthsIn.size();
    }

    long since() {
        return since;
    }

    /// Whether something came since it was last asked for.
    boolean takeNews() {
        boolean had = hasNews;
        hasNews = false;
        return had;
    }
}
