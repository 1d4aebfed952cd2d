package vedette.learn.judge;

import java.util.List;

/// What came out when a model judged rows: of all together, and of parts of them apart.
///
/// @param origins of each data set that was given to be told apart; empty if there was one
/// @param ages of flows that were as old; empty if no row is of a living flow
public record Judgements(Judgement whole, List<Part> origins, List<Part> ages) {

    /// Some of the rows.
    ///
    /// @param name what they have in common
    public record Part(String name, Judgement judgement) {}

    public Judgements {
        origins = List.copyOf(origins);
        ages = List.copyOf(ages);
    }
}
