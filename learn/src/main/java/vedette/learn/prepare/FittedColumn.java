package vedette.learn.prepare;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import vedette.learn.prepare.Recipe.Scaling;

/// What was fitted of one column.
final class FittedColumn {

    private static final double FARTHEST = 1e6; // so that nothing becomes infinite

    private final boolean isLogged;
    private final Scaling scaling;
    private final float median;
    private final float low;
    private final float high;
    private final float mean;
    private final float deviation;
    private final float[] knots;

    /// @param bounds median, lowest and highest value, mean and deviation
    private FittedColumn(Recipe recipe, float[] bounds, float[] knots) {
        isLogged = recipe.isLogged();
        scaling = recipe.scaling();
        median = bounds[0];
        low = bounds[1];
        high = bounds[2];
        mean = bounds[3];
        deviation = bounds[4];
        this.knots = knots;
    }

    static FittedColumn fit(Recipe recipe, float[] values) {
        float[] sorted = finite(values);
        Arrays.sort(sorted);
        if (sorted.length == 0) {
            sorted = new float[] {0};
        }
        float low = recipe.clip() == 0 ? -Float.MAX_VALUE : quantile(sorted, recipe.clip());
        float high = recipe.clip() == 0 ? Float.MAX_VALUE : quantile(sorted, 1 - recipe.clip());
        float[] bounds = {quantile(sorted, 0.5), low, high, 0, 1};
        FittedColumn unscaled = new FittedColumn(recipe, bounds, new float[0]);
        return switch (recipe.scaling()) {
            case NONE -> unscaled;
            case STANDARD -> standard(recipe, bounds, unscaled, sorted);
            case RANK -> new FittedColumn(recipe, bounds, unscaled.knots(sorted, recipe.knots()));
        };
    }

    private static float[] finite(float[] values) {
        float[] finite = new float[values.length];
        int count = 0;
        for (float value : values) {
            if (Float.isFinite(value)) {
                finite[count++] = value;
            }
        }
        return Arrays.copyOf(finite, count);
    }

    /// The value below which this share of the others is.
    private static float quantile(float[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    private static FittedColumn standard(Recipe recipe, float[] bounds, FittedColumn unscaled, float[] sorted) {
        double sum = 0;
        for (float value : sorted) {
            sum += unscaled.unscaled(value);
        }
        double mean = sum / sorted.length;
        double squares = 0;
        for (float value : sorted) {
            double off = unscaled.unscaled(value) - mean;
            squares += off * off;
        }
        float deviation = (float) Math.sqrt(squares / sorted.length);
        boolean isUsable = deviation >= Float.MIN_NORMAL && Float.isFinite(deviation);
        float[] all = {bounds[0], bounds[1], bounds[2], (float) mean, isUsable ? deviation : 1};
        return new FittedColumn(recipe, all, new float[0]);
    }

    private float[] knots(float[] sorted, int count) {
        float[] knots = new float[count];
        for (int i = 0; i < count; i++) {
            knots[i] = unscaled(quantile(sorted, (double) i / (count - 1)));
        }
        return knots;
    }

    float median() {
        return median;
    }

    float low() {
        return low;
    }

    float high() {
        return high;
    }

    float mean() {
        return mean;
    }

    float deviation() {
        return deviation;
    }

    float[] knots() {
        return knots.clone();
    }

    float apply(float value) {
        float plain = unscaled(value);
        return switch (scaling) {
            case NONE -> plain;
            case STANDARD -> (float) Math.clamp(((double) plain - mean) / deviation, -FARTHEST, FARTHEST);
            case RANK -> rank(plain);
        };
    }

    /// The largest value that comes out as at most this: what is prepared never falls as the value rises.
    float atMost(float prepared) {
        int low = ordered(-Float.MAX_VALUE);
        int high = ordered(Float.MAX_VALUE);
        while (low < high) {
            int middle = (int) (((long) low + high + 1) >> 1);
            if (apply(ordered(middle)) <= prepared) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return ordered(low);
    }

    /// A number that rises with the value.
    private static int ordered(float value) {
        int bits = Float.floatToIntBits(value);
        return bits >= 0 ? bits : Integer.MIN_VALUE - bits;
    }

    private static float ordered(int number) {
        return Float.intBitsToFloat(number >= 0 ? number : Integer.MIN_VALUE - number);
    }

    private float unscaled(float value) {
        float finite = Float.isFinite(value) ? value : median;
        float clipped = Math.clamp(finite, low, high);
        if (!isLogged) {
            return clipped;
        }
        float size = (float) StrictMath.log1p(Math.abs((double) clipped));
        return clipped < 0 ? -size : size;
    }

    /// Where among the knots the value is; in the middle of those that are equal to it.
    private float rank(float value) {
        int last = knots.length - 1;
        int below = lowerEnd(value);
        int above = below;
        while (above <= last && knots[above] == value) {
            above++;
        }
        if (above > below) {
            return (float) ((below + above - 1) / 2.0 / last);
        }
        if (below == 0 || below > last) {
            return below == 0 ? 0 : 1;
        }
        double step = (double) knots[below] - knots[below - 1];
        return (float) ((below - 1 + (value - (double) knots[below - 1]) / step) / last);
    }

    /// The first knot that is not less.
    private int lowerEnd(float value) {
        int low = 0;
        int high = knots.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (knots[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    void write(DataOutput to) throws IOException {
        for (float one : new float[] {median, low, high, mean, deviation}) {
            to.writeFloat(one);
        }
        to.writeInt(knots.length);
        for (float knot : knots) {
            to.writeFloat(knot);
        }
    }

    static FittedColumn read(DataInput from, Recipe recipe) throws IOException {
        float[] bounds = floats(from, 5);
        if (bounds[1] > bounds[2] || bounds[4] <= 0) {
            throw new IOException("the preparation is damaged: it has a column with bounds " + Arrays.toString(bounds));
        }
        int count = from.readInt();
        if (count != (recipe.scaling() == Scaling.RANK ? recipe.knots() : 0)) {
            throw new IOException("the preparation is damaged: it has a column with " + count + " knots");
        }
        float[] knots = floats(from, count);
        for (int i = 1; i < count; i++) {
            if (knots[i] < knots[i - 1]) {
                throw new IOException("the preparation is damaged: its knots are not in order");
            }
        }
        return new FittedColumn(recipe, bounds, knots);
    }

    private static float[] floats(DataInput from, int count) throws IOException {
        float[] floats = new float[count];
        for (int i = 0; i < count; i++) {
            floats[i] = from.readFloat();
            if (!Float.isFinite(floats[i])) {
                throw new IOException("the preparation is damaged: it has a value that is no number");
            }
        }
        return floats;
    }
}
