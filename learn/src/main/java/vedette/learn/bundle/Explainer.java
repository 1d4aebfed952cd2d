package vedette.learn.bundle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vedette.learn.prepare.Preparation;
import vedette.learn.table.Columns;
import vedette.learn.tree.TreeAttribution;
import vedette.learn.tree.TreeModel;

/// Tells why a row got its score: how much each column had to do with it. Owned by one thread.
///
/// Exact for what was trained: the setting right of probabilities afterwards changes how large the shares are, and not
/// which columns they are of.
public final class Explainer {

    private final Preparation preparation;
    private final Shares shares;
    private final double sign;
    private final float[] prepared;
    private final double[] values;

    /// A column's share of a row's score.
    ///
    /// @param seen its value in the row
    /// @param usual its median in training
    /// @param share positive where it makes the row stand out
    public record Reason(String column, float seen, float usual, double share) {}

    /// Tells each column's share of the score of the row that begins at the offset.
    interface Shares {

        void of(float[] rows, int offset, double[] into);
    }

    private Explainer(Preparation preparation, Shares shares, double sign) {
        this.preparation = preparation;
        this.shares = shares;
        this.sign = sign;
        prepared = new float[preparation.columns().size()];
        values = new double[prepared.length];
    }

    /// Of the benign class's probability, turned round; without such a class of the first one's.
    static Explainer ofTrees(TreeModel trees, Preparation preparation) {
        boolean hasBenign = trees.benign() != TreeModel.NONE;
        TreeAttribution attribution =
                trees.attribution(hasBenign && trees.trees().outputs() > 1 ? trees.benign() : 0);
        boolean isTurned = hasBenign && (trees.trees().outputs() > 1 || trees.benign() == 1);
        return new Explainer(preparation, attribution::explain, isTurned ? -1 : 1);
    }

    /// Of a model that tells how much a row stands out.
    static Explainer ofScore(Shares shares, Preparation preparation) {
        return new Explainer(preparation, shares, 1);
    }

    /// The columns that had most to do with the score of the row that begins at the offset, most first.
    public List<Reason> explain(float[] rows, int offset, int most) {
        System.arraycopy(rows, offset, prepared, 0, prepared.length);
        preparation.apply(prepared, 1);
        shares.of(prepared, 0, values);
        Columns columns = preparation.columns();
        List<Reason> reasons = new ArrayList<>();
        for (int column = 0; column < values.length; column++) {
            reasons.add(new Reason(
                    columns.name(column), rows[offset + column], preparation.median(column), sign * values[column]));
        }
        reasons.sort(Comparator.comparingDouble((Reason reason) -> -Math.abs(reason.share))
                .thenComparing(Reason::column));
        return List.copyOf(reasons.subList(0, Math.min(most, reasons.size())));
    }
}
