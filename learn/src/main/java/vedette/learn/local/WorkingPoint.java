package vedette.learn.local;

import java.util.stream.IntStream;
import vedette.learn.judge.Judge;
import vedette.learn.judge.Ranking;
import vedette.learn.model.Model;
import vedette.learn.table.Table;

/// How many false alarms the model at work gives on rows of other recordings. A model that is compared with it has its
/// threshold set to as many, else a difference could be one of thresholds alone.
final class WorkingPoint {

    /// Fewer cannot be told from none by so few rows.
    private static final double LEAST = 0.005;

    private final Table benign;
    private final double share;

    private WorkingPoint(Table benign, double share) {
        this.benign = benign;
        this.share = share;
    }

    /// @param others rows that neither model has learnt from, and by which they are not compared
    static WorkingPoint of(Former before, Table others) {
        int place = others.classes().indexOf(Judge.BENIGN);
        Table benign = others.choose(IntStream.range(0, others.rows())
                .filter(row -> place >= 0 && others.label(row) == place)
                .toArray());
        return new WorkingPoint(
                benign,
                benign.rows() == 0
                        ? 0
                        : ranking(before.model(), benign).at(before.threshold()).falseShare());
    }

    private static Ranking ranking(Model model, Table benign) {
        return Ranking.of(Judge.scores(model, benign), new boolean[benign.rows()]);
    }

    /// A model at that point.
    ///
    /// @param otherwise its threshold if there are no rows to know by
    Former set(Model model, float otherwise) {
        if (benign.rows() == 0) {
            return new Former(model, otherwise);
        }
        return new Former(
                model,
                ranking(model, benign).atFalseShare(Math.max(share, LEAST)).threshold());
    }
}
