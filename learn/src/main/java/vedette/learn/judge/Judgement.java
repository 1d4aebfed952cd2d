package vedette.learn.judge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came out when a model judged rows whose truth is known.
///
/// @param rows those with a label
/// @param confusion null if the model knows no classes
/// @param reliability of the score as the probability of an attack; null if the model knows no classes
/// @param benign the place of the benign class in the confusion, or -1
public record Judgement(
        long rows,
        @Nullable Confusion confusion,
        Ranking ranking,
        @Nullable Reliability reliability,
        int benign,
        Interval accuracy,
        Interval macroF1,
        Interval rocAuc,
        List<OfKind> kinds) {

    /// How the rows of one class were ranked against the benign ones.
    ///
    /// @param recall at the threshold that one in a hundred benign rows reaches
    public record OfKind(String name, long rows, double rocAuc, double recall) {}

    public Judgement {
        kinds = List.copyOf(kinds);
    }
}
