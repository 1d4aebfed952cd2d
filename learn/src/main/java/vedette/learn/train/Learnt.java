package vedette.learn.train;

import java.util.List;
import vedette.learn.bundle.Parts;

/// What a learner made.
///
/// @param importance for each column the share that it had; empty if that is not known
public record Learnt(Parts parts, List<Double> importance) {

    public Learnt {
        importance = List.copyOf(importance);
    }
}
