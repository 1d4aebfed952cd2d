package vedette.detect.command;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import vedette.common.Address;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;
import vedette.detect.state.TopCounts;

/// Strangers that a host sends datagrams to at one port: how many, and in how many seconds each.
final class Circle {

    static final Codec<Circle> CODEC = new Codec<>() {
        @Override
        public void write(Circle value, DataOutput out) throws IOException {
            value.peers.write(out);
            out.writeLong(value.since);
            out.writeLong(value.last);
        }

        @Override
        public Circle read(DataInput in) throws IOException {
            Circle circle = new Circle();
            circle.peers.read(in);
            circle.since = in.readLong();
            circle.last = in.readLong();
            return circle;
        }
    };

    /// More are no circle.
    private static final int MOST_PEERS = 32;

    private static final int FEWEST_PEERS = 8;

    /// In so many seconds each was met, in the mean, within so long a time.
    private static final long TIMES = 3;

    private static final long LONG_ENOUGH = 20;

    /// After a silence of so many seconds it is another.
    private static final long SILENCE = 60;

    private final TopCounts<Address> peers = new TopCounts<>(MOST_PEERS, Keys.ADDRESS);
    private long since;
    private long last;

    void meet(Address peer, long second) {
        if (second - last > SILENCE) {
            peers.clear();
            since = second;
        }
        last = second;
        peers.add(peer, 1);
    }

    /// Whether it is always the same ones, and each again and again.
    boolean isClosed() {
        return peers.size() >= FEWEST_PEERS
                && peers.size() < MOST_PEERS
                && peers.total() >= TIMES * peers.size()
                && last - since >= LONG_ENOUGH;
    }

    List<Address> peers() {
        return peers.keys();
    }

    long meetings() {
        return peers.total();
    }

    long since() {
        return since;
    }

    long seconds() {
        return last - since + 1;
    }
}
