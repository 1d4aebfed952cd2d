package vedette.detect.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// Which things were met before, by a hash of each: the latest ones, bounded. Small while little is met; owned by one
/// thread.
public final class RecentHashes {

    private static final int FIRST = 8;

    private final int most;
    private long[] hashes = new long[FIRST];
    private int size;
    private int next;

    /// @param most a power of two
    public RecentHashes(int most) {
        this.most = most;
    }

    /// Whether it is new; from now on it is not.
    public boolean isNew(long hash) {
        for (int i = 0; i < size; i++) {
            if (hashes[i] == hash) {
                return false;
            }
        }
        if (size == hashes.length && size < most) {
            hashes = Arrays.copyOf(hashes, 2 * size);
        }
        hashes[next] = hash;
        size = Math.max(size, next + 1);
        next = next + 1 & most - 1;
        return true;
    }

    /// Whether it was met lately; asking does not make it known.
    public boolean knows(long hash) {
        for (int i = 0; i < size; i++) {
            if (hashes[i] == hash) {
                return true;
            }
        }
        return false;
    }

    public int size() {
        return size;
    }

    /// A hash of a few numbers, the same everywhere.
    public static long hash(long... numbers) {
        long hash = 0;
        for (long number : numbers) {
            hash = mix(hash + number + 0x9E37_79B9_7F4A_7C15L);
        }
        return hash;
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ mixed >>> 31;
    }

    /// Writes all of it.
    public void write(DataOutput out) throws IOException {
        out.writeInt(size);
        out.writeInt(next);
        for (int i = 0; i < size; i++) {
            out.writeLong(hashes[i]);
        }
    }

    /// Replaces all by what was written.
    public void read(DataInput in) throws IOException {
        size = in.readInt();
        next = in.readInt();
        hashes = new long[Math.max(FIRST, Integer.highestOneBit(Math.max(1, 2 * size - 1)))];
        for (int i = 0; i < size; i++) {
            hashes[i] = in.readLong();
        }
    }
}
