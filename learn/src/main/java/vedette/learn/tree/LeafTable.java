package vedette.learn.tree;

import java.util.Arrays;

/// What leaves say, each thing once, with a number.
final class LeafTable {

    private static final int MAX_VALUES = 1 << 27; // half a gigabyte
    private static final int FIRST_SLOTS = 256; // a power of two
    private static final int FREE = -1;

    private final int width;
    private float[] values = {};
    private int[] slots = new int[FIRST_SLOTS]; // the number whose values have this hash, or one further on
    private int size;

    LeafTable(int width) {
        this.width = width;
        Arrays.fill(slots, FREE);
    }

    /// The number of these values, a new one if they have not been met.
    int number(float[] leaf) {
        int slot = slot(leaf, 0);
        if (slots[slot] != FREE) {
            return slots[slot];
        }
        add(leaf);
        slots[slot] = size;
        size++;
        if (2 * size > slots.length) {
            rehash();
        }
        return size - 1;
    }

    private void add(float[] leaf) {
        if (size == Math.min(Packed.MAX_LEAVES, MAX_VALUES / width)) {
            throw new IllegalArgumentException(
                    "trees may have " + size + " different leaves at most: ask for fewer or smaller trees");
        }
        for (float value : leaf) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("the value of a leaf must be finite, was " + value);
            }
        }
        if ((size + 1) * width > values.length) {
            values = Arrays.copyOf(values, Math.max((size + 1) * width, values.length * 2));
        }
        System.arraycopy(leaf, 0, values, size * width, width);
    }

    private int slot(float[] from, int offset) {
        long hash = 0;
        for (int i = offset; i < offset + width; i++) {
            hash = (hash + Float.floatToRawIntBits(from[i])) * 0x9E37_79B9_7F4A_7C15L;
            hash ^= hash >>> 32;
        }
        int slot = (int) hash & (slots.length - 1);
        while (slots[slot] != FREE && !isAt(slots[slot], from, offset)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private boolean isAt(int number, float[] from, int offset) {
        for (int i = 0; i < width; i++) {
            if (Float.floatToRawIntBits(values[number * width + i]) != Float.floatToRawIntBits(from[offset + i])) {
                return false;
            }
        }
        return true;
    }

    private void rehash() {
        slots = new int[2 * slots.length];
        Arrays.fill(slots, FREE);
        for (int number = 0; number < size; number++) {
            slots[slot(values, number * width)] = number;
        }
    }

    float[] values() {
        return Arrays.copyOf(values, size * width);
    }
}
