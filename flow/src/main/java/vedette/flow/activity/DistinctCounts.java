package vedette.flow.activity;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// Many counters of distinct hashes in flat arrays, each by its number. Owned by one thread.
///
/// A counter remembers the hashes themselves while there are at most [#EXACT]; then it becomes a HyperLogLog sketch.
/// What it holds depends only on which hashes were added, never on their order or on how they were merged. Memory: 69
/// bytes a counter, and [#REGISTERS] more for each that is a sketch; what is cleared is used again.
public final class DistinctCounts {

    // A hash of 32 bits chooses a register by its upper 9 and ranks by the zeros that lead the other 23. The standard
    // error is 1.04 / sqrt(512) = 4.6 %. Two of a million distinct hashes in ten thousand fall together.
    //
    // Who knows the seed of the hash can choose values that a sketch takes for few, or one that it takes for many.

    /// Up to so many are counted exactly.
    public static final int EXACT = 16;

    static final int PRECISION = 9;

    /// The bytes of one sketch.
    public static final int REGISTERS = 1 << PRECISION;

    private static final int RANKED_BITS = Integer.SIZE - PRECISION;
    private static final int SKETCHED = -1;

    private int[] hashes;
    private byte[] sizes;
    private int[] sketchOf;
    private byte[] registers = new byte[0];
    private int[] freeSketches = new int[0];
    private int free;
    private int sketchesMade;
    private final int[] histogram = new int[RANKED_BITS + 2];

    public DistinctCounts(int counters) {
        hashes = new int[counters * EXACT];
        sizes = new byte[counters];
        sketchOf = new int[counters];
    }

    /// Makes room for more counters, which have seen nothing.
    public void grow(int counters) {
        hashes = Arrays.copyOf(hashes, counters * EXACT);
        sizes = Arrays.copyOf(sizes, counters);
        sketchOf = Arrays.copyOf(sketchOf, counters);
    }

    public void add(int counter, int hash) {
        int size = sizes[counter];
        if (size == SKETCHED) {
            rank(sketchOf[counter], hash);
            return;
        }
        int start = counter * EXACT;
        for (int i = start; i < start + size; i++) {
            if (hashes[i] == hash) {
                return;
            }
        }
        if (size == EXACT) {
            sketch(counter);
            rank(sketchOf[counter], hash);
        } else {
            hashes[start + size] = hash;
            sizes[counter]++;
        }
    }

    /// Adds all that another counter has seen.
    public void addAll(int counter, DistinctCounts other, int otherCounter) {
        if (other.sizes[otherCounter] != SKETCHED) {
            int start = otherCounter * EXACT;
            for (int i = start; i < start + other.sizes[otherCounter]; i++) {
                add(counter, other.hashes[i]);
            }
            return;
        }
        if (sizes[counter] != SKETCHED) {
            sketch(counter);
        }
        int to = sketchOf[counter] * REGISTERS;
        int from = other.sketchOf[otherCounter] * REGISTERS;
        for (int i = 0; i < REGISTERS; i++) {
            registers[to + i] = (byte) Math.max(registers[to + i], other.registers[from + i]);
        }
    }

    /// How many distinct hashes the counter has seen: exact up to [#EXACT], an estimate above.
    public long count(int counter) {
        if (sizes[counter] != SKETCHED) {
            return sizes[counter];
        }
        Arrays.fill(histogram, 0);
        int start = sketchOf[counter] * REGISTERS;
        for (int i = start; i < start + REGISTERS; i++) {
            histogram[registers[i]]++;
        }
        return Math.max(EXACT + 1, (long) (CardinalityEstimator.estimate(histogram, REGISTERS) + 0.5));
    }

    /// Writes what the counter has seen.
    public void write(int counter, DataOutput out) throws IOException {
        int size = sizes[counter];
        out.writeByte(size);
        if (size == SKETCHED) {
            out.write(registers, sketchOf[counter] * REGISTERS, REGISTERS);
            return;
        }
        for (int i = counter * EXACT; i < counter * EXACT + size; i++) {
            out.writeInt(hashes[i]);
        }
    }

    /// Reads into a counter that has seen nothing what another had seen.
    public void read(int counter, DataInput in) throws IOException {
        int size = in.readByte();
        if (size == SKETCHED) {
            sketch(counter);
            in.readFully(registers, sketchOf[counter] * REGISTERS, REGISTERS);
        } else if (size < 0 || size > EXACT) {
            throw new IOException(size + " hashes where at most " + EXACT + " can be");
        }
        for (int i = 0; i < size; i++) {
            add(counter, in.readInt());
        }
    }

    public void clear(int counter) {
        if (sizes[counter] == SKETCHED) {
            freeSketches[free] = sketchOf[counter];
            free++;
        }
        sizes[counter] = 0;
    }

    /// Clears them all.
    public void clear() {
        Arrays.fill(sizes, (byte) 0);
        free = 0;
        sketchesMade = 0;
    }

    /// How many counters have become sketches.
    public int sketches() {
        return sketchesMade - free;
    }

    private void sketch(int counter) {
        int sketch = newSketch();
        int start = counter * EXACT;
        for (int i = start; i < start + sizes[counter]; i++) {
            rank(sketch, hashes[i]);
        }
        sizes[counter] = SKETCHED;
        sketchOf[counter] = sketch;
    }

    private int newSketch() {
        int sketch;
        if (free > 0) {
            free--;
            sketch = freeSketches[free];
        } else {
            sketch = sketchesMade;
            sketchesMade++;
            if (sketchesMade > freeSketches.length) {
                int made = Math.max(8, freeSketches.length * 2);
                registers = Arrays.copyOf(registers, made * REGISTERS);
                freeSketches = Arrays.copyOf(freeSketches, made);
            }
        }
        Arrays.fill(registers, sketch * REGISTERS, (sketch + 1) * REGISTERS, (byte) 0);
        return sketch;
    }

    private void rank(int sketch, int hash) {
        int at = sketch * REGISTERS + (hash >>> RANKED_BITS);
        int rank = Math.min(Integer.numberOfLeadingZeros(hash << PRECISION), RANKED_BITS) + 1;
        if (registers[at] < rank) {
            registers[at] = (byte) rank;
        }
    }
}
