package vedette.learn.forest;

import java.util.List;
import vedette.learn.tree.TreeModel;

/// A grown forest, and what is known of it from its growing.
///
/// @param importance for each column the share of all that divisions did to part classes; sums to 1, or is
///     all zero where nothing was divided
public record TrainedForest(TreeModel model, OutOfBag outOfBag, List<Double> importance) {

    public TrainedForest {
        importance = List.copyOf(importance);
    }
}
