package vedette.detect.outside;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import vedette.common.Address;
import vedette.detect.state.Codec;
import vedette.detect.state.RecentHashes;

/// The hosts without names that one host has to do with, of the latest quarters of an hour.
public final class Strangers {

    public static final Codec<Strangers> CODEC = new Codec<>() {
        @Override
        public void write(Strangers value, DataOutput out) throws IOException {
            value.write(out);
        }

        @Override
        public Strangers read(DataInput in) throws IOException {
            return new Strangers(in);
        }
    };

    private static final int MOST = 64;
    private static final long QUARTER = 900;

    private RecentHashes met = new RecentHashes(MOST);
    private int before;
    private long quarter;

    public Strangers() {}

    private Strangers(DataInput in) throws IOException {
        met.read(in);
        before = in.readInt();
        quarter = in.readLong();
    }

    private void write(DataOutput out) throws IOException {
        met.write(out);
        out.writeInt(before);
        out.writeLong(quarter);
    }

    /// Takes that the host has to do with this one.
    public void meet(Address stranger, long second) {
        turn(second);
        met.isNew(RecentHashes.hash(stranger.high(), stranger.low()));
    }

    /// How many there were in this quarter of an hour or the one before, whichever had more.
    public int size(long second) {
        turn(second);
        return Math.max(before, met.size());
    }

    private void turn(long second) {
        long now = second / QUARTER;
        if (now != quarter) {
            before = now == quarter + 1 ? met.size() : 0;
            met = new RecentHashes(MOST);
            quarter = now;
        }
    }
}
