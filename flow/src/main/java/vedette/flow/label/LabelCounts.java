package vedette.flow.label;

import java.util.Arrays;

/// Many counters of packets by label in flat arrays, each by its number, made when it is first used. Owned by one
/// thread.
///
/// A counter keeps the labels of the lowest numbers. One that went for a lower one never comes back, so what is kept
/// depends neither on the order in which packets were added nor on how counters were merged. Memory: 12 bytes a label
/// and 2 more for each counter up to the last that was used.
public final class LabelCounts {

    /// How many labels a second or ten of one host or pair have room for.
    public static final int USUAL = 8;

    private static final int MOST = Byte.MAX_VALUE;

    private final int max;
    private int[] labels = new int[0];
    private long[] packets = new long[0];
    private byte[] sizes = new byte[0];
    private boolean[] hasLeftOut = new boolean[0];

    /// @param max labels that a counter has room for
    public LabelCounts(int max) {
        if (max < 1 || max > MOST) {
            throw new IllegalArgumentException("a counter has room for 1 to " + MOST + " labels, not " + max);
        }
        this.max = max;
    }

    /// Counts packets of a label.
    public void add(int counter, int label, long count) {
        makeRoom(counter);
        insert(counter, label, count);
    }

    /// Adds all that another counter has seen.
    public void addAll(int counter, LabelCounts other, int otherCounter) {
        if (other.size(otherCounter) == 0) {
            return;
        }
        makeRoom(counter);
        for (int i = 0; i < other.size(otherCounter); i++) {
            insert(counter, other.label(otherCounter, i), other.packets(otherCounter, i));
        }
        hasLeftOut[counter] |= other.hasLeftOut[otherCounter];
    }

    /// How many labels the counter has.
    public int size(int counter) {
        return counter < sizes.length ? sizes[counter] : 0;
    }

    /// One of its labels, in the order of their numbers.
    public int label(int counter, int i) {
        return labels[counter * max + i];
    }

    public long packets(int counter, int i) {
        return packets[counter * max + i];
    }

    /// Whether there was room for all labels.
    public boolean isWhole(int counter) {
        return counter >= sizes.length || !hasLeftOut[counter];
    }

    public void clear(int counter) {
        if (counter < sizes.length) {
            sizes[counter] = 0;
            hasLeftOut[counter] = false;
        }
    }

    /// Clears them all.
    public void clear() {
        Arrays.fill(sizes, (byte) 0);
        Arrays.fill(hasLeftOut, false);
    }

    private void makeRoom(int counter) {
        if (counter >= sizes.length) {
            int made = Math.max(1, 2 * Integer.highestOneBit(counter));
            labels = Arrays.copyOf(labels, made * max);
            packets = Arrays.copyOf(packets, made * max);
            sizes = Arrays.copyOf(sizes, made);
            hasLeftOut = Arrays.copyOf(hasLeftOut, made);
        }
    }

    private void insert(int counter, int label, long count) {
        int start = counter * max;
        int end = start + sizes[counter];
        int at = start;
        while (at < end && labels[at] < label) {
            at++;
        }
        if (at < end && labels[at] == label) {
            packets[at] += count;
            return;
        }
        if (end == start + max) {
            hasLeftOut[counter] = true;
            if (at == end) {
                return;
            }
            end--;
        } else {
            sizes[counter]++;
        }
        System.arraycopy(labels, at, labels, at + 1, end - at);
        System.arraycopy(packets, at, packets, at + 1, end - at);
        labels[at] = label;
        packets[at] = count;
    }
}
