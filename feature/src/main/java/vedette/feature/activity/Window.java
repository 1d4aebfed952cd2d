package vedette.feature.activity;

import java.util.Arrays;
import vedette.flow.activity.Count;
import vedette.flow.activity.Distinct;
import vedette.flow.activity.DistinctCounts;
import vedette.flow.activity.HostActivity;
import vedette.flow.label.LabelCounts;

/// What one entity did in one window: its slots added up, from which features are computed. Filled again for each row.
final class Window {

    /// Labels of a window: more than a slot has room for, since there are up to thirty slots.
    private static final int LABELS = 64;

    private final double decay;
    private final long[] counts = new long[Count.SIZE];
    private final long[] histograms = new long[Slots.HISTOGRAMS];
    private final DistinctCounts distinct = new DistinctCounts(Distinct.SIZE);
    private final long[] distinctCounts = new long[Distinct.SIZE];
    private final LabelCounts labels = new LabelCounts(LABELS);
    private final double[] measures = new double[Measure.SIZE];
    private final double[] past = new double[Measure.SIZE];
    private final Rhythm rhythm = new Rhythm();
    private int slotCount;
    private int activeTicks;
    private long pastSlots;

    /// @param decay by which the past fades from slot to slot
    Window(double decay) {
        this.decay = decay;
    }

    /// Fills the window that ends with this slot, and says whether the entity was active in it.
    boolean fill(Slots slots, Entity entity, long lastNumber, WindowLength length) {
        begin(length);
        long firstNumber = lastNumber - slotCount + 1;
        int slot = entity.newestSlot;
        if (slot == Slots.NONE || slots.number(slot) < firstNumber) {
            return false;
        }
        while (slot != Slots.NONE && slots.number(slot) >= firstNumber) {
            add(slots, slot, (int) (slots.number(slot) - firstNumber));
            slot = slots.older(slot);
        }
        rhythm.end();
        for (int i = 0; i < Distinct.SIZE; i++) {
            distinctCounts[i] = distinct.count(i);
        }
        compare(entity.past, lastNumber - WindowLength.MAX_SLOTS + 1);
        return true;
    }

    private void begin(WindowLength length) {
        slotCount = length.slots();
        activeTicks = 0;
        Arrays.fill(counts, 0);
        Arrays.fill(histograms, 0);
        Arrays.fill(measures, 0);
        distinct.clear();
        labels.clear();
        rhythm.begin(ticks());
    }

    private void add(Slots slots, int slot, int place) {
        slots.addCountsTo(slot, counts);
        slots.addHistogramsTo(slot, histograms);
        slots.addDistinctTo(slot, distinct);
        slots.addLabelsTo(slot, labels);
        activeTicks += slots.activeTicks(slot);
        for (int tick = 0; tick < Slots.TICKS; tick++) {
            rhythm.set(place * Slots.TICKS + tick, slots.begun(slot, tick));
        }
        for (Measure measure : Measure.ALL) {
            measures[measure.column()] += slots.measure(slot, measure);
        }
    }

    /// @param number of the slot with which the longest window begins; before it lies the past
    private void compare(Past entityPast, long number) {
        pastSlots = entityPast.slotsBefore(number);
        for (Measure measure : Measure.ALL) {
            past[measure.column()] = entityPast.mean(measure, number, decay);
        }
    }

    double count(Count count) {
        return counts[count.column()];
    }

    long packets() {
        return counts[Count.PACKETS_OUT.column()] + counts[Count.PACKETS_IN.column()];
    }

    long bytes() {
        return counts[Count.BYTES_OUT.column()] + counts[Count.BYTES_IN.column()];
    }

    double distinct(Distinct which) {
        return distinctCounts[which.column()];
    }

    /// Packets by label, in the first counter.
    LabelCounts labels() {
        return labels;
    }

    /// Of the peers, in bits.
    double peerEntropy() {
        return entropy(0);
    }

    double portEntropy() {
        return entropy(HostActivity.BUCKETS);
    }

    Rhythm rhythm() {
        return rhythm;
    }

    double activeShare() {
        return (double) activeTicks / ticks();
    }

    /// The average of a measure over the window's slots less that over the past; 0 without a past.
    double change(Measure measure) {
        return pastSlots == 0 ? 0 : measures[measure.column()] / slotCount - past[measure.column()];
    }

    long pastSeconds() {
        return pastSlots * Slots.TICKS;
    }

    private int ticks() {
        return slotCount * Slots.TICKS;
    }

    /// 0 if all are in one place.
    private double entropy(int start) {
        long sum = 0;
        double weighted = 0;
        for (int i = start; i < start + HostActivity.BUCKETS; i++) {
            if (histograms[i] > 0) {
                sum += histograms[i];
                weighted += histograms[i] * StrictMath.log((double) histograms[i]);
            }
        }
        if (sum == 0) {
            return 0;
        }
        return Math.max(0, (StrictMath.log((double) sum) - weighted / sum) / StrictMath.log(2));
    }
}
