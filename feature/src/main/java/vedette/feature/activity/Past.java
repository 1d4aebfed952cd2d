package vedette.feature.activity;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// The average of an entity's measures over its slots before the last five minutes, the older the less.
final class Past {

    // Sums of values, each times decay to the power of its age in slots. Silent slots count as zeros; they are made up
    // for only when the next value comes, so what is kept depends on when the entity was active and on nothing else.

    private final long firstNumber;
    private long nextNumber;
    private double weight;
    private final double[] sums = new double[Measure.SIZE];

    /// @param firstNumber of the slot in which the entity was first seen
    Past(long firstNumber) {
        this.firstNumber = firstNumber;
        nextNumber = firstNumber;
    }

    /// Adds a slot that has become past. Slots come in order.
    void add(Slots slots, int slot, double decay) {
        double faded = StrictMath.pow(decay, (double) (slots.number(slot) - nextNumber));
        weight = (weight * faded + silence(faded, decay)) * decay + 1;
        for (Measure measure : Measure.ALL) {
            int i = measure.column();
            sums[i] = sums[i] * faded * decay + slots.measure(slot, measure);
        }
        nextNumber = slots.number(slot) + 1;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(firstNumber);
        out.writeLong(nextNumber);
        out.writeDouble(weight);
        for (double sum : sums) {
            out.writeDouble(sum);
        }
    }

    static Past read(DataInput in) throws IOException {
        Past past = new Past(in.readLong());
        past.nextNumber = in.readLong();
        past.weight = in.readDouble();
        for (int i = 0; i < past.sums.length; i++) {
            past.sums[i] = in.readDouble();
        }
        return past;
    }

    /// Slots from the first one to the one before this.
    long slotsBefore(long number) {
        return Math.max(0, number - firstNumber);
    }

    /// The average over all slots before this one, which is later than all that were added; 0 if there are none.
    double mean(Measure measure, long number, double decay) {
        if (slotsBefore(number) == 0) {
            return 0;
        }
        double faded = StrictMath.pow(decay, (double) (number - nextNumber));
        return sums[measure.column()] * faded / (weight * faded + silence(faded, decay));
    }

    /// The weight of as many zeros as make a value fade by this much.
    private static double silence(double faded, double decay) {
        return (1 - faded) / (1 - decay);
    }
}
