package vedette.learn.export;

import java.util.Arrays;

/// Whole numbers one after the other, as many as come.
final class Numbers {

    private long[] values;
    private int size;

    Numbers(int capacity) {
        values = new long[Math.max(capacity, 1)];
    }

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    int size() {
        return size;
    }

    long[] values() {
        return Arrays.copyOf(values, size);
    }
}
