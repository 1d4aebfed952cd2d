package vedette.learn.model;

import java.util.List;
import vedette.learn.table.Columns;

/// Judges rows: a batch in, a score and probabilities of classes out. The numbers for a row are the same
/// whatever batch it is in. Safe for any thread; nothing is allocated for a row.
public interface Model {

    /// What a row must have, in this order.
    Columns columns();

    /// The classes that it tells apart; none if it gives a score only.
    List<String> classes();

    /// Judges rows whose values lie one after the other.
    ///
    /// @param rows at least `count` times as many values as there are columns
    /// @param out takes the first `count` verdicts; made for this model's number of classes
    void judge(float[] rows, int count, Verdicts out);
}
