package vedette.detect.flood;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import vedette.detect.Kind;
import vedette.detect.state.Codec;
import vedette.detect.state.RecentHashes;

/// How many stations that nobody has heard of before speak up on a network lately: a cumulative sum of those beyond
/// what is let pass in a second, less those that go on as true ones do.
final class Stations {

    static final Codec<Stations> CODEC = new Codec<>() {
        @Override
        public void write(Stations value, DataOutput out) throws IOException {
            value.heard.write(out);
            out.writeDouble(value.sum);
            out.writeLong(value.since);
            out.writeLong(value.lastSecond);
            out.writeLong(value.total);
        }

        @Override
        public Stations read(DataInput in) throws IOException {
            Stations stations = new Stations(0);
            stations.heard.read(in);
            stations.sum = in.readDouble();
            stations.since = in.readLong();
            stations.lastSecond = in.readLong();
            stations.total = in.readLong();
            return stations;
        }
    };

    private static final int HEARD = 256;
    private static final double MOST_ALARMS = 3;

    private final RecentHashes heard = new RecentHashes(HEARD);
    private double sum;
    private long since;
    private long lastSecond;
    private long total;

    /// What they say, how many new ones a second are let pass, and how many more are a flood.
    enum Manner {
        LEASES(1, Kind.FLOOD, 3, 100, "new hardware addresses that ask for a lease and do not take it"),
        ROUTERS(2, Kind.FLOOD, 1, 20, "new routers that announce themselves"),
        NEIGHBOURS(3, Kind.FLOOD, 10, 150, "new IPv6 addresses that announce themselves or ask for neighbours"),
        PINGS_OF_GROUPS(4, Kind.REFLECTION, 3, 40, "pings of everybody in its name"),
        PINGS_BY_GROUPS(5, Kind.REFLECTION, 0.5, 10, "pings that a group is said to have sent");

        private final int code;
        private final Kind kind;
        private final double allowance;
        private final double alarm;
        private final String feature;

        Manner(int code, Kind kind, double allowance, double alarm, String feature) {
            this.code = code;
            this.kind = kind;
            this.allowance = allowance;
            this.alarm = alarm;
            this.feature = feature;
        }

        /// Its number in what is written.
        int code() {
            return code;
        }

        static Manner of(int code) {
            return values()[code - 1];
        }

        Kind kind() {
            return kind;
        }

        double alarm() {
            return alarm;
        }

        String feature() {
            return feature;
        }
    }

    Stations(long second) {
        since = second;
        lastSecond = second;
    }

    /// Whether it has not been heard of lately; from now on it has.
    boolean isNew(long hash) {
        return heard.isNew(hash);
    }

    /// Takes so many new ones of a second, or of those heard before that turned out to be true if it is below zero.
    void add(long second, long count, Manner manner) {
        double silent = Math.max(0, second - lastSecond - 1);
        sum = Math.max(0, sum - silent * manner.allowance);
        lastSecond = second;
        if (sum == 0) {
            since = second;
            total = 0;
        }
        sum = Math.min(MOST_ALARMS * manner.alarm, Math.max(0, sum + count - manner.allowance));
        total += Math.max(0, count);
    }

    double sum() {
        return sum;
    }

    long since() {
        return since;
    }

    /// How many came since then.
    long total() {
        return total;
    }
}
