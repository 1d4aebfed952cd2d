package vedette.detect.intrusion;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import vedette.common.Address;
import vedette.detect.state.Codec;
import vedette.detect.state.FadingCount;
import vedette.detect.state.RecentHashes;

/// The services inside that one host has tried in vain, each once: how many, and how many at a time.
final class Search {

    static final Codec<Search> CODEC = new Codec<>() {
        @Override
        public void write(Search value, DataOutput out) throws IOException {
            value.known.write(out);
            out.writeLong(value.failed);
            value.lately.write(out);
            out.writeDouble(value.most);
        }

        @Override
        public Search read(DataInput in) throws IOException {
            Search search = new Search();
            search.known.read(in);
            search.failed = in.readLong();
            search.lately.read(in);
            search.most = in.readDouble();
            return search;
        }
    };

    private static final int MOST_KNOWN = 64;

    /// In so many seconds two thirds of them are forgotten, in 20 half of them.
    private static final double MEMORY = 29;

    private final RecentHashes known = new RecentHashes(MOST_KNOWN);
    private final FadingCount lately = new FadingCount(MEMORY);
    private long failed;
    private double most;

    /// The service did not answer; whether that is new.
    boolean fail(Address victim, int port, long now) {
        if (!known.isNew(RecentHashes.hash(victim.high(), victim.low(), port))) {
            return false;
        }
        failed++;
        lately.add(now, 1);
        most = Math.max(most, lately.at(now));
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
