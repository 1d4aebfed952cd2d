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

    /// Bytes in a second that are more than acknowledgements.
    private static final long SOMETHING = 100;

    private double out;
    private double less;
    private double more;
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
        less = from.readDouble();
        more = from.readDouble();
        packetsOut = from.readDouble();
        seconds = from.readDouble();
        conversations = from.readDouble();
        greeted = from.readDouble();
        since = from.readLong();
        last = from.readLong();
    }

    private void write(DataOutput to) throws IOException {
        to.writeDouble(out);
        to.writeDouble(less);
        to.writeDouble(more);
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
        less *= left;
        more *= left;
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
        less += Math.min(payloadOut, payloadIn);
        more += Math.max(payloadOut, payloadIn);
        packetsOut += packets;
        seconds += Math.min(payloadOut, payloadIn) >= SOMETHING ? 1 : 0;
    }

    /// What went the way that had less, second by second, in bytes: of a copy it is next to nothing.
    double less() {
        return less;
    }

    /// How much went the way that had less, for each byte the other way.
    double balance() {
        return less / Math.max(1, more);
    }

    /// Payload in a packet out: what a person types comes in small ones.
    double perPacket() {
        return out / Math.max(1, packetsOut);
    }

    /// Seconds in which both ends sent more than acknowledgements.
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
