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

/// The hosts that one has tried to reach, fading within minutes.
final class Tried {

    static final Codec<Tried> CODEC = new Codec<>() {
        @Override
        public void write(Tried value, DataOutput out) throws IOException {
            value.write(out);
        }

        @Override
        public Tried read(DataInput in) throws IOException {
            return new Tried(in);
        }
    };

    private static final int MOST_KNOWN = 128;
    private static final int MOST_PORTS = 8;
    private static final double MINUTES = 180;

    private final RecentHashes known = new RecentHashes(MOST_KNOWN);
    private final Deque<Address> latest = new ArrayDeque<>();
    private final TreeSet<Integer> ports = new TreeSet<>();
    private double hosts;
    private double answered;
    private long total;
    private long since;
    private long last;

    Tried() {}

    private Tried(DataInput in) throws IOException {
        known.read(in);
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            latest.add(Keys.ADDRESS.read(in));
        }
        size = in.readInt();
        for (int i = 0; i < size; i++) {
            ports.add(in.readInt());
        }
        hosts = in.readDouble();
        answered = in.readDouble();
        total = in.readLong();
        since = in.readLong();
        last = in.readLong();
    }

    private void write(DataOutput out) throws IOException {
        known.write(out);
        out.writeInt(latest.size());
        for (Address address : latest) {
            Keys.ADDRESS.write(address, out);
        }
        out.writeInt(ports.size());
        for (int port : ports) {
            out.writeInt(port);
        }
        out.writeDouble(hosts);
        out.writeDouble(answered);
        out.writeLong(total);
        out.writeLong(since);
        out.writeLong(last);
    }

    /// Takes that it tries this host; whether that is another one.
    boolean meet(Address host, int port, long second) {
        if (!known.isNew(RecentHashes.hash(host.high(), host.low()))) {
            return false;
        }
        fade(second);
        if (hosts < 1) {
            since = second;
            total = 0;
            ports.clear();
        }
        hosts++;
        total++;
        if (latest.size() == Signal.MOST) {
            latest.removeFirst();
        }
        latest.addLast(host);
        if (ports.size() < MOST_PORTS) {
            ports.add(port);
        }
        return true;
    }

    /// Takes that one of them has answered.
    void answer(long second) {
        fade(second);
        answered++;
    }

    private void fade(long second) {
        double left = StrictMath.exp((last - second) / MINUTES);
        hosts *= left;
        answered *= left;
        last = second;
    }

    double hosts() {
        return hosts;
    }

    double unansweredShare() {
        return hosts == 0 ? 0 : Math.max(0, 1 - answered / hosts);
    }

    List<Address> latest() {
        return List.copyOf(latest);
    }

    SortedSet<Integer> ports() {
        return ports;
    }

    long total() {
        return total;
    }

    long since() {
        return since;
    }
}
