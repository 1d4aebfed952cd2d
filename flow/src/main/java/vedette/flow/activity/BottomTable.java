package vedette.flow.activity;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// Counts by key, for the keys of the lowest order where there are too many. Owned by one thread.
///
/// The order of a key is a hash of it, perhaps with a class of keys first, so keeping the lowest is a fair sample.
final class BottomTable {

    // Every key below the threshold is here with all its counts; of those at or above it, none is. The threshold only
    // falls: to the order of a key that finds no room, or of the greatest key, which makes room. So a key that was
    // turned
    // out never comes back with a part of its counts, and what remains depends neither on the order of arrival nor on
    // how
    // the keys were dealt to several tables. A table that sees a part of the keys has a threshold at least as high as
    // one
    // that sees all, so merging parts, each with its threshold, gives the table of the whole. Keys of equal order stay
    // or
    // go together.
    //
    // The heap of rows, which finds the greatest, is built when something first has to go.

    /// The row of a key for which there is no room.
    static final int REFUSED = -1;

    private static final int FIRST_ROWS = 64;
    private static final long DEAD = -1;

    private final int keyWords;
    private final int maxRows;
    private final IntConsumer whenTurnedOut;
    /// The row, plus one, or 0 where there is none; never more than half full.
    private int[] index = new int[2 * FIRST_ROWS];
    private long[] keys;
    private long[] orders = new long[FIRST_ROWS];
    private long[] counts = new long[FIRST_ROWS * Count.SIZE];
    private int[] freeRows = new int[FIRST_ROWS];
    private int free;
    private int rows;
    private int[] heap = new int[0];
    private boolean hasHeap;
    private long threshold = Long.MAX_VALUE;

    /// @param whenTurnedOut told which row is about to be forgotten
    BottomTable(int keyWords, int maxRows, IntConsumer whenTurnedOut) {
        this.keyWords = keyWords;
        this.maxRows = maxRows;
        this.whenTurnedOut = whenTurnedOut;
        keys = new long[FIRST_ROWS * keyWords];
    }

    /// The row of this key, made if it is new, or [#REFUSED].
    ///
    /// @param order not negative, and always the same for the same key
    int row(long order, long[] key) {
        if (order >= threshold) {
            return REFUSED;
        }
        int at = find(order, key);
        if (index[at] != 0) {
            return index[at] - 1;
        }
        if (size() < maxRows) {
            return insert(at, order, key);
        }
        keepBelow(Math.max(order, greatest()));
        return order < threshold ? insert(find(order, key), order, key) : REFUSED;
    }

    /// An order for keys that are to be found again, where nothing has to go.
    static long orderOf(long[] key) {
        return (Arrays.hashCode(key) * 0x9E37_79B9_7F4A_7C15L) >>> 2;
    }

    void add(int row, long[] vector) {
        add(row, vector, 0);
    }

    void add(int row, long[] from, int start) {
        int at = row * Count.SIZE;
        for (int i = 0; i < Count.SIZE; i++) {
            counts[at + i] += from[start + i];
        }
    }

    /// Adds another table's counts to the row.
    void add(int row, BottomTable other, int otherRow) {
        add(row, other.counts, otherRow * Count.SIZE);
    }

    /// Turns out the greatest key and every other of its order.
    void turnOutGreatest() {
        keepBelow(greatest());
    }

    /// Turns out all keys of this order and above, for good.
    void keepBelow(long order) {
        if (order >= threshold) {
            return;
        }
        threshold = order;
        while (size() > 0 && greatest() >= order) {
            turnOut(heap[0]);
        }
    }

    private long greatest() {
        if (!hasHeap) {
            buildHeap();
        }
        return orders[heap[0]];
    }

    long threshold() {
        return threshold;
    }

    int size() {
        return rows - free;
    }

    boolean isFull() {
        return size() == maxRows;
    }

    /// Rows are numbered from 0 to less than this; not all of them need be in use.
    int rows() {
        return rows;
    }

    boolean isUsed(int row) {
        return orders[row] != DEAD;
    }

    long order(int row) {
        return orders[row];
    }

    long key(int row, int word) {
        return keys[row * keyWords + word];
    }

    void key(int row, long[] into) {
        System.arraycopy(keys, row * keyWords, into, 0, keyWords);
    }

    long count(int row, Count count) {
        return counts[row * Count.SIZE + count.column()];
    }

    /// The sum of a count over all rows.
    long sum(Count count) {
        long sum = 0;
        for (int row = 0; row < rows; row++) {
            sum += isUsed(row) ? count(row, count) : 0;
        }
        return sum;
    }

    /// Compares two rows by their keys, word by word, without sign.
    int compareKeys(int one, int other) {
        for (int word = 0; word < keyWords; word++) {
            int compared = Long.compareUnsigned(key(one, word), key(other, word));
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    void clear() {
        Arrays.fill(index, 0);
        rows = 0;
        free = 0;
        hasHeap = false;
        threshold = Long.MAX_VALUE;
    }

    /// The place of the key in the index, or the free place where it belongs.
    private int find(long order, long[] key) {
        int mask = index.length - 1;
        int at = (int) order & mask;
        while (index[at] != 0 && !isAt(index[at] - 1, order, key)) {
            at = at + 1 & mask;
        }
        return at;
    }

    private boolean isAt(int row, long order, long[] key) {
        if (orders[row] != order) {
            return false;
        }
        int start = row * keyWords;
        for (int word = 0; word < keyWords; word++) {
            if (keys[start + word] != key[word]) {
                return false;
            }
        }
        return true;
    }

    private int insert(int at, long order, long[] key) {
        int row = newRow();
        orders[row] = order;
        System.arraycopy(key, 0, keys, row * keyWords, keyWords);
        Arrays.fill(counts, row * Count.SIZE, (row + 1) * Count.SIZE, 0);
        index[at] = row + 1;
        if (hasHeap) {
            heap[size() - 1] = row;
            siftUp(size() - 1);
        }
        if (2 * size() > index.length) {
            growIndex();
        }
        return row;
    }

    private int newRow() {
        if (free > 0) {
            free--;
            return freeRows[free];
        }
        if (rows == orders.length) {
            int made = Math.min(2 * rows, maxRows);
            keys = Arrays.copyOf(keys, made * keyWords);
            orders = Arrays.copyOf(orders, made);
            counts = Arrays.copyOf(counts, made * Count.SIZE);
            freeRows = Arrays.copyOf(freeRows, made);
        }
        rows++;
        return rows - 1;
    }

    private void growIndex() {
        index = new int[2 * index.length];
        int mask = index.length - 1;
        for (int row = 0; row < rows; row++) {
            if (isUsed(row)) {
                int at = (int) orders[row] & mask;
                while (index[at] != 0) {
                    at = at + 1 & mask;
                }
                index[at] = row + 1;
            }
        }
    }

    private void turnOut(int row) {
        whenTurnedOut.accept(row);
        unindex(row);
        int last = heap[size() - 1];
        orders[row] = DEAD;
        freeRows[free] = row;
        free++;
        if (last != row) {
            heap[0] = last;
            siftDown(0);
        }
    }

    /// Takes the row out of the index and closes the gap it leaves in its run.
    private void unindex(int row) {
        int mask = index.length - 1;
        int gap = (int) orders[row] & mask;
        while (index[gap] != row + 1) {
            gap = gap + 1 & mask;
        }
        int at = gap + 1 & mask;
        while (index[at] != 0) {
            int wanted = (int) orders[index[at] - 1] & mask;
            if ((at - wanted & mask) >= (at - gap & mask)) {
                index[gap] = index[at];
                gap = at;
            }
            at = at + 1 & mask;
        }
        index[gap] = 0;
    }

    private void buildHeap() {
        if (heap.length < maxRows) {
            heap = new int[maxRows];
        }
        int used = 0;
        for (int row = 0; row < rows; row++) {
            if (isUsed(row)) {
                heap[used] = row;
                used++;
            }
        }
        hasHeap = true;
        for (int i = used / 2 - 1; i >= 0; i--) {
            siftDown(i);
        }
    }

    private void siftUp(int from) {
        int i = from;
        int row = heap[i];
        while (i > 0 && orders[heap[(i - 1) / 2]] < orders[row]) {
            heap[i] = heap[(i - 1) / 2];
            i = (i - 1) / 2;
        }
        heap[i] = row;
    }

    private void siftDown(int from) {
        int used = size();
        int i = from;
        int row = heap[i];
        int child = 2 * i + 1;
        while (child < used) {
            if (child + 1 < used && orders[heap[child + 1]] > orders[heap[child]]) {
                child++;
            }
            if (orders[heap[child]] <= orders[row]) {
                break;
            }
            heap[i] = heap[child];
            i = child;
            child = 2 * i + 1;
        }
        heap[i] = row;
    }
}
