package vedette.learn.grow;

import java.util.Arrays;
import vedette.learn.tree.Chance;

/// The values of a column in up to 255 bins of about as many rows each. A value that many rows share has
/// its own.
public final class Bins {

    /// As many bins as a column has at most.
    public static final int MOST = 255;

    private static final int SAMPLE = 200_000;

    private final float[] borders; // the greatest value of each bin but the last
    private final float[] least;
    private final float[] greatest;

    private Bins(float[] borders) {
        this.borders = borders;
        least = new float[borders.length + 1];
        greatest = new float[borders.length + 1];
        Arrays.fill(least, Float.POSITIVE_INFINITY);
        Arrays.fill(greatest, Float.NEGATIVE_INFINITY);
    }

    /// Finds bins for values, from a part of them if they are many.
    static Bins of(float[] values, long seed, int column) {
        float[] sorted = values.length <= SAMPLE ? values.clone() : sample(values, Chance.of(seed, -1 - column));
        Arrays.sort(sorted);
        return new Bins(borders(sorted));
    }

    private static float[] sample(float[] values, Chance chance) {
        float[] sample = new float[SAMPLE];
        for (int i = 0; i < SAMPLE; i++) {
            sample[i] = values[chance.below(values.length)];
        }
        return sample;
    }

    private static float[] borders(float[] sorted) {
        int distinct = 1;
        for (int i = 1; i < sorted.length; i++) {
            distinct += sorted[i] > sorted[i - 1] ? 1 : 0;
        }
        float[] borders = new float[Math.min(distinct, MOST) - 1];
        boolean isCoarse = distinct > MOST;
        int count = 0;
        int start = 0; // of the bin
        for (int i = 1; i < sorted.length && count < borders.length; i++) {
            boolean isFull = !isCoarse || (long) (i - start) * (MOST - count) >= sorted.length - start;
            if (sorted[i] > sorted[i - 1] && (isFull || isHeavy(sorted, i, (sorted.length - start) / (MOST - count)))) {
                borders[count++] = sorted[i - 1];
                start = i;
            }
        }
        return Arrays.copyOf(borders, count);
    }

    /// Whether the value that begins here fills a bin alone.
    private static boolean isHeavy(float[] sorted, int from, int size) {
        return size > 1 && from + size < sorted.length && sorted[from + size] == sorted[from];
    }

    /// The bin of each value.
    byte[] code(float[] values) {
        byte[] codes = new byte[values.length];
        for (int i = 0; i < codes.length; i++) {
            int bin = bin(values[i]);
            codes[i] = (byte) bin;
            least[bin] = Math.min(least[bin], values[i]);
            greatest[bin] = Math.max(greatest[bin], values[i]);
        }
        return codes;
    }

    /// How many there are.
    public int size() {
        return least.length;
    }

    private int bin(float value) {
        int low = 0;
        int high = borders.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (value > borders[middle]) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// A threshold that parts the values of one bin from those of a later one.
    public float between(int bin, int later) {
        float low = greatest[bin];
        float high = least[later];
        float middle = (float) (((double) low + high) / 2);
        return middle < high ? middle : low;
    }
}
