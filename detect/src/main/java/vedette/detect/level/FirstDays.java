package vedette.detect.level;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// The first days of a host, as logarithms of what it did in each, until there are enough to tell what is usual.
final class FirstDays {

    /// Four weeks: each day of the week was seen four times.
    static final int ENOUGH = 28;

    static final int WEEK = 7;

    private static final double LEAST_SPREAD = 0.1;

    /// From the mean absolute deviation to the standard deviation, and from the median one, of a normal distribution.
    private static final double FROM_MEAN = 1.2533;

    private static final double FROM_MEDIAN = 1.4826;
    private static final double FAR = 2.5;

    private final double[] values = new double[ENOUGH];
    private final int[] weekdays = new int[ENOUGH];
    private int count;

    void add(double value, int weekday) {
        values[count] = value;
        weekdays[count] = weekday;
        count++;
    }

    boolean areEnough() {
        return count == ENOUGH;
    }

    int count() {
        return count;
    }

    /// What is usual by them. The days of the week differ only as far as chance does not explain it, so that what four
    /// Mondays happened to have does not make Mondays special.
    Rhythm rhythm() {
        double center = median(Arrays.copyOf(values, count));
        double[] offsets = new double[WEEK];
        for (int round = 0; round < 2; round++) {
            double[] means = means(center);
            double noise = 0;
            for (int i = 0; i < count; i++) {
                noise += Math.abs(values[i] - center - means[weekdays[i]]) / count;
            }
            // a half of the days was used up for the means
            double unsure = Math.max(LEAST_SPREAD, noise * FROM_MEAN * StrictMath.sqrt(2));
            for (int day = 0; day < WEEK; day++) {
                double beyond = Math.max(0, Math.abs(means[day]) - unsure);
                offsets[day] = StrictMath.copySign(beyond, means[day]);
            }
            center = median(rest(0, offsets));
        }
        return new Rhythm(center, offsets, spread(rest(center, offsets)));
    }

    private double[] means(double center) {
        double[] sums = new double[WEEK];
        int[] counts = new int[WEEK];
        for (int i = 0; i < count; i++) {
            sums[weekdays[i]] += values[i] - center;
            counts[weekdays[i]]++;
        }
        for (int day = 0; day < WEEK; day++) {
            sums[day] /= Math.max(1, counts[day]);
        }
        return sums;
    }

    private double[] rest(double center, double[] offsets) {
        double[] rest = new double[count];
        for (int i = 0; i < count; i++) {
            rest[i] = values[i] - center - offsets[weekdays[i]];
        }
        return rest;
    }

    private static double spread(double[] rest) {
        double[] sizes = new double[rest.length];
        for (int i = 0; i < rest.length; i++) {
            sizes[i] = Math.abs(rest[i]);
        }
        double narrow = Math.max(LEAST_SPREAD, FROM_MEDIAN * median(sizes.clone()));
        double mean = 0;
        for (double size : sizes) {
            mean += Math.min(size, FAR * narrow) / sizes.length;
        }
        return Math.max(narrow, FROM_MEAN * mean);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(count);
        for (int i = 0; i < count; i++) {
            out.writeDouble(values[i]);
            out.writeByte(weekdays[i]);
        }
    }

    static FirstDays read(DataInput in) throws IOException {
        FirstDays days = new FirstDays();
        int count = in.readByte();
        if (count < 0 || count > ENOUGH) {
            throw new IOException("the state of what hosts did in their first days is damaged");
        }
        for (int i = 0; i < count; i++) {
            days.add(in.readDouble(), Math.floorMod(in.readByte(), WEEK));
        }
        return days;
    }
}
