package vedette.feature.activity;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import vedette.flow.activity.Count;
import vedette.flow.activity.Distinct;
import vedette.flow.activity.DistinctCounts;
import vedette.flow.activity.HostActivity;
import vedette.flow.activity.PairActivity;
import vedette.flow.columns.Varint;
import vedette.flow.label.LabelCounts;

/// What entities did in ten seconds each: the slots of which windows are made. A slot leads to the older one of the
/// same entity. Flat, bounded, grown with use.
final class Slots {

    /// Ticks in a slot.
    static final int TICKS = 10;

    static final int NONE = -1;

    /// Places in a slot's histograms: by peer, then by port.
    static final int HISTOGRAMS = 2 * HostActivity.BUCKETS;

    private static final int FIRST = 64;
    private static final Count[] COUNTS = Count.values();
    private static final Distinct[] DISTINCTS = Distinct.values();

    private final int max;
    private final int maxSketches;
    private final boolean isOfHosts;
    private int made;
    private int free;
    private int[] freeSlots = new int[0];
    private long[] numbers = new long[0];
    private int[] older = new int[0];
    private long[] counts = new long[0];
    private int[] begunPerTick = new int[0];
    private int[] activeTicks = new int[0];
    private int[] histograms = new int[0];
    private double[] measures = new double[0];
    private final DistinctCounts distinct = new DistinctCounts(0);
    private final LabelCounts labels = new LabelCounts(LabelCounts.USUAL);

    /// @param isOfHosts hosts have histograms and distinct counts, pairs do not
    Slots(ActivityWindowsConfig config, boolean isOfHosts) {
        max = config.maxSlots();
        maxSketches = config.maxSketches();
        this.isOfHosts = isOfHosts;
    }

    /// Whether there is room for another slot; the last quarter is for those inside.
    boolean hasRoom(boolean isHome) {
        return size() < limit(max, isHome) && distinct.sketches() < limit(maxSketches, isHome);
    }

    private static int limit(int most, boolean isHome) {
        return isHome ? most : most - most / 4;
    }

    int size() {
        return made - free;
    }

    /// An empty slot for these ten seconds.
    ///
    /// @param number of the ten seconds, counted from the epoch
    /// @param olderSlot of the same entity, or [#NONE]
    int take(long number, int olderSlot) {
        int slot = free > 0 ? freeSlots[--free] : make();
        numbers[slot] = number;
        older[slot] = olderSlot;
        Arrays.fill(counts, slot * Count.SIZE, (slot + 1) * Count.SIZE, 0);
        Arrays.fill(begunPerTick, slot * TICKS, (slot + 1) * TICKS, 0);
        activeTicks[slot] = 0;
        if (isOfHosts) {
            Arrays.fill(histograms, slot * HISTOGRAMS, (slot + 1) * HISTOGRAMS, 0);
        }
        return slot;
    }

    void release(int slot) {
        if (isOfHosts) {
            for (int i = 0; i < Distinct.SIZE; i++) {
                distinct.clear(slot * Distinct.SIZE + i);
            }
        }
        labels.clear(slot);
        freeSlots[free] = slot;
        free++;
    }

    void add(int slot, int tick, HostActivity host) {
        for (Count count : COUNTS) {
            counts[slot * Count.SIZE + count.column()] += host.count(count);
        }
        mark(slot, tick, host.count(Count.BEGUN));
        int start = slot * HISTOGRAMS;
        for (int i = 0; i < HostActivity.BUCKETS; i++) {
            histograms[start + i] += host.peerBucket(i);
            histograms[start + HostActivity.BUCKETS + i] += host.portBucket(i);
        }
        for (Distinct which : DISTINCTS) {
            host.addDistinctTo(which, distinct, slot * Distinct.SIZE + which.column());
        }
        host.addLabelsTo(labels, slot);
    }

    void add(int slot, int tick, PairActivity pair) {
        for (Count count : COUNTS) {
            counts[slot * Count.SIZE + count.column()] += pair.count(count);
        }
        mark(slot, tick, pair.count(Count.BEGUN));
        pair.addLabelsTo(labels, slot);
    }

    private void mark(int slot, int tick, long begun) {
        begunPerTick[slot * TICKS + tick] += (int) begun;
        activeTicks[slot] |= 1 << tick;
    }

    /// Computes what the entity's past is made of, once the ten seconds are over.
    void close(int slot) {
        for (Measure measure : Measure.ALL) {
            measures[slot * Measure.SIZE + measure.column()] = StrictMath.log1p((double) measure.of(this, slot));
        }
    }

    long number(int slot) {
        return numbers[slot];
    }

    int older(int slot) {
        return older[slot];
    }

    /// Forgets which slot came before.
    void cut(int slot) {
        older[slot] = NONE;
    }

    long count(int slot, Count count) {
        return counts[slot * Count.SIZE + count.column()];
    }

    /// 0 of a pair.
    long distinct(int slot, Distinct which) {
        return !isOfHosts ? 0 : distinct.count(slot * Distinct.SIZE + which.column());
    }

    /// The logarithm of one more than it was.
    double measure(int slot, Measure measure) {
        return measures[slot * Measure.SIZE + measure.column()];
    }

    int activeTicks(int slot) {
        return Integer.bitCount(activeTicks[slot]);
    }

    int begun(int slot, int tick) {
        return begunPerTick[slot * TICKS + tick];
    }

    void addCountsTo(int slot, long[] sums) {
        for (int i = 0; i < Count.SIZE; i++) {
            sums[i] += counts[slot * Count.SIZE + i];
        }
    }

    void addHistogramsTo(int slot, long[] sums) {
        for (int i = 0; i < HISTOGRAMS && isOfHosts; i++) {
            sums[i] += histograms[slot * HISTOGRAMS + i];
        }
    }

    void addDistinctTo(int slot, DistinctCounts sums) {
        for (int i = 0; i < Distinct.SIZE && isOfHosts; i++) {
            sums.addAll(i, distinct, slot * Distinct.SIZE + i);
        }
    }

    void addLabelsTo(int slot, LabelCounts sums) {
        sums.addAll(0, labels, slot);
    }

    /// Writes all of a slot but its labels and which came before.
    void write(int slot, DataOutput out) throws IOException {
        out.writeLong(numbers[slot]);
        for (int i = slot * Count.SIZE; i < (slot + 1) * Count.SIZE; i++) {
            Varint.writeLong(counts[i], out);
        }
        for (int i = slot * TICKS; i < (slot + 1) * TICKS; i++) {
            Varint.write(begunPerTick[i], out);
        }
        Varint.write(activeTicks[slot], out);
        for (int i = slot * HISTOGRAMS; isOfHosts && i < (slot + 1) * HISTOGRAMS; i++) {
            Varint.write(histograms[i], out);
        }
        for (int i = slot * Distinct.SIZE; isOfHosts && i < (slot + 1) * Distinct.SIZE; i++) {
            distinct.write(i, out);
        }
    }

    /// Takes a slot of the same entity that was written.
    ///
    /// @param olderSlot the one before, or [#NONE]
    int read(int olderSlot, DataInput in) throws IOException {
        int slot = take(in.readLong(), olderSlot);
        for (int i = slot * Count.SIZE; i < (slot + 1) * Count.SIZE; i++) {
            counts[i] = Varint.readLong(in);
        }
        for (int i = slot * TICKS; i < (slot + 1) * TICKS; i++) {
            begunPerTick[i] = Varint.read(in);
        }
        activeTicks[slot] = Varint.read(in);
        for (int i = slot * HISTOGRAMS; isOfHosts && i < (slot + 1) * HISTOGRAMS; i++) {
            histograms[i] = Varint.read(in);
        }
        for (int i = slot * Distinct.SIZE; isOfHosts && i < (slot + 1) * Distinct.SIZE; i++) {
            distinct.read(i, in);
        }
        close(slot); // what follows from the counts; of an open slot it is computed once more
        return slot;
    }

    private int make() {
        if (made == numbers.length) {
            grow(Math.min(max, Math.max(FIRST, 2 * made)));
        }
        made++;
        return made - 1;
    }

    private void grow(int slots) {
        freeSlots = Arrays.copyOf(freeSlots, slots);
        numbers = Arrays.copyOf(numbers, slots);
        older = Arrays.copyOf(older, slots);
        counts = Arrays.copyOf(counts, slots * Count.SIZE);
        begunPerTick = Arrays.copyOf(begunPerTick, slots * TICKS);
        activeTicks = Arrays.copyOf(activeTicks, slots);
        measures = Arrays.copyOf(measures, slots * Measure.SIZE);
        if (isOfHosts) {
            histograms = Arrays.copyOf(histograms, slots * HISTOGRAMS);
            distinct.grow(slots * Distinct.SIZE);
        }
    }
}
