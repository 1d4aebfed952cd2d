package vedette.learn.boosting;

import java.util.List;
import vedette.learn.tree.TreeModel;

/// Boosted trees, and what is known of them from their growing.
///
/// @param importance for each column the share of all that divisions mended; sums to 1, or is all zero where
///     nothing was divided
public record TrainedBoosting(TreeModel model, List<Double> importance) {

    public TrainedBoosting {
        importance = List.copyOf(importance);
    }
}
