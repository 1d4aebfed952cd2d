package vedette.flow.record;

import java.util.Arrays;

/// Records, by address, in a list that grows to what a table holds and is used again. Owned by one thread at a time.
public final class RecordList {

    private long[] records = new long[256];
    private int size;

    public void add(long record) {
        if (size == records.length) {
            records = Arrays.copyOf(records, size * 2);
        }
        records[size++] = record;
    }

    public int size() {
        return size;
    }

    public long get(int i) {
        return records[i];
    }

    public void set(int i, long record) {
        records[i] = record;
    }

    public void truncate(int newSize) {
        size = newSize;
    }

    public void clear() {
        size = 0;
    }

    /// Sorts by merging; equal records keep their order.
    public void sort(RowOrder order) {
        if (size < 2 || isSorted(order)) {
            return;
        }
        long[] from = records;
        long[] to = new long[records.length];
        for (int width = 1; width < size; width *= 2) {
            for (int begin = 0; begin < size; begin += 2 * width) {
                merge(from, to, begin, Math.min(begin + width, size), Math.min(begin + 2 * width, size), order);
            }
            long[] merged = to;
            to = from;
            from = merged;
        }
        records = from;
    }

    private boolean isSorted(RowOrder order) {
        for (int i = 1; i < size; i++) {
            if (order.compare(records[i - 1], records[i]) > 0) {
                return false;
            }
        }
        return true;
    }

    private static void merge(long[] from, long[] to, int begin, int middle, int end, RowOrder order) {
        int left = begin;
        int right = middle;
        for (int at = begin; at < end; at++) {
            boolean takesLeft = left < middle && (right >= end || order.compare(from[left], from[right]) <= 0);
            to[at] = takesLeft ? from[left++] : from[right++];
        }
    }
}
