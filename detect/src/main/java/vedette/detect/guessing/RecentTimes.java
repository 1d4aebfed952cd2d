package vedette.detect.guessing;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// When things were last met, by a hash of each: the latest few.
final class RecentTimes {

    private static final int MOST = 32;
    private static final int FIRST = 4;

    private long[] hashes = new long[FIRST];
    private long[] seconds = new long[FIRST];
    private int size;
    private int next;

    /// Remembers that it is met now.
    ///
    /// @return how many seconds ago it was met before; -1 if it was not
    long meet(long hash, long second) {
        for (int i = 0; i < size; i++) {
            if (hashes[i] == hash) {
                long ago = second - seconds[i];
                seconds[i] = second;
                return ago;
            }
        }
        if (size == hashes.length && size < MOST) {
            hashes = Arrays.copyOf(hashes, 2 * size);
            seconds = Arrays.copyOf(seconds, 2 * size);
        }
        hashes[next] = hash;
        seconds[next] = second;
        size = Math.max(size, next + 1);
        next = (next + 1) % MOST;
        return -1;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(size);
        out.writeInt(next);
        for (int i = 0; i < size; i++) {
            out.writeLong(hashes[i]);
            out.writeLong(seconds[i]);
        }
    }

    void read(DataInput in) throws IOException {
        size = in.readInt();
        next = in.readInt();
        int room = Math.max(FIRST, Integer.highestOneBit(Math.max(1, 2 * size - 1)));
        hashes = new long[room];
        seconds = new long[room];
        for (int i = 0; i < size; i++) {
            hashes[i] = in.readLong();
            seconds[i] = in.readLong();
        }
    }
}
