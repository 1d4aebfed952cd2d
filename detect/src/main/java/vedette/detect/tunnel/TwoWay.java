package vedette.detect.tunnel;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import vedette.detect.state.Codec;

/// How much goes each way between a host and a service outside once they have greeted, fading within minutes.
final class TwoWay {

    static final Codec<TwoWay> CODEC = new Codec<>() {
        @Override
        public void write(TwoWay value, DataOutput out) throws IOException {
            value.write(out);
        }

        @Override
        public TwoWay read(DataInput in) throws IOException {
            return new TwoWay(in);
        }
    };

    private static final double MINUTES = 120;

    /// What goes each way first is the greeting and its keys, in bytes.
    private static final double GREETING = 4_000;

    private double out;
    private double in;
    private double packetsOut;
    private double seconds;
    private double conversations;
    private double greeted;
    private long since;
    private long last;

    TwoWay(long second) {
        since = second;
        last = second;
    }

    private TwoWay(DataInput from) throws IOException {
        out = from.readDouble();
        in = from.readDouble();
        packetsOut = from.readDouble();
        seconds = from.readDouble();
        conversations = from.readDouble();
        greeted = from.readDouble();
        since = from.readLong();
        last = from.readLong();
    }

    private void write(DataOutput to) throws IOException {
        to.writeDouble(out);
        to.writeDouble(in);
        to.writeDouble(packetsOut);
        to.writeDouble(seconds);
        to.writeDouble(conversations);
        to.writeDouble(greeted);
        to.writeLong(since);
        to.writeLong(last);
    }

    void add(long second, long begun, long payloadOut, long payloadIn, long packets) {
        double left = StrictMath.exp((last - second) / MINUTES);
        out *= left;
        in *= left;
        packetsOut *= left;
        seconds *= left;
        conversations = conversations * left + begun;
        last = second;
        if (begun > 0) {
            greeted = 0;
        }
        if (greeted < GREETING) {
            greeted += payloadOut + payloadIn;
            return;
        }
        out += payloadOut;
        in += payloadIn;
        packetsOut += packets;
        seconds += payloadOut > 0 && payloadIn > 0 ? 1 : 0;
    }

    /// What went the way that had less, in bytes.
    double less() {
        return Math.min(out, in);
    }

    /// How much went the way that had less, for each byte the other way.
    double balance() {
        return Math.min(out, in) / Math.max(1, Math.max(out, in));
    }

    /// Payload in a packet out: what a person types comes in small ones.
    double perPacket() {
        return out / Math.max(1, packetsOut);
    }

    /// Seconds in which both ends sent something.
    double seconds() {
        return seconds;
    }

    /// How many conversations were begun.
    double conversations() {
        return conversations;
    }

    long since() {
        return since;
    }
}
