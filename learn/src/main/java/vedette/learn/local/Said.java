package vedette.learn.local;

import java.util.Arrays;
import vedette.learn.model.Model;
import vedette.learn.model.Verdicts;
import vedette.learn.table.Table;

/// What a model says of rows, as people are told of it: of those whose score reaches its threshold the likeliest family
/// of attacks, of all others that they are benign.
final class Said {

    private static final int BATCH = 1_024;

    private final int[] families;
    private final int[] likeliest;
    private final int[] next;
    private final float[] margins;

    private Said(int rows) {
        families = new int[rows];
        likeliest = new int[rows];
        next = new int[rows];
        margins = new float[rows];
    }

    static Said of(Former judge, Table table, Families families) {
        Model model = judge.model();
        Said said = new Said(table.rows());
        int[] familyOf = families.of(model.classes());
        float[] sums = new float[families.count()];
        float[] batch = new float[BATCH * table.columns().size()];
        Verdicts verdicts = new Verdicts(BATCH, familyOf.length);
        for (int first = 0; first < table.rows(); first += BATCH) {
            int count = Math.min(BATCH, table.rows() - first);
            table.copy(first, count, batch);
            model.judge(batch, count, verdicts);
            for (int row = 0; row < count; row++) {
                Arrays.fill(sums, 0);
                for (int which = 0; which < familyOf.length; which++) {
                    sums[familyOf[which]] += verdicts.probability(row, which);
                }
                said.add(first + row, sums, verdicts.score(row) >= judge.threshold());
            }
        }
        return said;
    }

    private void add(int row, float[] sums, boolean isAlarm) {
        int best = 0;
        int second = -1;
        int attack = -1;
        for (int family = 1; family < sums.length; family++) {
            if (sums[family] > sums[best]) {
                second = best;
                best = family;
            } else if (second < 0 || sums[family] > sums[second]) {
                second = family;
            }
            attack = attack < 0 || sums[family] > sums[attack] ? family : attack;
        }
        families[row] = isAlarm && attack > 0 ? attack : Families.BENIGN;
        likeliest[row] = best;
        next[row] = Math.max(second, 0);
        margins[row] = second < 0 ? 1 : sums[best] - sums[second];
    }

    /// The place of the family that the row is taken for.
    int family(int row) {
        return families[row];
    }

    /// The place of the likeliest family, whatever the threshold.
    int likeliest(int row) {
        return likeliest[row];
    }

    /// The place of the likeliest after that.
    int next(int row) {
        return next[row];
    }

    /// By how much the likeliest family is likelier than the next: the less, the less the model knows.
    float margin(int row) {
        return margins[row];
    }
}
