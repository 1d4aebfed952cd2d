package vedette.detect.command;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// How regularly something happens: the latest times between one beat and the next, in whole seconds.
///
/// Beats in seconds that follow each other are one. A pause of many periods, as when a host sleeps, is left
/// out.
///
/// Regularity is the logarithm of the arithmetic mean over the geometric mean of the times, which is 0 for a
/// clock, 0.05 for times spread evenly over half a period to one and a half, and 0.58 for what happens by
/// chance. How unlikely so low a value is by chance, for as few times as there are, is told by the test of
/// Moran (1951), whose distribution Bartlett has approximated by chi-squared.
final class Rhythm {

    private static final int MOST = 32;
    private static final int FIRST = 4;

    /// A time so many times the usual is a pause.
    private static final int PAUSE = 8;

    /// So many pauses lately, each counting less with every beat after it, and what is between them is no rhythm.
    private static final double FEW = 0.8;

    private static final double FADING = 0.9;

    /// Times of whole seconds are wrong by this variance, in seconds squared.
    private static final double ROUNDING = 1.0 / 6;

    private int[] times = new int[FIRST];
    private int size;
    private int next;
    private long beats;
    private long first;
    private long last;
    private double pauses;

    Rhythm() {}

    Rhythm(DataInput in) throws IOException {
        size = in.readInt();
        next = in.readInt();
        beats = in.readLong();
        first = in.readLong();
        last = in.readLong();
        pauses = in.readDouble();
        times = new int[Math.max(FIRST, Integer.highestOneBit(Math.max(1, 2 * size - 1)))];
        for (int i = 0; i < size; i++) {
            times[i] = in.readInt();
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(size);
        out.writeInt(next);
        out.writeLong(beats);
        out.writeLong(first);
        out.writeLong(last);
        out.writeDouble(pauses);
        for (int i = 0; i < size; i++) {
            out.writeInt(times[i]);
        }
    }

    /// Takes a beat in this second; whether it is one of its own.
    boolean beat(long second) {
        long since = second - last;
        last = second;
        if (beats > 0 && since <= 1) {
            return false;
        }
        if (beats == 0) {
            first = second;
        } else if (size < FIRST || since <= (long) PAUSE * median()) {
            keep((int) Math.min(since, Integer.MAX_VALUE));
            pauses *= FADING;
        } else {
            pauses++;
        }
        beats++;
        return true;
    }

    private void keep(int time) {
        if (size == times.length && size < MOST) {
            times = Arrays.copyOf(times, 2 * size);
        }
        times[next] = time;
        size = Math.max(size, next + 1);
        next = next + 1 & MOST - 1;
    }

    /// How many times from beat to beat are known.
    int size() {
        return size;
    }

    long beats() {
        return beats;
    }

    /// When it began.
    long first() {
        return first;
    }

    int median() {
        int[] sorted = Arrays.copyOf(times, size);
        Arrays.sort(sorted);
        return size == 0 ? 0 : sorted[size / 2];
    }

    double mean() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += times[i];
        }
        return size == 0 ? 0 : sum / size;
    }

    /// 0 for a clock, and the more the less regular.
    double irregularity() {
        if (pauses > FEW) {
            return 1;
        }
        double mean = mean();
        double logs = 0;
        for (int i = 0; i < size; i++) {
            logs += StrictMath.log(times[i]);
        }
        return size == 0 ? 1 : Math.max(StrictMath.log(mean) - logs / size, ROUNDING / (2 * mean * mean));
    }

    /// How unlikely it is by chance: the decimal logarithm of the odds against it.
    double certainty() {
        if (size < 2) {
            return 0;
        }
        double statistic = 2 * size * irregularity() / (1 + (size + 1) / (6.0 * size));
        return -StrictMath.log10(Math.max(1e-30, belowChiSquared(statistic, size - 1)));
    }

    /// The chance that chi-squared with so many degrees of freedom is below the value: the lower incomplete
    /// gamma function by its series.
    private static double belowChiSquared(double value, int freedom) {
        double half = value / 2;
        double shape = freedom / 2.0;
        double term = 1;
        double sum = 1;
        for (int i = 1; i < 200 && term > sum * 1e-12; i++) {
            term *= half / (shape + i);
            sum += term;
        }
        return Math.min(1, sum * StrictMath.exp(shape * StrictMath.log(half) - half - logGammaOfNext(freedom)));
    }

    /// The logarithm of Γ(freedom / 2 + 1).
    private static double logGammaOfNext(int freedom) {
        double sum = freedom % 2 == 0 ? 0 : StrictMath.log(Math.PI) / 2;
        for (double factor = freedom / 2.0; factor > 0; factor--) {
            sum += StrictMath.log(factor);
        }
        return sum;
    }
}
