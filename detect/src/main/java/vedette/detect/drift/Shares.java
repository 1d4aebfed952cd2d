package vedette.detect.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// How the values of a column are spread over ten parts that each had a tenth of the values of training, or as near to
/// that as equal values allow. Owned by one thread.
final class Shares {

    private static final int PARTS = 10;

    /// As if so much of a value more had been seen in each part: an empty part is not infinitely rare.
    private static final double UNSEEN = 0.5;

    private final float[] ends;
    private final double[] training;
    private final long[] counts;
    private long total;

    /// @param knots quantiles of the values of training, as far from each other as all are
    Shares(float[] knots) {
        float[] all = new float[PARTS - 1];
        for (int part = 1; part < PARTS; part++) {
            all[part - 1] = knots[part * (knots.length - 1) / PARTS];
        }
        int different = 0;
        for (float end : all) {
            if (different == 0 || end > all[different - 1]) {
                all[different++] = end;
            }
        }
        ends = Arrays.copyOf(all, different);
        training = new double[different + 1];
        counts = new long[different + 1];
        for (float knot : knots) {
            training[part(knot)] += 1.0 / knots.length;
        }
    }

    /// A value that is an end belongs to the part before it.
    private int part(float value) {
        int part = 0;
        while (part < ends.length && value > ends[part]) {
            part++;
        }
        return part;
    }

    void add(float value) {
        counts[part(value)]++;
        total++;
    }

    long total() {
        return total;
    }

    /// The population stability index of what was counted against training: below 0.1 they are alike, above 0.25 they
    /// are not, as people in banking have it who have used it for long.
    double shift() {
        double index = 0;
        for (int part = 0; part < counts.length; part++) {
            double seen = (counts[part] + UNSEEN) / (total + UNSEEN * counts.length);
            double usual = Math.max(training[part], UNSEEN / 1_000);
            index += (seen - usual) * StrictMath.log(seen / usual);
        }
        return index;
    }

    void clear() {
        Arrays.fill(counts, 0);
        total = 0;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(counts.length);
        for (long count : counts) {
            out.writeLong(count);
        }
    }

    void read(DataInput in) throws IOException {
        clear();
        int parts = in.readInt();
        if (parts != counts.length) {
            throw new IOException("what was learnt of drift is damaged: remove it, and it is learnt anew");
        }
        for (int part = 0; part < parts; part++) {
            counts[part] = in.readLong();
            total += counts[part];
        }
    }
}
