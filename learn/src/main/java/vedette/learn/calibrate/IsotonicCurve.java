package vedette.learn.calibrate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// The steps that fit best among those that never fall, found by pooling neighbours that do; straight lines
/// between them.
final class IsotonicCurve implements Curve {

    static final int CODE = 1;

    private static final float RISE = 1e-3f;

    private static final int MOST_POINTS = 1 << 22;
    private static final int FIRST_CAPACITY = 1_024;

    private final float[] given;
    private final float[] found;

    private IsotonicCurve(float[] given, float[] found) {
        this.given = given;
        this.found = found;
    }

    /// Fits outcomes.
    static IsotonicCurve fit(Outcomes outcomes) {
        int size = outcomes.size();
        float[] low = new float[size]; // of each pool of neighbours
        float[] high = new float[size];
        double[] hits = new double[size];
        long[] rows = new long[size];
        int pools = 0;
        for (int from = 0; from < size; ) {
            int to = from;
            low[pools] = outcomes.given(from);
            high[pools] = low[pools];
            hits[pools] = 0;
            while (to < size && outcomes.given(to) == low[pools]) {
                hits[pools] += outcomes.isHit(to++) ? 1 : 0;
            }
            rows[pools] = (long) to - from;
            from = to;
            while (pools > 0 && hits[pools - 1] * rows[pools] >= hits[pools] * rows[pools - 1]) {
                high[pools - 1] = high[pools];
                hits[pools - 1] += hits[pools];
                rows[pools - 1] += rows[pools];
                pools--;
            }
            pools++;
        }
        return ofPools(low, high, hits, rows, pools);
    }

    /// Where the steps are flat the curve rises a little, so that the order of rows is not lost.
    private static IsotonicCurve ofPools(float[] low, float[] high, double[] hits, long[] rows, int pools) {
        float[] given = new float[2 * pools + 2];
        float[] found = new float[2 * pools + 2];
        int points = 0;
        if (low[0] > 0) {
            found[points++] = risen((float) (hits[0] / rows[0]), 0);
        }
        for (int pool = 0; pool < pools; pool++) {
            float share = (float) (hits[pool] / rows[pool]);
            given[points] = low[pool];
            found[points++] = risen(share, low[pool]);
            if (high[pool] > low[pool]) {
                given[points] = high[pool];
                found[points++] = risen(share, high[pool]);
            }
        }
        if (given[points - 1] < 1) {
            given[points] = 1;
            found[points++] = risen((float) (hits[pools - 1] / rows[pools - 1]), 1);
        }
        return new IsotonicCurve(Arrays.copyOf(given, points), Arrays.copyOf(found, points));
    }

    private static float risen(float share, float given) {
        return (1 - RISE) * share + RISE * given;
    }

    @Override
    public float at(float probability) {
        int last = given.length - 1;
        if (!(probability > given[0])) {
            return found[0];
        }
        if (probability >= given[last]) {
            return found[last];
        }
        int low = 0;
        int high = last;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (given[middle] <= probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        float share = (probability - given[low]) / (given[high] - given[low]);
        return found[low] + share * (found[high] - found[low]);
    }

    void describe(CurveParts parts) {
        parts.line(given.clone(), found.clone());
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(CODE);
        out.writeInt(given.length);
        for (int i = 0; i < given.length; i++) {
            out.writeFloat(given[i]);
            out.writeFloat(found[i]);
        }
    }

    static IsotonicCurve read(DataInput in) throws IOException {
        int points = in.readInt();
        if (points < 1 || points > MOST_POINTS) {
            throw new IOException(
                    "damaged calibration: a curve of " + points + " points, expected 1 to " + MOST_POINTS);
        }
        float[] given = new float[Math.min(points, FIRST_CAPACITY)];
        float[] found = new float[given.length];
        for (int i = 0; i < points; i++) {
            if (i == given.length) {
                given = Arrays.copyOf(given, Math.min(points, 2 * i));
                found = Arrays.copyOf(found, given.length);
            }
            given[i] = in.readFloat();
            found[i] = in.readFloat();
            boolean isInRange = given[i] >= 0 && given[i] <= 1 && found[i] >= 0 && found[i] <= 1;
            if (!isInRange || (i > 0 && !(given[i] > given[i - 1] && found[i] >= found[i - 1]))) {
                throw new IOException("damaged calibration: point " + i + " of a curve does not follow the one before");
            }
        }
        return new IsotonicCurve(given, found);
    }
}
