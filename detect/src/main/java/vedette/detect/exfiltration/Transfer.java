package vedette.detect.exfiltration;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import vedette.detect.state.Codec;

/// What one host sends to another and gets back, over minutes and over hours, and what it sent at other
/// times.
final class Transfer {

    static final Codec<Transfer> CODEC = new Codec<>() {
        @Override
        public void write(Transfer value, DataOutput out) throws IOException {
            value.write(out);
        }

        @Override
        public Transfer read(DataInput in) throws IOException {
            return new Transfer(in);
        }
    };

    /// How fast what was sent fades, in seconds.
    private static final double MINUTES = 300;

    private static final double HOURS = 3_600;

    /// Of what goes out over hours, so much counts as if it had gone within minutes.
    private static final double SLOW = 0.5;

    /// So long without anything sent is another time, in seconds.
    private static final long PAUSE = 3 * 3_600;

    private double fastOut;
    private double fastIn;
    private double slowOut;
    private double slowIn;
    private double most;
    private double mostBefore;
    private long since;
    private long last;
    private int port;
    private double untold;

    Transfer() {}

    private Transfer(DataInput in) throws IOException {
        fastOut = in.readDouble();
        fastIn = in.readDouble();
        slowOut = in.readDouble();
        slowIn = in.readDouble();
        most = in.readDouble();
        mostBefore = in.readDouble();
        since = in.readLong();
        last = in.readLong();
        port = in.readInt();
        untold = in.readDouble();
    }

    private void write(DataOutput out) throws IOException {
        out.writeDouble(fastOut);
        out.writeDouble(fastIn);
        out.writeDouble(slowOut);
        out.writeDouble(slowIn);
        out.writeDouble(most);
        out.writeDouble(mostBefore);
        out.writeLong(since);
        out.writeLong(last);
        out.writeInt(port);
        out.writeDouble(untold);
    }

    void add(long second, int newPort, long out, long in) {
        if (last == 0 || second - last > PAUSE) {
            mostBefore = Math.max(mostBefore, most);
            most = 0;
            since = second;
        }
        double fast = StrictMath.exp((last - second) / MINUTES);
        double slow = StrictMath.exp((last - second) / HOURS);
        fastOut = fastOut * fast + out;
        fastIn = fastIn * fast + in;
        slowOut = slowOut * slow + out;
        slowIn = slowIn * slow + in;
        most = Math.max(most, out());
        last = second;
        port = newPort;
        untold += out;
    }

    /// What was sent lately, in bytes.
    double out() {
        return Math.max(fastOut, SLOW * slowOut);
    }

    /// How many times more was sent than came back.
    double asymmetry() {
        return fastOut >= SLOW * slowOut ? fastOut / (fastIn + 1) : slowOut / (slowIn + 1);
    }

    /// The most that was ever sent before this time.
    double mostBefore() {
        return mostBefore;
    }

    long since() {
        return since;
    }

    long last() {
        return last;
    }

    /// The service used last.
    int port() {
        return port;
    }

    /// What was sent since it was last told.
    double untold() {
        return untold;
    }

    void tell() {
        untold = 0;
    }
}
