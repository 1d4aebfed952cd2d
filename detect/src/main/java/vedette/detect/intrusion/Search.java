package vedette.detect.intrusion;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import vedette.common.Address;
import vedette.detect.state.Codec;
import vedette.detect.state.RecentHashes;

/// The services inside that one host has tried in vain, each once: how many, and how many at a time.
final class Search {

    static final Codec<Search> CODEC = new Codec<>() {
        @Override
        public void write(Search value, DataOutput out) throws IOException {
            value.known.write(out);
            out.writeLong(value.failed);
            out.writeDouble(value.lately);
            out.writeDouble(value.most);
            out.writeLong(value.last);
        }

        @Override
        public Search read(DataInput in) throws IOException {
            Search search = new Search();
            search.known.read(in);
            search.failed = in.readLong();
            search.lately = in.readDouble();
            search.most = in.readDouble();
            search.last = in.readLong();
            return search;
        }
    };

    private static final int MOST_KNOWN = 64;

    /// In so many seconds half of them are forgotten.
    private static final double HALF_LIFE = 20;

    private final RecentHashes known = new RecentHashes(MOST_KNOWN);
    private long failed;
    private double lately;
    private double most;
    private long last;

    /// The service did not answer; whether that is new.
    boolean fail(Address victim, int port, long now) {
        if (!known.isNew(RecentHashes.hash(victim.high(), victim.low(), port))) {
            return false;
        }
        failed++;
        lately = 1 + lately * StrictMath.pow(0.5, (now - last) / HALF_LIFE);
        last = now;
        most = Math.max(most, lately);
        return true;
    }

    long failed() {
        return failed;
    }

    /// The most that there were at a time.
    double most() {
        return most;
    }
}
