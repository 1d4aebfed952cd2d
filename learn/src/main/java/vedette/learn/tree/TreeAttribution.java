package vedette.learn.tree;

import java.util.Arrays;

/// How much each column had to do with what trees say of a row: exact Shapley values, where a tree that is
/// not told a column goes both ways, weighed by how many training rows went either way. Owned by one
/// thread.
///
/// These are the values of Lundberg's path-dependent TreeSHAP ("Consistent individualized feature
/// attribution for tree ensembles", 2018), found in another way. For one leaf, let z be the share of the
/// training rows that the conditions on a column let through, and o be 1 if the row meets them, else 0. The
/// leaf's weight, when each column is told with probability t, is the product of t o + (1 - t) z over the
/// columns on the way; the Shapley value of a column is the integral over t from 0 to 1 of the derivative
/// by that column (Owen, 1972): (o - z) times the product over the others. That is a polynomial with no
/// more coefficients than there are columns on the way, so a few of Gauss's places give it exactly. Sums
/// over the leaves below are carried up at each place, so a tree costs its nodes times those places: a deep
/// tree is no dearer than its size. Where all leaves below a node say the same, it is one.
///
/// The sum of all columns and [#base] is what the trees say of the row.
public final class TreeAttribution {

    private final Trees trees;
    private final int output;
    private final double scale;
    private final double base;
    private final int places;
    private final double[] told; // t at each place
    private final double[] untold; // 1 - t
    private final double[] weights;
    private final double[] untoldWeights; // divided by 1 - t
    private final float[][] constants; // what all leaves below each node say; NaN where they differ
    private final double[][] products; // of the columns on the way, at each place, by depth
    private final double[][] sums; // over the leaves below, likewise
    private final double[] share; // z of each column, on the way that is looked at
    private final boolean[] met; // o likewise

    private float[] row = {};
    private int tree;
    private double[] found = {};

    TreeAttribution(Trees trees, int output, double scale, double start) {
        this.trees = trees;
        this.output = output;
        this.scale = scale;
        int depth = trees.depth();
        Quadrature quadrature = Quadrature.of(Math.min(depth, trees.columns()));
        places = quadrature.size();
        told = new double[places];
        untold = new double[places];
        weights = new double[places];
        untoldWeights = new double[places];
        for (int i = 0; i < places; i++) {
            told[i] = quadrature.point(i);
            untold[i] = 1 - told[i];
            weights[i] = quadrature.weight(i);
            untoldWeights[i] = weights[i] / untold[i];
        }
        products = new double[depth + 1][places];
        sums = new double[depth + 1][places];
        share = new double[trees.columns()];
        met = new boolean[trees.columns()];
        constants = new float[trees.size()][];
        Arrays.setAll(constants, this::constants);
        base = start + scale * expected();
    }

    private float[] constants(int which) {
        float[] values = new float[trees.nodes(which)];
        for (int node = values.length - 1; node >= 0; node--) {
            if (trees.isLeaf(which, node)) {
                values[node] = trees.value(which, node, output);
            } else {
                int left = trees.left(which, node);
                values[node] = values[left] == values[left + 1] ? values[left] : Float.NaN;
            }
        }
        return values;
    }

    private double expected() {
        double sum = 0;
        for (int each = 0; each < trees.size(); each++) {
            sum += trees.expected(each, output)[TreeSketch.ROOT];
        }
        return sum;
    }

    /// What the trees say where no column is told.
    public double base() {
        return base;
    }

    /// Explains the row that begins at the offset.
    ///
    /// @param into takes a value for each column
    public void explain(float[] rows, int offset, double[] into) {
        row = Arrays.copyOfRange(rows, offset, offset + trees.columns());
        found = into;
        Arrays.fill(into, 0, row.length, 0);
        Arrays.fill(share, 1);
        Arrays.fill(met, true);
        for (tree = 0; tree < trees.size(); tree++) {
            Arrays.fill(products[0], 1);
            descend(TreeSketch.ROOT, 0);
        }
        for (int column = 0; column < row.length; column++) {
            into[column] *= scale;
        }
    }

    private void descend(int node, int depth) {
        double[] sum = sums[depth];
        float value = constants[tree][node];
        if (!Float.isNaN(value)) {
            for (int i = 0; i < places; i++) {
                sum[i] = value * products[depth][i];
            }
            return;
        }
        Arrays.fill(sum, 0);
        int column = trees.column(tree, node);
        int left = trees.left(tree, node);
        int taken = trees.next(tree, node, row, 0);
        double shareBefore = share[column];
        boolean metBefore = met[column];
        for (int child = left; child <= left + 1; child++) {
            share[column] = shareBefore * trees.share(tree, node, child);
            met[column] = metBefore && child == taken;
            if (met[column] || share[column] > 0) {
                follow(child, depth + 1, column, shareBefore, metBefore);
                for (int i = 0; i < places; i++) {
                    sum[i] += sums[depth + 1][i];
                }
            }
        }
        share[column] = shareBefore;
        met[column] = metBefore;
    }

    /// Goes on below a node that divides by the column, and adds what its leaves have to say of that.
    private void follow(int child, int depth, int column, double shareBefore, boolean metBefore) {
        if (!metBefore) {
            // the column speaks against the leaves below as it did before: both ways of it cancel out
            multiply(depth, share[column] / shareBefore);
            descend(child, depth);
            return;
        }
        double gain = met[column]
                ? followMet(child, depth, share[column], shareBefore)
                : followUnmet(child, depth, share[column], shareBefore);
        found[column] += gain; // not before: more has been added on the way
    }

    private double followMet(int child, int depth, double z, double zBefore) {
        double[] before = products[depth - 1];
        double[] product = products[depth];
        for (int i = 0; i < places; i++) {
            product[i] = before[i] * (told[i] + untold[i] * z);
        }
        divideBy(depth, zBefore);
        descend(child, depth);
        double[] sum = sums[depth];
        double gain = 0;
        for (int i = 0; i < places; i++) {
            gain += weights[i] * sum[i] / (told[i] + untold[i] * z);
        }
        return (1 - z) * gain - earlierGain(sum, zBefore);
    }

    private double followUnmet(int child, int depth, double z, double zBefore) {
        double[] before = products[depth - 1];
        double[] product = products[depth];
        for (int i = 0; i < places; i++) {
            product[i] = before[i] * untold[i] * z;
        }
        divideBy(depth, zBefore);
        descend(child, depth);
        double[] sum = sums[depth];
        double loss = 0;
        for (int i = 0; i < places; i++) {
            loss += untoldWeights[i] * sum[i];
        }
        return -loss - earlierGain(sum, zBefore);
    }

    private void multiply(int depth, double factor) {
        for (int i = 0; i < places; i++) {
            products[depth][i] = products[depth - 1][i] * factor;
        }
    }

    /// Takes out what the column contributed to the product further up, where it was met.
    private void divideBy(int depth, double z) {
        if (z != 1) {
            for (int i = 0; i < places; i++) {
                products[depth][i] /= told[i] + untold[i] * z;
            }
        }
    }

    /// What has been added for the same leaves further up, where the column was met.
    private double earlierGain(double[] sum, double z) {
        if (z == 1) {
            return 0;
        }
        double gain = 0;
        for (int i = 0; i < places; i++) {
            gain += weights[i] * sum[i] / (told[i] + untold[i] * z);
        }
        return (1 - z) * gain;
    }
}
