package vedette.detect.command;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import vedette.detect.state.Codec;

/// What one host sends to one service: when it begins conversations, when it sends over kept ones, and how
/// much at once.
final class Reports {

    static final Codec<Reports> CODEC = new Codec<>() {
        @Override
        public void write(Reports value, DataOutput out) throws IOException {
            value.write(out);
        }

        @Override
        public Reports read(DataInput in) throws IOException {
            return new Reports(in);
        }
    };

    /// More than this at once, in bytes, is no report.
    private static final long BULK = 200_000;

    /// How fast what is known of sizes fades with each beat.
    private static final double FADING = 0.8;

    private final Rhythm begun;
    private final Rhythm sent;
    private long atOnceOut;
    private long atOnceIn;
    private double meanSize;
    private double spread;
    private double answers;
    private double bulky;

    Reports() {
        begun = new Rhythm();
        sent = new Rhythm();
    }

    private Reports(DataInput in) throws IOException {
        begun = new Rhythm(in);
        sent = new Rhythm(in);
        atOnceOut = in.readLong();
        atOnceIn = in.readLong();
        meanSize = in.readDouble();
        spread = in.readDouble();
        answers = in.readDouble();
        bulky = in.readDouble();
    }

    private void write(DataOutput out) throws IOException {
        begun.write(out);
        sent.write(out);
        out.writeLong(atOnceOut);
        out.writeLong(atOnceIn);
        out.writeDouble(meanSize);
        out.writeDouble(spread);
        out.writeDouble(answers);
        out.writeDouble(bulky);
    }

    /// Takes what a second brought; whether it is a report of its own.
    boolean add(long second, boolean hasBegun, long payloadOut, long payloadIn) {
        boolean isNew = payloadOut > 0 && sent.beat(second);
        if (hasBegun && begun.beat(second)) {
            isNew = true;
        }
        if (isNew) {
            size(atOnceOut, atOnceIn);
            atOnceOut = 0;
            atOnceIn = 0;
        }
        atOnceOut += payloadOut;
        atOnceIn += payloadIn;
        return isNew;
    }

    private void size(long out, long in) {
        if (out + in == 0) {
            return;
        }
        double size = StrictMath.log(out + 1.0);
        spread = FADING * spread + (1 - FADING) * (meanSize == 0 ? 0 : Math.abs(size - meanSize));
        meanSize = meanSize == 0 ? size : FADING * meanSize + (1 - FADING) * size;
        answers = FADING * answers + (1 - FADING) * (in > 0 ? 1 : 0);
        bulky = FADING * bulky + (out + in > BULK ? 1 : 0);
    }

    /// The rhythm that tells more: of conversations begun, or, if there are few, of what is sent over kept
    /// ones.
    Rhythm rhythm() {
        return begun.size() >= 2 && begun.beats() * 3 >= sent.beats() ? begun : sent;
    }

    /// Whether each report is a conversation of its own.
    boolean beginsAnew() {
        return rhythm() == begun;
    }

    /// How much larger or smaller reports are than usual, as a logarithm: 0 where all have the same size.
    double spread() {
        return spread;
    }

    /// What is usually sent at once, in bytes.
    long usualSize() {
        return StrictMath.round(StrictMath.exp(meanSize) - 1);
    }

    /// Whether far more is transferred at once than a report holds, now or lately.
    boolean isBulky() {
        return bulky > 0.3 || atOnceOut + atOnceIn > BULK;
    }
}
