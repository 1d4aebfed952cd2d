package vedette.learn.calibrate;

import java.util.Arrays;

/// What a model gave as the probability of a class, and whether the row was of it; the least probability
/// first.
final class Outcomes {

    private final float[] given;
    private final boolean[] hits;

    private Outcomes(float[] given, boolean[] hits) {
        this.given = given;
        this.hits = hits;
    }

    /// Sorts outcomes. Probabilities are from 0 to 1.
    static Outcomes of(float[] given, boolean[] hits) {
        long[] keys = new long[given.length];
        for (int i = 0; i < keys.length; i++) {
            // bits of floats that are not negative are in the order of the floats
            keys[i] = ((long) Float.floatToIntBits(given[i] + 0f) << 1) | (hits[i] ? 1 : 0);
        }
        Arrays.sort(keys);
        float[] sorted = new float[keys.length];
        boolean[] sortedHits = new boolean[keys.length];
        for (int i = 0; i < keys.length; i++) {
            sorted[i] = Float.intBitsToFloat((int) (keys[i] >>> 1));
            sortedHits[i] = (keys[i] & 1) == 1;
        }
        return new Outcomes(sorted, sortedHits);
    }

    int size() {
        return given.length;
    }

    float given(int i) {
        return given[i];
    }

    boolean isHit(int i) {
        return hits[i];
    }

    int hits() {
        int count = 0;
        for (boolean hit : hits) {
            count += hit ? 1 : 0;
        }
        return count;
    }
}
