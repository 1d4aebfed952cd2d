package vedette.learn.train;

import java.util.List;
import vedette.learn.bundle.Parts;
import vedette.learn.network.Epoch;

/// What a learner made.
///
/// @param importance for each column the share that it had; empty if that is not known
/// @param history of a network, epoch by epoch; else empty
public record Learnt(Parts parts, List<Double> importance, List<Epoch> history) {

    public Learnt {
        importance = List.copyOf(importance);
        history = List.copyOf(history);
    }
}
