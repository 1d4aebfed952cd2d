package vedette.learn.forest;

import java.util.Arrays;
import java.util.BitSet;
import vedette.learn.grow.BinnedRows;
import vedette.learn.grow.Crew;
import vedette.learn.tree.Trees;

/// What a forest says of the rows it was grown from, each judged only by the trees that have not seen it:
/// an estimate of how well it does on rows like these. It says nothing of other days or other networks.
public final class OutOfBag {

    private static final int BLOCK = 1_024;

    private final int classes;
    private final float[] probabilities;
    private final int[] judges;
    private final int[] numbers;
    private final int[] labels;

    private OutOfBag(BinnedRows rows, int classes) {
        this.classes = classes;
        probabilities = new float[Math.multiplyExact(rows.size(), classes)];
        judges = new int[rows.size()];
        numbers = new int[rows.size()];
        labels = new int[rows.size()];
        Arrays.setAll(numbers, rows::number);
        Arrays.setAll(labels, rows::classOf);
    }

    static OutOfBag judge(BinnedRows rows, Trees trees, BitSet[] drawn, int threads) {
        OutOfBag result = new OutOfBag(rows, trees.outputs());
        int blocks = (rows.size() + BLOCK - 1) / BLOCK;
        Crew.share(blocks, threads, () -> {
            float[] values = new float[BLOCK * rows.columns()];
            return block -> result.judgeBlock(rows, trees, drawn, block * BLOCK, values);
        });
        return result;
    }

    private void judgeBlock(BinnedRows rows, Trees trees, BitSet[] drawn, int first, float[] values) {
        int count = Math.min(BLOCK, rows.size() - first);
        int width = rows.columns();
        for (int column = 0; column < width; column++) {
            float[] from = rows.table().column(column);
            for (int i = 0; i < count; i++) {
                values[i * width + column] = from[rows.number(first + i)];
            }
        }
        for (int tree = 0; tree < trees.size(); tree++) {
            for (int i = 0; i < count; i++) {
                if (!drawn[tree].get(first + i)) {
                    add(trees, tree, values, i * width, first + i);
                }
            }
        }
        for (int row = first; row < first + count; row++) {
            for (int i = row * classes; i < (row + 1) * classes; i++) {
                probabilities[i] /= Math.max(1, judges[row]);
            }
        }
    }

    private void add(Trees trees, int tree, float[] values, int offset, int row) {
        int node = trees.leafOf(tree, values, offset);
        for (int each = 0; each < classes; each++) {
            probabilities[row * classes + each] += trees.value(tree, node, each);
        }
        judges[row]++;
    }

    /// How many rows there are, judged or not.
    public int rows() {
        return judges.length;
    }

    /// The row's number in the table that the forest was grown from.
    public int number(int row) {
        return numbers[row];
    }

    /// The row's class in that table.
    public int label(int row) {
        return labels[row];
    }

    /// Whether any tree has not seen the row.
    public boolean isJudged(int row) {
        return judges[row] > 0;
    }

    public float probability(int row, int which) {
        return probabilities[row * classes + which];
    }

    /// The likeliest class of a row; of equals the first.
    public int best(int row) {
        int best = 0;
        for (int each = 1; each < classes; each++) {
            if (probability(row, each) > probability(row, best)) {
                best = each;
            }
        }
        return best;
    }

    /// The share of judged rows that were given their class; NaN if none was judged.
    public double accuracy() {
        int judged = 0;
        int right = 0;
        for (int row = 0; row < rows(); row++) {
            if (isJudged(row)) {
                judged++;
                right += best(row) == labels[row] ? 1 : 0;
            }
        }
        return judged == 0 ? Double.NaN : (double) right / judged;
    }
}
