package vedette.detect.command;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import vedette.common.Address;
import vedette.detect.Signal;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;
import vedette.detect.state.RecentHashes;

/// When a host sends to strangers, to whom, and how much goes to and fro.
final class Rounds {

    static final Codec<Rounds> CODEC = new Codec<>() {
        @Override
        public void write(Rounds value, DataOutput out) throws IOException {
            value.write(out);
        }

        @Override
        public Rounds read(DataInput in) throws IOException {
            return new Rounds(in);
        }
    };

    private static final int MOST_PEERS = 64;
    private static final int MOST_PORTS = 8;
    private static final double MINUTES = 120;

    private final Rhythm rhythm;
    private final RecentHashes peers = new RecentHashes(MOST_PEERS);
    private final Deque<Address> latest = new ArrayDeque<>();
    private final TreeSet<Integer> ports = new TreeSet<>();
    private long meetings;
    private double bytes;
    private long last;

    Rounds() {
        rhythm = new Rhythm();
    }

    private Rounds(DataInput in) throws IOException {
        rhythm = new Rhythm(in);
        peers.read(in);
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            latest.add(Keys.ADDRESS.read(in));
        }
        size = in.readInt();
        for (int i = 0; i < size; i++) {
            ports.add(in.readInt());
        }
        meetings = in.readLong();
        bytes = in.readDouble();
        last = in.readLong();
    }

    private void write(DataOutput out) throws IOException {
        rhythm.write(out);
        peers.write(out);
        out.writeInt(latest.size());
        for (Address address : latest) {
            Keys.ADDRESS.write(address, out);
        }
        out.writeInt(ports.size());
        for (int port : ports) {
            out.writeInt(port);
        }
        out.writeLong(meetings);
        out.writeDouble(bytes);
        out.writeLong(last);
    }

    /// Takes that something was sent to this stranger.
    void meet(Address peer, int port, long second) {
        meetings++;
        if (peers.isNew(RecentHashes.hash(peer.high(), peer.low(), port))) {
            if (latest.size() == Signal.MOST) {
                latest.removeFirst();
            }
            latest.addLast(peer);
            if (ports.size() < MOST_PORTS) {
                ports.add(port);
            }
        }
        last = Math.max(last, second);
    }

    /// Takes how much went to and fro with one.
    void carry(long second, long payload) {
        bytes = bytes * StrictMath.exp((last - second) / MINUTES) + payload;
        last = second;
    }

    Rhythm rhythm() {
        return rhythm;
    }

    /// How many strangers there are; at most 64 are told apart.
    int peers() {
        return peers.size();
    }

    double meetings() {
        return meetings;
    }

    double bytesPerSecond() {
        return bytes / MINUTES;
    }

    List<Address> latest() {
        return List.copyOf(latest);
    }

    SortedSet<Integer> ports() {
        return ports;
    }
}
