package vedette.detect.command;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import vedette.detect.state.Codec;
import vedette.detect.state.RecentHashes;

/// What goes to and fro over a kept connection, in exchanges with quiet between them: how much each brought
/// in, and how much went out for it.
final class Orders {

    static final Codec<Orders> CODEC = new Codec<>() {
        @Override
        public void write(Orders value, DataOutput out) throws IOException {
            value.write(out);
        }

        @Override
        public Orders read(DataInput in) throws IOException {
            return new Orders(in);
        }
    };

    private static final int MOST = 8;
    private static final double FADING = 0.9;

    /// An order is no longer than this, in bytes.
    private static final long LONGEST = 400;

    private final RecentHashes lengthsIn = new RecentHashes(MOST);
    private final RecentHashes lengthsOut = new RecentHashes(MOST);
    private long since;
    private long last;
    private long nowIn;
    private long nowOut;
    private long exchanges;
    private double orders;
    private double others;
    private double in;
    private double out;

    Orders(long second) {
        since = second;
    }

    private Orders(DataInput from) throws IOException {
        lengthsIn.read(from);
        lengthsOut.read(from);
        since = from.readLong();
        last = from.readLong();
        nowIn = from.readLong();
        nowOut = from.readLong();
        exchanges = from.readLong();
        orders = from.readDouble();
        others = from.readDouble();
        in = from.readDouble();
        out = from.readDouble();
    }

    private void write(DataOutput to) throws IOException {
        lengthsIn.write(to);
        lengthsOut.write(to);
        to.writeLong(since);
        to.writeLong(last);
        to.writeLong(nowIn);
        to.writeLong(nowOut);
        to.writeLong(exchanges);
        to.writeDouble(orders);
        to.writeDouble(others);
        to.writeDouble(in);
        to.writeDouble(out);
    }

    /// Takes what a second brought; whether an exchange is over by it.
    boolean add(long second, boolean hasBegun, long payloadOut, long payloadIn) {
        boolean isOver = second - last > 1 && nowIn + nowOut > 0;
        if (isOver) {
            close();
        }
        if (hasBegun) {
            exchanges = 0;
        }
        nowIn += payloadIn;
        nowOut += payloadOut;
        last = second;
        return isOver;
    }

    private void close() {
        if (exchanges > 0) { // the first is the greeting
            boolean isOrder = nowIn > 0 && nowIn <= LONGEST && nowOut > 0;
            orders = FADING * orders + (isOrder ? 1 : 0);
            others = FADING * others + (isOrder ? 0 : 1);
            in = FADING * in + nowIn;
            out = FADING * out + nowOut;
            if (isOrder) {
                lengthsIn.isNew(nowIn);
                lengthsOut.isNew(nowOut);
            }
        }
        exchanges++;
        nowIn = 0;
        nowOut = 0;
    }

    /// Exchanges in which little came in and something went out.
    double orders() {
        return orders;
    }

    /// The share of exchanges that are so.
    double share() {
        return orders / Math.max(1, orders + others);
    }

    /// What went out for each byte that came in.
    double ratio() {
        return out / Math.max(1, in);
    }

    /// Different lengths of what came in; at most 8 are told apart.
    int lengthsIn() {
        return lengthsIn.size();
    }

    int lengthsOut() {
        return lengthsOut.size();
    }

    long exchanges() {
        return exchanges;
    }

    long since() {
        return since;
    }
}
