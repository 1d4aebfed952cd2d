package vedette.detect.level;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import vedette.flow.activity.Count;
import vedette.flow.activity.HostActivity;
import vedette.flow.activity.Role;

/// What a host did in an hour.
final class HostHour {

    private static final int WORDS = 8;
    private static final int BITS = WORDS * Long.SIZE;
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;
    private static final int TO_BITS = Long.SIZE - 9;

    private long sent;
    private long begun;
    private long failed;

    /// A bit for each peer, by a hash: how many there are follows from how many bits are left (linear counting).
    private final long[] peers = new long[WORDS];

    void add(HostActivity host, Role role) {
        sent += host.count(Count.BYTES_OUT);
        if (role == Role.ACTOR) {
            begun += host.count(Count.BEGUN);
            failed += host.count(Count.FAILED);
        }
    }

    void addPeer(long high, long low) {
        long hash = (high ^ (low * MIX)) * MIX;
        int bit = (int) (((hash ^ (hash >>> Integer.SIZE)) * MIX) >>> TO_BITS);
        peers[bit / Long.SIZE] |= 1L << (bit % Long.SIZE);
    }

    double amount(Measure measure) {
        return switch (measure) {
            case SENT -> (double) sent;
            case BEGUN -> (double) begun;
            case FAILED -> (double) failed;
            case PEERS -> peers();
        };
    }

    private double peers() {
        int set = 0;
        for (long word : peers) {
            set += Long.bitCount(word);
        }
        int left = Math.max(1, BITS - set);
        return -BITS * StrictMath.log((double) left / BITS);
    }

    void clear() {
        sent = 0;
        begun = 0;
        failed = 0;
        Arrays.fill(peers, 0);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(sent);
        out.writeLong(begun);
        out.writeLong(failed);
        for (long word : peers) {
            out.writeLong(word);
        }
    }

    void read(DataInput in) throws IOException {
        sent = in.readLong();
        begun = in.readLong();
        failed = in.readLong();
        for (int i = 0; i < WORDS; i++) {
            peers[i] = in.readLong();
        }
    }
}
